import { chance, type Pause, pause } from "./chance.ts";
import { asks, type Dialogue, type DialogueItem } from "./dialogue.ts";

/**
 * Arrival times for dialogues that have none. Pauses are invented from who speaks after whom and from nothing else that was
 * said, but for one thing: an agent who asked the buyer to wait takes longer. They are fixed by the dialogue's id. About one
 * agent reply in twelve takes more than a minute, as in a busy shop.
 */
const pauses = {
  buyerAfterAgent: { median: 11, spread: 0.5, from: 3, to: 45 },
  buyerAgain: { median: 6, spread: 0.5, from: 2, to: 20 },
  agentAfterBuyer: { median: 20, spread: 0.8, from: 4, to: 240 },
  agentAgain: { median: 6, spread: 0.6, from: 2, to: 25 },
  agentAfterPromise: { median: 60, spread: 1, from: 8, to: 400 },
  bot: { median: 1, spread: 0.3, from: 1, to: 2 },
} satisfies Record<string, Pause>;

const closing: Pause = { median: 40, spread: 0.4, from: 15, to: 90 };

const promise = /稍等|等一下|等待|核实|查询|查一下|看一下/;

/** The longest invented dialogue; longer ones are shortened evenly, or their first messages would be old news. */
const longestSeconds = 9 * 60;

export type Timed = { readonly item: DialogueItem; readonly at: number };
export type Timeline = { readonly items: readonly Timed[]; readonly closedAt: number };

/**
 * Places a dialogue so that its last event lies at `end` (epoch milliseconds). One that waits for an answer, as to a menu, is
 * placed so that it reaches that at `end`: what follows depends on the answer, so from there on it plays in real time. A `live`
 * dialogue plays in real time from its beginning. Times that a dialogue brings along are kept, and moved.
 */
export function timelineOf({ id, live, messages }: Dialogue, end: number): Timeline {
  const random = chance(id);
  const gaps = messages.map((_, index) => gapBefore(messages, index, random));
  const invented = messages.some((item) => item.at === undefined && item.wait === undefined);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const scale = invented && total > longestSeconds ? longestSeconds / total : 1;
  let offset = 0;
  const offsets = gaps.map((gap) => {
    offset += Math.round(gap * scale * 1_000);
    return offset;
  });
  const last = offsets.at(-1) ?? 0;
  const asking = messages.findIndex(asks);
  // Who has watched it happen need not wait for the end.
  const afterwards = live || asking > 0 ? 2_000 : Math.round(1_000 * pause(random, closing));
  const lasting = asking > 0 ? (offsets[asking - 1] ?? 0) : last + afterwards;
  const start = live ? end : end - lasting;
  return {
    items: messages.map((item, index) => ({ item, at: start + (offsets[index] ?? 0) })),
    closedAt: start + last + afterwards,
  };
}

function gapBefore(messages: readonly DialogueItem[], index: number, random: () => number): number {
  const item = messages[index] as DialogueItem;
  const before = messages[index - 1];
  if (before === undefined) return item.wait ?? 0;
  if (item.at !== undefined && before.at !== undefined) return Math.max(0, (item.at - before.at) / 1_000);
  if (item.wait !== undefined) return item.wait;
  return pause(random, pauses[kindOfPause(before, item)]);
}

function kindOfPause(before: DialogueItem, item: DialogueItem): keyof typeof pauses {
  if (!("role" in item && "role" in before)) return "agentAgain";
  if (item.role === "bot" || item.role === "system") return "bot";
  if (item.role === "buyer") return before.role === "buyer" ? "buyerAgain" : "buyerAfterAgent";
  if (before.role === "agent") return promise.test(before.text) ? "agentAfterPromise" : "agentAgain";
  return "agentAfterBuyer";
}
