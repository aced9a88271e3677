import { costs } from "./costs.ts";
import { type Load, messagesASecond } from "./load.ts";
import { type Model, modelOf, writerRows } from "./model.ts";
import type { ChatShape } from "./peak.ts";

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
} as const;

/** `marks.ts` counts so many of a minute in a shop, and leaves out what is beyond. */
const marksAMinute = 5_000;

/** Publishes a second that one Floor takes. */
export const floorCalls = costs.objectWrites.value;

/** How full each part is in the peak hour, the fullest first. */
export function partsOf(load: Load, shape: ChatShape, model: Model = modelOf(load, shape)): Part[] {
  const hot = model.publishesASecond * load.hotShare;
  const stored = (model.storedGb.ledgerADay * load.retentionDays) / costs.databaseGb.value;
  const parts: Part[] = [
    { part: "one ledger: calls", used: model.appendsASecond / costs.objectCalls.value },
    { part: "one ledger: rows", used: model.ledgerRowsASecond / writerRows },
    { part: "one ledger: disk", used: stored },
    { part: "hot shop: marks of a minute", used: (hot * 60) / marksAMinute },
    { part: "hot shop: Floor", used: hot / floorCalls },
  ];
  return parts.toSorted((a, b) => b.used - a.used);
}

/** The load at each power of ten of conversations a day, and the part that is fullest there. */
export function powersOfTen(load: Load, shape: ChatShape): { load: Load; model: Model; parts: Part[] }[] {
  return [3, 4, 5, 6, 7, 8, 9].map((power) => {
    const of = { ...load, conversationsADay: 10 ** power };
    const model = modelOf(of, shape);
    return { load: of, model, parts: partsOf(of, shape, model) };
  });
}

/** Conversations a day that one shop may have before a part of it is full. */
export function largestShop(load: Load, shape: ChatShape): { marks: number; floor: number } {
  const one = { ...load, conversationsADay: 1 };
  const publishes = messagesASecond(one) * load.peak * shape.appends * load.publishShare;
  return { marks: marksAMinute / 60 / publishes, floor: floorCalls / publishes };
}

/** Conversations a day that the product carries with its one database, by part. */
export function oneDatabase(load: Load, shape: ChatShape): { [part in "calls" | "rows" | "disk"]: number } {
  const used = (part: PartName) =>
    partsOf({ ...load, conversationsADay: 1_000_000 }, shape).find((of) => of.part === part)?.used ?? 1;
  const carried = (part: PartName) => 1_000_000 / used(part);
  return { calls: carried("one ledger: calls"), rows: carried("one ledger: rows"), disk: carried("one ledger: disk") };
}
