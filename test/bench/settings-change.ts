import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { Pool } from "undici";
import { z } from "zod";
import { signInCookie } from "../big-shop/sign-in.ts";
import { type Figures, type How, median, quantile } from "./figures.ts";
import { inFolder, openHouse, serveOurs } from "./house.ts";

/**
 * S10: somebody who is signed in changes a point while 200 warm conversations are talked to. Each answer names the revision that judged
 * its message, so it shows when the last one was judged by the old settings, and whether anybody waited for the change. The change is
 * made in another isolate than the one that judges: the isolate that publishes reads its own change at once.
 */

const conversations = 200;
const perSecond = 200;
/** What is watched before the change, and after it until it must be live. */
const quietMs = 6_000;
const liveMs = 10_000;
const point = "alerts/unanswered";
/** One that is always found, so that every answer names a revision. */
const text = "我要去12315投诉你们";

type Answered = {
  readonly sentAt: number;
  readonly ms: number;
  readonly revision: number;
  readonly conversation: number;
};

const answer = z.object({
  results: z.array(z.object({ findings: z.array(z.object({ revision: z.number(), event: z.string().optional() })) })),
});
const saved = z.object({ revision: z.number() });

export async function measureSettingsChange({ disk, rounds, tick }: How): Promise<Figures> {
  return inFolder(disk, async (folder) => {
    const { served, libsql, demo, stop } = await openHouse({ folder });
    const elsewhere = await serveOurs({ folder: join(folder, "elsewhere"), libsql: libsql.url });
    const pool = new Pool(served.url, { connections: 64 });
    try {
      const cookie = await signInCookie(elsewhere.url, demo);
      const change = async (seconds: number) => {
        const answered = await fetch(`${elsewhere.url}/v1/shops/demo/points/${point}`, {
          method: "PATCH",
          headers: { cookie, origin: elsewhere.url, "content-type": "application/json" },
          body: JSON.stringify({ config: { seconds } }),
        });
        if (!answered.ok) throw new Error(`the change: ${answered.status} ${await answered.text()}`);
        return saved.parse(await answered.json()).revision;
      };
      const speak = speaker(pool, demo.secret);
      await talk(speak, { ms: quietMs, name: "warm" });
      const rows: ReturnType<typeof judge>[] = [];
      for (let round = 0; round < rounds; round++) {
        const talking = talk(speak, { ms: quietMs + liveMs, name: `round-${round}` });
        await delay(quietMs);
        const startedAt = performance.now();
        const revision = await change(61 + round);
        const savedAt = performance.now();
        rows.push(judge(await talking, { startedAt, savedAt, revision }));
        tick();
      }
      const of = (pick: (row: ReturnType<typeof judge>) => number) => median(rows.map(pick));
      const ratio = Math.max(...rows.map(({ liveSeconds }) => liveSeconds));
      const slowest = of(({ slowestMs, medianMs }) => slowestMs / medianMs);
      return {
        S10: {
          what: "seconds from a saved change until the last message that the old settings judged",
          ratio,
          everyConversationSeconds: Math.max(...rows.map(({ everySeconds }) => everySeconds)),
          saveMs: of(({ saveMs }) => saveMs),
          conversations,
          goal: "<= 10",
          met: ratio <= 10,
        },
        "S10-slowest": {
          what: "slowest request while a change becomes live, in medians of the time before",
          ratio: slowest,
          beforeRatio: of(({ slowestBeforeMs, medianMs }) => slowestBeforeMs / medianMs),
          medianMs: of(({ medianMs }) => medianMs),
          p99Ms: of(({ p99Ms }) => p99Ms),
          slowestMs: of(({ slowestMs }) => slowestMs),
          slowestBeforeMs: of(({ slowestBeforeMs }) => slowestBeforeMs),
          goal: "<= 2",
          met: slowest <= 2,
        },
      };
    } finally {
      await pool.close();
      await elsewhere.stop();
      await stop();
    }
  });
}

type Moments = { readonly startedAt: number; readonly savedAt: number; readonly revision: number };

function judge(answered: readonly Answered[], { startedAt, savedAt, revision }: Moments) {
  const before = answered.filter(({ sentAt }) => sentAt < startedAt - 500).map(({ ms }) => ms);
  const old = answered.filter((each) => each.revision < revision);
  const lastOldAt = Math.max(savedAt, ...old.map(({ sentAt }) => sentAt));
  const firstNew = new Map<number, number>();
  for (const each of answered) {
    if (each.revision >= revision && !firstNew.has(each.conversation)) firstNew.set(each.conversation, each.sentAt);
  }
  if (firstNew.size < conversations)
    throw new Error(`${conversations - firstNew.size} conversations kept the old settings`);
  const liveAt = lastOldAt + 500;
  const during = answered.filter(({ sentAt }) => sentAt >= startedAt && sentAt <= liveAt).map(({ ms }) => ms);
  return {
    liveSeconds: (lastOldAt - savedAt) / 1_000,
    everySeconds: (Math.max(...firstNew.values()) - savedAt) / 1_000,
    saveMs: savedAt - startedAt,
    medianMs: median(before),
    slowestBeforeMs: Math.max(...before),
    slowestMs: Math.max(...during),
    p99Ms: quantile(during, 0.99),
  };
}

type Speak = (conversation: number, id: string) => Promise<Answered>;

function speaker(pool: Pool, secret: string): Speak {
  const webhook = new Webhook(secret);
  return async (conversation, id) => {
    const at = new Date();
    const event = {
      id,
      type: "message",
      conversation: `c-${conversation}`,
      at: at.getTime(),
      from: { role: "buyer", id: "b-1" },
      content: [{ type: "text", text }],
    };
    const body = JSON.stringify({ events: [event] });
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": webhook.sign(id, at, body),
    };
    const sentAt = performance.now();
    const answered = await pool.request({ path: "/hooks/interject/demo?wait=1", method: "POST", headers, body });
    const parsed = answer.parse(await answered.body.json());
    const ms = performance.now() - sentAt;
    const revisions = parsed.results.flatMap(({ findings }) => findings.map(({ revision }) => revision));
    if (revisions.length === 0) throw new Error("nothing was found, so nobody knows which revision judged");
    return { sentAt, ms, revision: Math.max(...revisions), conversation };
  };
}

/** One conversation after the other, each message at its time. */
async function talk(speak: Speak, { ms, name }: { ms: number; name: string }): Promise<Answered[]> {
  const startedAt = performance.now();
  const open: Promise<Answered>[] = [];
  for (let index = 0; index < (ms / 1_000) * perSecond; index++) {
    const wait = startedAt + (index / perSecond) * 1_000 - performance.now();
    if (wait > 1) await delay(wait);
    open.push(speak(index % conversations, `${name}-${index}`));
  }
  return Promise.all(open);
}
