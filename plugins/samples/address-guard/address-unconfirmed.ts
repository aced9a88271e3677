import {
  arm,
  type Conversation,
  definePoint,
  disarm,
  type Evidence,
  finding,
  type Message,
  quoted,
  resolve,
  whole,
} from "interject/sdk";
import { z } from "zod";
import { askedIn, askingPhrases, askingSettings, matters } from "./asking.ts";
import { confirmingSettings, confirms, waitingIn } from "./confirming.ts";

const timer = "confirmation-due";

/** What the buyer wrote just before this message of the agent: where a new address would stand. */
function saidBefore({ id }: Message, { messages }: Conversation): Message[] {
  const at = messages.findIndex((message) => message.id === id);
  return messages.slice(Math.max(0, at - 4), Math.max(0, at)).filter(({ from }) => from.role === "buyer");
}

/** Judged again when the time has come: the question may have been taken back, or the answer may have been sent late. */
function stillWaiting(
  { session, messages }: Conversation,
  hits: Parameters<typeof waitingIn>[1],
  armedBy: string,
): Evidence[] {
  const { words } = waitingIn(session.messages, hits);
  if (words.length > 0) return words.map(quoted);
  // Another agent's session has begun meanwhile: hits are of its messages, and the question stands in the one before.
  const asked = messages.find(({ id }) => id === armedBy);
  const isHere = session.messages.some(({ id }) => id === armedBy);
  return asked === undefined || asked.retracted || isHere ? [] : [whole(asked)];
}

/** The buyer has asked for a change, and minutes later no human has said a word about it. */
export const addressUnconfirmed = definePoint({
  id: "address-unconfirmed",
  title: { zh: "改地址未确认", en: "A changed address is not confirmed" },
  description: {
    zh: "买家要改收货信息后，客服在设定时间内没有确认、备注，也没有复述新地址。之后确认的，告警自动解除。",
    en: "After the buyer has changed the delivery, no agent confirms it, notes it or repeats the new address within the set time. A later confirmation resolves the alert.",
  },
  kind: "alert",
  moment: "timer",
  rows: [],
  config: z.object({
    minutes: z.number().int().min(1).max(1_440).default(5).meta({ zh: "等待（分钟）", en: "Wait (minutes)" }),
    ...confirmingSettings,
    ...askingSettings,
  }),
  codes: {
    unconfirmed: {
      severity: "normal",
      message: {
        zh: "{minutes} 分钟内未确认买家的新收货信息",
        en: "The new delivery was not confirmed within {minutes} minutes",
      },
    },
  },
  phrases: ({ confirmations, ...asking }) => ({ ...askingPhrases(asking), confirmations }),
  inspect({ event, conversation, config, hits }) {
    switch (event.type) {
      case "message": {
        const { message } = event;
        if (message.from.role === "buyer") {
          const isAsking = askedIn(message, hits).length > 0 && matters(conversation, config);
          return isAsking ? [arm(timer, config.minutes * 60)] : [];
        }
        return confirms(message, hits, saidBefore(message, conversation))
          ? [disarm(timer), resolve("unconfirmed")]
          : [];
      }
      case "timer": {
        if (!matters(conversation, config)) return [];
        const evidence = stillWaiting(conversation, hits, event.armedBy);
        return evidence.length === 0 ? [] : [finding("unconfirmed", evidence, { minutes: config.minutes })];
      }
      case "closed":
        return [disarm(timer)];
      default:
        return [];
    }
  },
});
