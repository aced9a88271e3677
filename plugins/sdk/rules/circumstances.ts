import { wallClock } from "../clock.ts";
import type { Conversation, Message } from "../conversation.ts";
import { fold } from "../text/fold.ts";
import { isWithin, onWeekday } from "../time-window.ts";
import type { ConditionOf } from "./condition.ts";

/** What a rule may ask beside the words: product, time, orders. */

export type Circumstances = {
  readonly conversation: Conversation;
  /** Messages of the session that the rule judges. */
  readonly messages: readonly Message[];
  readonly timeZone: string;
  /** When the buyer asked: what a condition on the time is about. */
  readonly askedAt: number;
};

type Circumstantial = ConditionOf<"product"> | ConditionOf<"time"> | ConditionOf<"order">;

export function applies(condition: Circumstantial, circumstances: Circumstances): boolean {
  switch (condition.type) {
    case "product":
      return asksAbout(condition, circumstances.messages);
    case "time": {
      const windows = condition.windows.map(({ weekdays, ...window }) => ({ ...window, days: weekdays }));
      return isWithin(onWeekday(windows), circumstances.timeZone, circumstances.askedAt);
    }
    case "order":
      return isOrdered(condition.is, circumstances);
  }
}

/** The buyer showed a product, by its card or by a link that names it. */
function asksAbout({ ids, words }: ConditionOf<"product">, messages: readonly Message[]): boolean {
  return messages.some(
    ({ from, content, retracted }) =>
      from.role === "buyer" &&
      !retracted &&
      content.some((part) => {
        if (part.type !== "product" && part.type !== "link" && part.type !== "card") return false;
        if (part.type === "product" && ids.includes(part.id)) return true;
        if (part.url !== undefined && ids.some((id) => namesId(part.url as string, id))) return true;
        if (part.title === undefined || words.length === 0) return false;
        const title = fold(part.title).text;
        return words.some((word) => title.includes(fold(word).text));
      }),
  );
}

/** The id as a whole value of the address: 12 is not in `?id=123`. */
function namesId(url: string, id: string): boolean {
  for (let at = url.indexOf(id); at >= 0; at = url.indexOf(id, at + 1)) {
    const isPart = (character: string): boolean => /[0-9A-Za-z]/.test(character);
    if (!isPart(url.charAt(at - 1)) && !isPart(url.charAt(at + id.length))) return true;
  }
  return false;
}

function isOrdered(is: ConditionOf<"order">["is"], { conversation, messages, timeZone }: Circumstances): boolean {
  const { orders, session } = conversation;
  const firstAsked = messages.find(({ from }) => from.role === "buyer")?.at ?? messages[0]?.at ?? 0;
  const sameDay = orders.some(
    ({ placedAt }) => placedAt >= firstAsked && wallClock(placedAt, timeZone).day === session.day,
  );
  switch (is) {
    case "ordered-same-day":
      return sameDay;
    case "not-ordered-same-day":
      return !sameDay;
    case "ordered-before":
      return orders.some(({ placedAt }) => placedAt < firstAsked);
    case "no-order":
      return orders.length === 0;
    case "unpaid":
      return orders.some(({ status }) => status === "created");
    default:
      return orders.some(({ status }) => status === is);
  }
}
