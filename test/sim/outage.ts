import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Ledger } from "../../worker/ledger/ledger.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { judgeAtRest } from "./at-rest.ts";
import { calmWorld } from "./calm-world.ts";
import { planCron } from "./chaos.ts";
import { installGlobals } from "./globals.ts";
import { isAtRest, morning } from "./run.ts";
import type { Sender } from "./sender.ts";
import { steadyChat } from "./steady-chat.ts";
import type { Stage, World } from "./world.ts";

/** The database is down for an hour of virtual time, while chats go on (F8, G3). Nothing else goes wrong. */

export type Outage = {
  readonly conversations: number;
  readonly messages: number;
  /** From sending a message to its acknowledgement while the database was down, and while it was there: 99 of 100, in ms. */
  readonly ackMs: { readonly up: number; readonly down: number };
  /** Appends that one conversation tried in the hour, at most, and those of all. */
  readonly mostCalls: number;
  readonly calls: number;
  /** Requests that went to the database in the hour. */
  readonly requests: number;
  /** Messages that waited for the database when it came back, and how long until the ledger held all, in ms. */
  readonly waiting: number;
  readonly drainedMs: number;
  readonly broken: readonly string[];
};

const minute = 60_000;
const outageMs = 60 * minute;
const down = { from: morning + 5 * minute, to: morning + 5 * minute + outageMs } as const;
/** A message in each chat. */
const everyMs = 2 * minute;
const mostSteps = 2_000_000;

export async function playOutage(stage: Stage, { conversations }: { conversations: number }): Promise<Outage> {
  const calls = new Map<string, number>();
  const counted = countAppends(stage, (name) => {
    if (world.clock.now >= down.from && world.clock.now < down.to) calls.set(name, (calls.get(name) ?? 0) + 1);
  });
  const world: World = calmWorld(counted);
  let requests = 0;
  const restore = installGlobals({
    ...world,
    fetch: (input, init) => {
      if (isDown(world)) requests++;
      return world.network.fetch(input as Request, init);
    },
  });
  try {
    const acked = new Map<string, Map<string, ConversationEvent>>();
    const acks = { up: [] as number[], down: [] as number[] };
    const senders = Array.from({ length: conversations }, (_, index) => chat(world, { index, acked, acks }));
    planCron(world, down.to + 60 * minute);
    world.clock.at(down.from, "outage", () => {
      world.network.databaseDownUntil = down.to;
    });
    const messages = () => [...acked.values()].flatMap((known) => [...known.values()]);
    const owed = () => messages().filter(({ at }) => at < down.to).length - stored(world);
    let waiting = 0;
    world.clock.at(down.to, "back", () => {
      waiting = owed();
    });

    let drainedAt: number | null = null;
    for (let steps = 0; steps < mostSteps; steps++) {
      const { now } = world.clock;
      if (now >= down.to && drainedAt === null && owed() === 0) drainedAt = now;
      if (drainedAt !== null && senders.every(({ open }) => open === 0) && isAtRest(world)) break;
      if (now > down.to + 5 * 24 * 60 * minute || !(await world.step())) break;
    }
    judgeAtRest(world, { acked, isPlain: false });
    return {
      conversations,
      messages: messages().length,
      ackMs: { up: p99(acks.up), down: p99(acks.down) },
      mostCalls: Math.max(...calls.values()),
      calls: [...calls.values()].reduce((sum, count) => sum + count, 0),
      requests,
      waiting,
      drainedMs: (drainedAt ?? Number.POSITIVE_INFINITY) - down.to,
      broken: world.broken,
    };
  } finally {
    restore();
    world.house.close();
  }
}

const isDown = ({ clock }: World) => clock.now >= down.from && clock.now < down.to;

function p99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.99)] ?? Number.NaN;
}

/** Messages from before its end that the ledger holds. */
function stored(world: World): number {
  return Number(world.database.read("SELECT count(*) n FROM message WHERE at < ?", down.to)[0]?.n);
}

/** The Ledger as it is, with a count of who calls it. */
function countAppends(stage: Stage, onAppend: (conversation: string) => void): Stage {
  const Base = stage.classes.ledger as unknown as new (context: never, env: never) => Ledger;
  class Counted extends Base {
    override append(rows: LedgerRows) {
      onAppend(rows.conversation.id);
      return super.append(rows);
    }
  }
  return { ...stage, classes: { ...stage.classes, ledger: Counted as unknown as Stage["classes"]["ledger"] } };
}

type Chat = {
  readonly index: number;
  readonly acked: Map<string, Map<string, ConversationEvent>>;
  readonly acks: { up: number[]; down: number[] };
};

/** A chat every two minutes, from before the outage until half an hour after it. */
function chat(world: World, { index, acked, acks }: Chat): Sender {
  // Not all in the same second.
  const first = morning + Math.floor((index * everyMs) / 64);
  const count = Math.floor((down.to + 30 * minute - first) / everyMs);
  return steadyChat(world, {
    index,
    times: Array.from({ length: count }, (_, place) => first + place * everyMs),
    onAcked(event, name) {
      const known = acked.get(name) ?? new Map<string, ConversationEvent>();
      acked.set(name, known.set(event.id, event));
      acks[event.at >= down.from && event.at < down.to ? "down" : "up"].push(world.clock.now - event.at);
    },
  });
}

/** What is wrong with it, in words. */
export function wrongWithOutage({ mostCalls, drainedMs, waiting, requests, ackMs, broken }: Outage): string[] {
  const wrong = [...broken];
  if (mostCalls >= 20) wrong.push(`a conversation called ${mostCalls} times in the hour`);
  if (!(drainedMs < 10 * minute)) wrong.push(`drained after ${Math.round(drainedMs / 1_000)} s`);
  if (ackMs.down > ackMs.up * 1.2)
    wrong.push(`acknowledged after ${ackMs.down} ms during the outage, ${ackMs.up} ms otherwise`);
  // Otherwise it proves nothing.
  if (waiting === 0 || requests === 0) wrong.push("nothing waited for the database");
  return wrong;
}
