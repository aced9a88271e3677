import { calmWorld } from "./calm-world.ts";
import { installGlobals } from "./globals.ts";
import { morning } from "./run.ts";
import { steadyChat } from "./steady-chat.ts";
import type { Stage } from "./world.ts";

/** A receiver of actions that takes its time, beside a chat that does not stop (G3). Nothing goes wrong. */

export type Slow = {
  readonly messages: number;
  readonly delivered: number;
  /** From the acknowledgement of a message until the ledger holds it, in ms, at most. */
  readonly lagMs: number;
};

const receiverMs = 6_000;
const everyMs = 1_000;
const messages = 120;
const mostMs = 600_000;

export async function playSlow(stage: Stage): Promise<Slow> {
  const world = calmWorld(stage);
  world.network.platformTakesMs = receiverMs;
  const restore = installGlobals({ ...world, fetch: world.network.fetch });
  try {
    const waiting = new Map<string, number>();
    const lags: number[] = [];
    const times = Array.from({ length: messages }, (_, place) => morning + place * everyMs);
    steadyChat(world, {
      index: 0,
      times,
      buyerSays: "我要给差评",
      onAcked: ({ id }) => void waiting.set(id, world.clock.now),
    });
    while (lags.length < messages && world.clock.now < morning + mostMs && (await world.step()))
      for (const { id } of world.database.read("SELECT event AS id FROM message")) {
        const ackedAt = waiting.get(String(id));
        if (ackedAt === undefined) continue;
        waiting.delete(String(id));
        lags.push(world.clock.now - ackedAt);
      }
    return { messages: lags.length, delivered: world.platform.taken.size, lagMs: Math.max(...lags) };
  } finally {
    restore();
    world.house.close();
  }
}

/** What is wrong with it, in words. */
export function wrongWithSlow({ messages: stored, delivered, lagMs }: Slow): string[] {
  const wrong: string[] = [];
  if (stored < messages) wrong.push(`${stored} of ${messages} messages in the ledger`);
  // Otherwise nothing was slow.
  if (delivered === 0) wrong.push("nothing was delivered");
  // Three seconds for others and the way there: no row waits for a receiver.
  if (lagMs >= receiverMs) wrong.push(`a message was in the ledger ${lagMs} ms after its acknowledgement`);
  return wrong;
}
