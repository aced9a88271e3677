import { chanceOf } from "../big-shop/chance.ts";
import { Agenda } from "./agenda.ts";
import { type Load, messagesASecond } from "./load.ts";
import { type Append, Queue, refusedMs, rowsOf } from "./queue.ts";
import { type Tally, Thread } from "./thread.ts";

export type Peak = {
  readonly databases: number;
  /** Of one database. */
  readonly messagesASecond: number;
  readonly appendsASecond: number;
  readonly rowsASecond: number;
  /** From a message to its receipt, its wait in the conversation included. */
  readonly lagMs: { readonly p50: number; readonly p99: number };
  /** From the call to its receipt: what the ledger itself adds. */
  readonly receiptMs: { readonly p50: number; readonly p99: number };
  /** Appends that waited for their receipt, at most. */
  readonly deepest: number;
  /** Receipts of the last tenth took longer than those of the first, and too long: it does not come to rest. */
  readonly grows: boolean;
  readonly shape: ChatShape;
};

/** What a message brings about, as the rules of the flush make it. */
export type ChatShape = {
  readonly appends: number;
  readonly rows: number;
  readonly alarms: number;
  readonly setAlarms: number;
  /** Seconds in memory. */
  readonly awakeSeconds: number;
};

type Event =
  | { kind: "message"; thread: Thread }
  | { kind: "alarm"; thread: Thread }
  | { kind: "opened" }
  | { kind: "taken"; append: Append }
  | { kind: "committed"; group: readonly Append[] };

/** What is measured begins after this: by then the timers of the threads that were there from the start have come due. */
const settledMs = 65_000;

/**
 * `seconds` of the peak hour for one of `databases`, with conversations shared out evenly, in virtual time. Pauses are exponential;
 * threads that began before are in the middle, as they would be.
 */
export function simulatePeak(
  load: Load,
  { databases, seconds = 30, seed = 1 }: { databases: number; seconds?: number; seed?: number },
): Peak {
  const rate = (messagesASecond(load) * load.peak) / databases;
  const chance = chanceOf(seed);
  const agenda = new Agenda<Event>();
  const queue = new Queue();
  const pause = (mean: number) => -Math.log(1 - chance.next()) * mean;
  const gapMs = load.gapSeconds * 1_000;
  const openedEveryMs = (1_000 * load.messagesEach) / rate;
  const none = (): Tally => ({ messages: 0, alarms: 0, setAlarms: 0, appends: 0, rows: 0, awakeMs: 0 });
  let tally = none();
  const lags: number[] = [];
  const receipts: number[] = [];

  const open = (at: number, left: number) => {
    const thread = new Thread(left, chance.next() < load.watchedShare);
    agenda.add(at, { kind: "message", thread });
  };
  const plan = (thread: Thread, now: number, before: number | null) => {
    const at = thread.alarmAt;
    if (at !== null && at !== before) agenda.add(Math.max(now, at), { kind: "alarm", thread });
  };
  const begin = (now: number) => {
    const next = queue.begin();
    if (next !== null) agenda.add(now + next.ms, { kind: "committed", group: next.group });
  };

  const already = Math.round((rate / load.messagesEach) * load.gapSeconds * (load.messagesEach - 1));
  for (let index = 0; index < already; index++) open(pause(gapMs), 1 + chance.below(load.messagesEach - 1));
  agenda.add(pause(openedEveryMs), { kind: "opened" });

  const until = seconds * 1_000 + settledMs;
  let settled = false;
  for (let next = agenda.next(); next !== undefined && next.at < until; next = agenda.next()) {
    const { at: now, event } = next;
    if (!settled && now >= settledMs) {
      tally = none();
      queue.deepest = 0;
      settled = true;
    }
    switch (event.kind) {
      case "opened":
        open(now, load.messagesEach);
        agenda.add(now + pause(openedEveryMs), event);
        break;
      case "message": {
        const { thread } = event;
        const before = thread.alarmAt;
        thread.receive(now, chance.next() < load.newsShare, tally);
        plan(thread, now, before);
        if (thread.left > 0) agenda.add(now + pause(gapMs), event);
        break;
      }
      case "alarm": {
        const { thread } = event;
        if (thread.alarmAt === null || Math.max(thread.alarmAt, now) !== now) break;
        const owed = thread.fire(now, tally);
        plan(thread, now, null);
        if (owed === null) break;
        const append = { thread, owed, rows: rowsOf(owed), sentAt: now };
        tally.rows += append.rows;
        agenda.add(queue.call(now), { kind: "taken", append });
        break;
      }
      case "taken": {
        const { append } = event;
        if (queue.take(append)) begin(now);
        else {
          const before = append.thread.alarmAt;
          append.thread.answered(now, { afterMs: refusedMs, owed: append.owed }, tally);
          plan(append.thread, now, before);
        }
        break;
      }
      case "committed":
        queue.end(event.group);
        for (const { thread, owed, sentAt } of event.group) {
          if (settled) {
            lags.push(now - owed.oldest);
            receipts.push(now - sentAt);
          }
          const before = thread.alarmAt;
          thread.answered(now, null, tally);
          plan(thread, now, before);
        }
        begin(now);
    }
  }
  const tenth = Math.max(1, Math.floor(receipts.length / 10));
  const [first, last] = [middle(receipts.slice(0, tenth)), middle(receipts.slice(-tenth))];
  const each = (count: number) => count / tally.messages;
  return {
    databases,
    messagesASecond: tally.messages / seconds,
    appendsASecond: tally.appends / seconds,
    rowsASecond: tally.rows / seconds,
    lagMs: { p50: middle(lags), p99: quantile(lags, 0.99) },
    receiptMs: { p50: middle(receipts), p99: quantile(receipts, 0.99) },
    deepest: queue.deepest,
    grows: last > 1.05 * first && last > 1_000,
    shape: {
      appends: each(tally.appends),
      rows: each(tally.rows),
      alarms: each(tally.alarms),
      setAlarms: each(tally.setAlarms),
      awakeSeconds: each(tally.awakeMs / 1_000),
    },
  };
}

/** The load's chats beside a ledger that is never busy: 200 messages/s. */
export function chatShape(load: Load): ChatShape {
  const calm = 200 / load.messagesEach;
  return simulatePeak({ ...load, conversationsADay: calm * 86_400, peak: 1 }, { databases: 1 }).shape;
}

const quantile = (values: readonly number[], share: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};
const middle = (values: readonly number[]) => quantile(values, 0.5);
