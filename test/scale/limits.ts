import { mostAMinute } from "../../worker/shop/told.ts";
import { costs } from "./costs.ts";
import type { Load } from "./load.ts";
import { headroom, type Model, modelOf, writerRows } from "./model.ts";
import type { ChatShape } from "./peak.ts";
import { readsOfShop } from "./reads.ts";

/** A part of the house as it is built today, and how full the load makes it: above 1 it does not keep up. */
export type Part = { readonly part: PartName; readonly used: number };
export type PartName = keyof typeof answers;

/** What the design does, or would do, when a part is full. */
export const answers = {
  "one ledger: calls": "a database for each group of merchants; below that, objects that gather appends for one writer",
  "one ledger: rows": "a database for each group of merchants",
  "one ledger: disk": "a database for each group of merchants, or a shorter retention",
  "hot shop: marks of a minute": "marks summed in each conversation's publish, so that a minute has rows by subject",
  "hot shop: Floor": "Floors by hash of the conversation below the shop's, which adds up their minutes",
  "hot shop: Seats": "facts pushed to readers, or kept for longer the more of them ask",
} as const;

/** Publishes a second that one Floor takes. */
export const floorCalls = costs.objectWrites.value;

/** How full each part is in the peak hour, the fullest first. */
export function partsOf(load: Load, shape: ChatShape, model: Model = modelOf(load, shape)): Part[] {
  const hot = model.publishesASecond * load.hotShare;
  const { facts } = readsOfShop(load, shape, load.hotShare);
  const stored = (model.storedGb.ledgerADay * load.retentionDays) / costs.databaseGb.value;
  const parts: Part[] = [
    { part: "one ledger: calls", used: model.appendsASecond / costs.objectCalls.value },
    { part: "one ledger: rows", used: model.ledgerRowsASecond / writerRows },
    { part: "one ledger: disk", used: stored },
    { part: "hot shop: marks of a minute", used: (hot * 60) / mostAMinute },
    { part: "hot shop: Floor", used: hot / floorCalls + facts / costs.objectCalls.value },
    { part: "hot shop: Seats", used: facts / costs.objectCalls.value },
  ];
  return parts.toSorted((a, b) => b.used - a.used);
}

/** The load at each power of ten of conversations a day, and the parts that are nearly full there or more, the fullest first. */
export function powersOfTen(load: Load, shape: ChatShape): { load: Load; model: Model; full: Part[] }[] {
  return [3, 4, 5, 6, 7, 8, 9].map((power) => {
    const conversationsADay = 10 ** power;
    // Small houses have few shops, so that the largest has much of it.
    const shops = Math.max(1, Math.round((load.shops * conversationsADay) / load.conversationsADay));
    const of = { ...load, conversationsADay, shops, hotShare: Math.max(load.hotShare, 1 / shops) };
    const model = modelOf(of, shape);
    return { load: of, model, full: partsOf(of, shape, model).filter(({ used }) => used >= headroom) };
  });
}

/** How many conversations a day a part carries before it is full: of the whole load, or in one shop for a part of that shop. */
export function carriedBy(part: PartName, load: Load, shape: ChatShape): number {
  const used = (conversationsADay: number) => {
    // The shop grows; what is around it stays.
    const of = part.startsWith("hot")
      ? { ...load, hotShare: conversationsADay / load.conversationsADay }
      : { ...load, conversationsADay };
    return partsOf(of, shape).find((known) => known.part === part)?.used ?? 0;
  };
  let [low, high] = [1, 1e12];
  while (high / low > 1.001) {
    const tried = Math.sqrt(low * high);
    if (used(tried) < 1) low = tried;
    else high = tried;
  }
  return low;
}
