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

export type SendOptions = {
  readonly hook: string;
  readonly secret: string;
  readonly patienceMs: number;
  /** Events a second, at most: asked before each. */
  readonly rate: () => number;
  readonly known: Acknowledged;
  readonly onProgress: () => void;
};

/** Sends all chats side by side, each event until it is acknowledged. */
export async function sendAll(traffic: Traffic, to: SendOptions): Promise<void> {
  const { hook, secret, patienceMs, rate, known, onProgress } = to;
  const send = createSender({ hook, secret, patienceMs });
  const chats = chatsOf(traffic);
  let [next, freeAt] = [0, performance.now()];

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
      const at = Math.max(freeAt, performance.now());
      freeAt = at + (together.length * 1_000) / rate();
      await delay(Math.max(0, at - performance.now()));
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
