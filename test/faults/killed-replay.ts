import { setTimeout as delay } from "node:timers/promises";
import { createReader } from "../replay/api.ts";
import type { Dialogue } from "../replay/dialogue.ts";
import { conversationOf } from "../replay/events.ts";
import { caughtUp, ofRun } from "../replay/results.ts";
import { type ReplayCounts, replay } from "../replay/run.ts";
import type { House } from "./house.ts";

/**
 * What a crash may not cost: dialogues are replayed while the product is killed again and again, then replayed once more. Our
 * own list of what was acknowledged is held against the ledger. A finding is a fault too when it is there twice.
 */

export type KilledReplay = {
  readonly kills: { worker: number; all: number };
  readonly first: ReplayCounts;
  /** The same events again: all of them must be known. */
  readonly second: ReplayCounts;
  readonly acknowledged: number;
  readonly caughtUp: boolean;
  /** Acknowledged, and not in the ledger. */
  readonly missing: string[];
  /** In the ledger more than once. */
  readonly doubled: string[];
  /** In the ledger, and never sent. */
  readonly invented: string[];
  readonly doubledFindings: string[];
};

export type KillOptions = {
  readonly dialogues: readonly Dialogue[];
  /** Pause between kills, in milliseconds. */
  readonly everyMs: number;
  /** Every n-th kill takes everything down; 0: none does. */
  readonly allEvery?: number;
  readonly rate?: number;
  readonly perRequest?: number;
  readonly say?: (line: string) => void;
};

export async function replayUnderKills(house: House, options: KillOptions): Promise<KilledReplay> {
  const { dialogues, everyMs, allEvery = 0, rate = 0, perRequest = 4, say = () => {} } = options;
  const run = `k${Math.floor(Date.now() / 1_000).toString(36)}`;
  const end = Date.now();
  const conversations = dialogues.map((dialogue) => conversationOf(dialogue, run, end));
  const acknowledged = new Set<string>();
  const { hook, secret } = house.demo;
  const sending = {
    conversations,
    hook,
    secret,
    rate,
    perRequest,
    patienceMs: 180_000,
    onAcknowledged: (events: readonly { id: string; type: string }[]) => {
      for (const { id, type } of events) if (type === "message") acknowledged.add(id);
    },
  };

  const kills = { worker: 0, all: 0 };
  const over = new AbortController();
  const killing = (async () => {
    for (let count = 1; !over.signal.aborted; count++) {
      await delay(everyMs, undefined, { signal: over.signal }).catch(() => {});
      if (over.signal.aborted) return;
      if (allEvery > 0 && count % allEvery === 0) {
        await house.killAll();
        kills.all++;
      } else {
        await house.killWorker();
        kills.worker++;
      }
      say(`killed ${count} times, ${acknowledged.size} messages acknowledged`);
    }
  })();
  const first = await replay(sending);
  over.abort();
  await killing;
  const second = await replay({ ...sending, rate: 0 });

  const reader = createReader(house.demo);
  const settled = await caughtUp(reader, run, acknowledged.size);
  const stored = (await reader.messages()).filter(ofRun(run)).map(({ event }) => event);
  const sent = new Set(conversations.flatMap(({ events }) => events.map(({ id }) => id)));
  const storedOnce = new Set(stored);
  const findings = (await reader.findings()).filter(ofRun(run));
  return {
    kills,
    first,
    second,
    acknowledged: acknowledged.size,
    caughtUp: settled,
    missing: [...acknowledged].filter((id) => !storedOnce.has(id)),
    doubled: doubles(stored),
    invented: stored.filter((id) => !sent.has(id)),
    doubledFindings: doubles(
      findings.map(({ point, code, event, conversation }) => `${conversation} ${event} ${point} ${code}`),
    ),
  };
}

function doubles(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.has(name) || !seen.add(name));
}
