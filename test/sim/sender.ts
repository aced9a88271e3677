import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Env } from "../../worker/env.ts";
import { submit } from "../../worker/hooks/submit.ts";
import { factsOf } from "../../worker/shop/facts.ts";
import { type Actor, type Clock, running } from "./clock.ts";
import type { Sent } from "./script.ts";
import type { SimShop } from "./shops.ts";
import type { Trace } from "./trace.ts";

export type SenderDeps = {
  readonly env: Env;
  readonly clock: Clock;
  readonly trace: Trace;
  readonly shop: SimShop;
  readonly conversation: string;
  readonly wait: boolean;
  readonly onAcked: (event: ConversationEvent, duplicate: boolean) => void;
  /** An action that the caller carries out itself, by its key. */
  readonly onAnswered: (key: string) => void;
  readonly onRefused: (event: ConversationEvent, why: string) => void;
};

const retryMs = [1_000, 2_000, 5_000, 15_000, 60_000];

/** A chat platform that sends each event until it is acknowledged, as the webhook hands it to its conversation. */
export class Sender {
  readonly #deps: SenderDeps;
  readonly #actor: Actor;
  /** Sendings that were not acknowledged yet. */
  open = 0;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
    this.#actor = { name: `sender of ${deps.shop.shop}/${deps.conversation}`, alive: true };
  }

  plan(script: readonly Sent[]): void {
    for (const { event, at, copies } of script)
      for (const moment of [at, ...copies]) {
        this.open++;
        this.#deps.clock.at(moment, "send", () => void this.#send(event, 0), this.#actor);
      }
  }

  async #send(event: ConversationEvent, tries: number): Promise<void> {
    const { env, clock, trace, shop, conversation, wait, onAcked, onAnswered, onRefused } = this.#deps;
    const { merchant, shop: id, channel } = shop;
    trace.note("send", () => `${id}/${conversation} ${event.type} ${event.id}${tries > 0 ? `, try ${tries + 1}` : ""}`);
    const facts = await factsOf(env, { merchant, shop: id });
    const answer = await submit(
      { merchant, shop: id, channel, conversation, events: [event], facts, wait },
      {
        stub: () => env.CONVERSATION.getByName(`${merchant}/${id}/${channel}/${conversation}`),
        report: () => undefined,
      },
    );
    if (answer.ok) {
      this.open--;
      trace.note("acked", () => `${id}/${conversation} ${event.id}${answer.duplicates > 0 ? ", seen before" : ""}`);
      for (const { actions } of answer.results) for (const { key } of actions) onAnswered(key);
      return onAcked(event, answer.duplicates > 0);
    }
    if ("conflict" in answer) {
      this.open--;
      return onRefused(event, `conflict ${answer.conflict}`);
    }
    const after = retryMs[Math.min(tries, retryMs.length - 1)] ?? 60_000;
    running.run(this.#actor, () => clock.in(after, "send again", () => void this.#send(event, tries + 1), this.#actor));
  }
}
