import { setTimeout as delay } from "node:timers/promises";
import { createSender } from "../replay/sender.ts";
import { type Chat, chatOf, chatsOf, plansAction, type Sending, type Traffic } from "./traffic.ts";

/** Our own list of what was acknowledged: it may never be lost, and never be there twice. */
export type Acknowledged = {
  readonly messages: Set<string>;
  readonly acting: Set<string>;
  readonly retracted: Set<string>;
  /** Sendings of an event that was sent before. */
  copies: number;
  retries: number;
};

const lanes = 48;

/** Sends all chats side by side, each event until it is acknowledged. `rate`: messages a second, at most. */
export async function sendAll(
  traffic: Traffic,
  to: { hook: string; secret: string; patienceMs: number; rate: number; known: Acknowledged; onProgress: () => void },
): Promise<void> {
  const { hook, secret, patienceMs, rate, known, onProgress } = to;
  const send = createSender({ hook, secret, patienceMs });
  const chats = chatsOf(traffic);
  const startedAt = performance.now();
  let next = 0;

  async function one(sending: Sending): Promise<void> {
    const { event, copy } = sending;
    const { retries } = await send([event]);
    known.retries += retries;
    if (copy !== "none") known.copies++;
    if (event.type === "retracted") known.retracted.add(String(event.message));
    else known.messages.add(event.id);
    if (plansAction(sending)) known.acting.add(event.id);
  }
  async function play({ sendings }: Chat): Promise<void> {
    for (let place = 0; place < sendings.length; ) {
      const together = sendings.slice(place, place + (sendings[place + 1]?.copy === "beside" ? 2 : 1));
      const wait = startedAt + (known.messages.size / rate) * 1_000 - performance.now();
      if (wait > 0) await delay(wait);
      await Promise.all(together.map(one));
      place += together.length;
      onProgress();
    }
  }
  const lane = async () => {
    for (let index = next++; index < chats; index = next++) await play(chatOf(index, Date.now(), traffic));
  };
  await Promise.all(Array.from({ length: Math.min(lanes, chats) }, lane));
}
