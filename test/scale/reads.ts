import { maxAgeMs } from "../../worker/shop/facts-cache.ts";
import { costs } from "./costs.ts";
import { type Load, messagesASecond } from "./load.ts";
import type { ChatShape } from "./peak.ts";

/**
 * What isolates read again although they keep it: settings of a shop for 5 s, facts of a shop (Floor and Seats, one call each) for 2 s.
 * The more isolates share the conversations of one shop, the less keeping helps. Reads a second, in the peak hour.
 */
export type Reads = { readonly facts: number; readonly settings: number };

/** As in `worker/settings/cache.ts`. */
const settingsMs = 5_000;

/** Of a shop that has this share of all conversations. */
export function readsOfShop(load: Load, shape: ChatShape, share: number): Reads {
  const messages = messagesASecond(load) * load.peak;
  const live = messages * shape.awakeSeconds;
  const isolates = Math.max(1, live / costs.objectsAnIsolate.value);
  // How many isolates hold at least one of the shop's conversations, when those lie anywhere.
  const holding = Math.max(1, isolates * (1 - Math.exp((-live * share) / isolates)));
  // Each message and each alarm looks; what it finds is read again when it is older than that.
  const looks = (messages * share * (1 + shape.alarms)) / holding;
  const reads = (keptMs: number) => (holding * looks) / (1 + (looks * keptMs) / 1_000);
  return { facts: reads(maxAgeMs), settings: reads(settingsMs) };
}

/** Of all shops together, taken as equal. */
export function readsOfAll(load: Load, shape: ChatShape): Reads {
  const { facts, settings } = readsOfShop(load, shape, 1 / load.shops);
  return { facts: facts * load.shops, settings: settings * load.shops };
}
