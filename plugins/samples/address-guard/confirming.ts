import type { Hit, Hits, Message } from "interject/sdk";
import { z } from "zod";
import { askedIn } from "./asking.ts";

/** What counts as an answer to somebody who wants his delivery changed. */

export const confirmingSettings = {
  confirmations: z
    .array(z.string().trim().min(1).max(32))
    .max(200)
    .default([
      "地址",
      "收货信息",
      "收件信息",
      "收货人",
      "收件人",
      "修改",
      "更改",
      "改好",
      "改成",
      "改为",
      "备注",
      "登记",
      "转送",
      "转寄",
      "拦截",
      "站点",
      "联系快递",
      "配送员",
      "号码",
      "转接",
      "超区",
      "核对",
      "核实",
    ])
    .meta({ zh: "客服说了这些算已确认", en: "Words by which the agent confirms" }),
};

type Lists = "subjects" | "changes" | "exceptions" | "confirmations";

/** A run of this many characters that both wrote: a street, a house, a number. */
const repeated = 5;
/** An address is a line, not a page. */
const read = 200;

function repeats(agent: Message, buyer: Message): boolean {
  const said = buyer.text.slice(0, read);
  for (let at = 0; at + repeated <= said.length; at++) {
    if (agent.text.includes(said.slice(at, at + repeated))) return true;
  }
  return false;
}

/** Whether this message of a human agent answers the change that those messages ask for. */
export function confirms(message: Message, hits: Hits<Lists>, asked: readonly Message[]): boolean {
  if (message.from.role !== "agent" || message.automatic || message.retracted) return false;
  if (hits.confirmations.some((hit) => hit.message === message.id)) return true;
  return asked.some((buyer) => repeats(message, buyer));
}

export type Waiting = { readonly words: readonly Hit[]; readonly messages: readonly Message[] };

/** What the buyer has asked for since an agent last confirmed. `hits` are of all these messages. */
export function waitingIn(messages: readonly Message[], hits: Hits<Lists>): Waiting {
  let waiting: Waiting = { words: [], messages: [] };
  for (const message of messages) {
    if (message.from.role === "buyer" && !message.retracted) {
      const words = askedIn(message, hits);
      // What he writes after that is the address itself.
      if (words.length > 0 || waiting.messages.length > 0)
        waiting = { words: [...waiting.words, ...words], messages: [...waiting.messages, message] };
    } else if (waiting.messages.length > 0 && confirms(message, hits, waiting.messages)) {
      waiting = { words: [], messages: [] };
    }
  }
  return waiting;
}
