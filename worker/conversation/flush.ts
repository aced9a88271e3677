import type { FeedItem } from "../floor/feed.ts";
import { longestRetryAfter } from "../ledger/breaker.ts";
import type { LedgerRows, Receipt } from "../ledger/rows.ts";
import type { Told } from "../shop/told.ts";
import { newsAfterMs } from "./flush-times.ts";
import type { Live } from "./live.ts";
import type { Entry } from "./log.ts";
import { rowsOf } from "./rows.ts";

/** Rows of one append: large enough to be worth a transaction, small enough for one RPC with long messages. */
const rowsAtOnce = 200;

export type FeedEntry = { id: string; at: number; item: FeedItem };

export type FlushDeps = {
  readonly now: () => number;
  readonly append: (rows: LedgerRows) => Promise<Receipt>;
  /** News for the panels, and what the stretch means for the shop as a whole: one call, none where there is neither. */
  readonly publish: (items: FeedEntry[], told: Told | null) => Promise<{ watched: boolean }>;
  readonly tell: (entries: readonly Entry[]) => Told | null;
  /** Stores the cursors durably. */
  readonly save: () => void;
  readonly dueAt: () => number | null;
};

function above(live: Live, cursor: number): Entry[] {
  return live.state.entries
    .filter(({ seq }) => seq > cursor)
    .sort((a, b) => a.seq - b.seq)
    .slice(0, rowsAtOnce);
}

export function owesFlush(live: Live): boolean {
  return live.lastSeq > Math.min(live.meta.ledgerCursor, live.meta.floorCursor);
}

function feedOf({ conversation, messages, findings, decisions, tasks }: LedgerRows): FeedEntry[] {
  const about = { conversation: conversation.conversation, channel: conversation.channel };
  const { buyer, buyerName } = conversation;
  const shown = findings.filter(({ status }) => status !== "shadow");
  const retracted = messages.filter((message) => message.retracted);
  return [
    ...retracted.map(
      ({ id, at, event }): FeedEntry => ({ id: `${id}:retracted`, at, item: { kind: "retracted", ...about, event } }),
    ),
    ...shown.map(
      (finding): FeedEntry => ({
        id: `${finding.id}:${finding.status}`,
        at: finding.at,
        item: { kind: "finding", ...about, buyer, buyerName, finding },
      }),
    ),
    ...decisions.map(
      (decision): FeedEntry => ({
        id: `${decision.id}:${decision.outcome}:${decision.actions.map(({ state }) => state).join()}:${decision.choice ?? ""}`,
        at: decision.at,
        item: { kind: "decision", ...about, decision },
      }),
    ),
    ...tasks.map(
      (task): FeedEntry => ({
        id: `${task.id}:${task.state}`,
        at: task.seenAt ?? task.openedAt,
        item: { kind: "task", ...about, task },
      }),
    ),
  ];
}

/** Rows that the database refuses for good are tried ever more rarely, for six hours at most; a dead letter tells of them. */
function waitAfter({ retryAfter, rejected }: Extract<Receipt, { ok: false }>): number {
  return rejected === undefined ? retryAfter : Math.min(21_600, retryAfter * 2 ** Math.min(rejected.times, 10));
}

type RowsFrom = (from: number, owed: readonly Entry[]) => { readonly rows: LedgerRows; readonly upTo: number };

/** Panels and the ledger are told of the same stretch, as long as both answer. What changes meanwhile is a stretch of its own. */
function sharedRows(live: Live, { dueAt }: FlushDeps): RowsFrom {
  let made: { readonly from: number; readonly upTo: number; readonly rows: LedgerRows } | null = null;
  return (from, owed) => {
    const upTo = (owed[owed.length - 1] as Entry).seq;
    if (made?.from === from && made.upTo === upTo) return made;
    const { merchant, shop } = live.meta;
    const rows = rowsOf(live.state, owed, { merchant, shop, deliveries: live.deliveries, dueAt: dueAt() });
    made ??= { from, upTo, rows };
    return { rows, upTo };
  };
}

async function tellPanels(live: Live, deps: FlushDeps, rowsFrom: RowsFrom): Promise<void> {
  const { meta } = live;
  for (let news = above(live, meta.floorCursor); news.length > 0; news = above(live, meta.floorCursor)) {
    const { rows, upTo } = rowsFrom(meta.floorCursor, news);
    const items = feedOf(rows);
    const told = deps.tell(news);
    if (items.length > 0 || told !== null) live.watched = (await deps.publish(items, told))?.watched ?? true;
    if (live.stale) return;
    meta.floorCursor = upTo;
  }
  meta.floorCursor = live.lastSeq;
}

/** Returns the seconds to wait when the ledger does not take rows now; until then it is not asked again, whatever else happens (F8). */
async function tellLedger(live: Live, deps: FlushDeps, rowsFrom: RowsFrom): Promise<number | null> {
  const { meta } = live;
  const left = Math.ceil(((meta.ledgerFrom ?? 0) - deps.now()) / 1_000);
  // Longer than it ever asks to wait: our clock was set back since.
  if (left > 0 && left <= longestRetryAfter) return left;
  for (let owed = above(live, meta.ledgerCursor); owed.length > 0; owed = above(live, meta.ledgerCursor)) {
    const { rows, upTo } = rowsFrom(meta.ledgerCursor, owed);
    const receipt = await deps.append(rows);
    if (live.stale) return null;
    if (!receipt.ok) {
      const seconds = waitAfter(receipt);
      if (receipt.rejected === undefined) meta.ledgerFrom = deps.now() + seconds * 1_000;
      return seconds;
    }
    delete meta.ledgerFrom;
    meta.ledgerCursor = upTo;
  }
  meta.ledgerCursor = live.lastSeq;
  return null;
}

/**
 * Tells the panels and the ledger what they have not confirmed, side by side: each goes on while the other does not answer. Returns the
 * seconds to wait when the ledger does not take rows now.
 */
export async function flush(live: Live, deps: FlushDeps): Promise<number | null> {
  const rowsFrom = sharedRows(live, deps);
  const [panels, ledger] = await Promise.allSettled([
    tellPanels(live, deps, rowsFrom),
    tellLedger(live, deps, rowsFrom),
  ]);
  if (live.stale) return null;
  deps.save();
  if (panels.status === "rejected") throw panels.reason;
  if (ledger.status === "rejected") throw ledger.reason;
  return ledger.value;
}

type Beside = {
  readonly flush: () => Promise<number | null>;
  /** Whether rows are due now; then they wait no more. */
  readonly takeDue: () => boolean;
};

/**
 * Flushes, and for as long as `others` are still at work flushes again whenever rows are due: no alarm fires before the one that all of
 * this runs in has ended, and a receiver may take many seconds. `others` never rejects.
 */
export async function flushBeside(others: Promise<unknown>, { flush, takeDue }: Beside): Promise<number | null> {
  let atWork = true;
  const end = others.then(() => {
    atWork = false;
  });
  let retryAfter = await flush();
  while (atWork && retryAfter === null) {
    await untilOrAfter(end, newsAfterMs);
    if (atWork && takeDue()) retryAfter = await flush();
  }
  return retryAfter;
}

async function untilOrAfter(end: Promise<void>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([end, passed]);
  clearTimeout(timer);
}
