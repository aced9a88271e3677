import type { Bilingual } from "../../plugins/sdk/point.ts";
import { type Scene, scenes } from "../../plugins/sdk/shop.ts";
import type { Tally } from "../../plugins/sdk/tally.ts";
import { shopChannel } from "../ledger/shop-channel.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { takeTally } from "./engine.ts";
import { owesFlush } from "./flush.ts";
import { isNews, type Live, store } from "./live.ts";
import type { TallyEvent } from "./log.ts";
import { removeEntry, saveMeta } from "./storage.ts";
import { startTurn, type TurnContext } from "./turn.ts";

/** What happens across all conversations of a shop is judged in a thread of its own, on a channel that no platform has. */
export const shopThread = { channel: shopChannel, conversation: "shop" } as const;

/** A tally as the Floor object counts it: it knows ids, the settings know titles. `at`: epoch milliseconds. */
export type CountedTally = {
  readonly at: number;
  readonly tally: Omit<Tally, "topics" | "incidents"> & {
    readonly topics: readonly Omit<Tally["topics"][number], "title">[];
    readonly incidents: readonly Omit<Tally["incidents"][number], "title">[];
  };
};

/** One tally a minute, whoever says it again. */
export function tallyEvent({ at, tally }: CountedTally, shop: CompiledShop): TallyEvent {
  return {
    type: "tally",
    id: `tally:${Math.floor(at / 60_000)}`,
    at,
    tally: {
      ...tally,
      topics: tally.topics.map((counted) => ({ ...counted, title: topicTitle(shop, counted.topic) })),
      incidents: tally.incidents.map((counted) => ({ ...counted, title: pointTitle(shop, counted.point) })),
    },
  };
}

/** Title of `scene/<id>` or `topic/<id>`; a topic that was deleted keeps its id. */
export function topicTitle({ snapshot }: Pick<CompiledShop, "snapshot">, topic: string): Bilingual {
  const slash = topic.indexOf("/");
  const id = topic.slice(slash + 1);
  if (topic.startsWith("scene/") && Object.hasOwn(scenes, id)) return scenes[id as Scene];
  const title = snapshot.topics?.find((own) => own.id === id)?.title ?? id;
  return { zh: title, en: title };
}

export function pointTitle({ points }: Pick<CompiledShop, "points">, point: string): Bilingual {
  return points.get(point)?.definition.title ?? { zh: point, en: point };
}

const minuteMs = 60_000;
/** Tallies that led to nothing are needed as long as points look back; the others as long as the shop keeps anything. */
const silentKeptMs = 120 * minuteMs;
/** The longest that an intervention's task stays open. */
const leastKeptMs = 8 * 86_400_000;

/** Judges a tally and stores what it led to, inside one transaction. Whether there is news. */
export function hearTally(
  live: Live,
  shop: CompiledShop,
  sql: SqlStorage,
  event: TallyEvent,
  context: TurnContext,
): boolean {
  const newest = live.state.tallies[live.state.tallies.length - 1]?.at ?? 0;
  // What was forgotten already would be judged a second time.
  if (event.at < newest - silentKeptMs / 2) return false;
  const owed = owesFlush(live);
  const turn = startTurn();
  takeTally(live.state, shop, event, context, turn);
  store(live, shop, sql, turn, { now: context.now });
  const silent = [...turn.written].every(({ result }) => result === null);
  forget(live, sql, { silent: event.at - silentKeptMs, all: event.at - keptMs(shop) });
  // A minute in which nothing was found is no row of the ledger and no news for a panel.
  if (silent && !owed) {
    live.meta.ledgerCursor = live.lastSeq;
    live.meta.floorCursor = live.lastSeq;
    saveMeta(sql, live.meta);
  }
  return turn.news.some(isNews);
}

function keptMs({ snapshot }: CompiledShop): number {
  return Math.max(snapshot.retentionDays * 86_400_000, leastKeptMs);
}

/** This thread never ends, so that it has to forget by itself. */
function forget({ state }: Live, sql: SqlStorage, before: { silent: number; all: number }): void {
  const old = state.entries.filter(
    ({ event, at, result }) => at < before.all || (event.type === "tally" && result === null && at < before.silent),
  );
  for (const entry of old) {
    removeEntry(sql, entry);
    state.byId.delete(entry.id);
  }
  if (old.length === 0) return;
  const gone = new Set(old);
  const kept = state.entries.filter((entry) => !gone.has(entry));
  state.entries.splice(0, state.entries.length, ...kept);
}
