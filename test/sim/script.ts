import type { ConversationEvent, Party } from "../../plugins/sdk/event.ts";
import type { Chance } from "../big-shop/chance.ts";

/** One event and when it is first sent. `copies`: when it is sent again. */
export type Sent = { readonly event: ConversationEvent; readonly at: number; readonly copies: readonly number[] };

export type ScriptOptions = {
  readonly conversation: string;
  readonly start: number;
  readonly length: number;
  /** 0 to 1: how much the sender delays, reorders and repeats. */
  readonly disorder: number;
  readonly retractions: boolean;
};

const buyerSays = [
  "什么时候发货",
  "在吗",
  "转人工",
  "我要投诉你们",
  "你们是骗子",
  "我要给差评",
  "这衣服会缩水吗",
  "好的",
  "垃圾店铺，气死我了",
  "怎么还不回复",
];
const agentSays = ["您好", "请稍等", "亲，今天发货", "这是全网最低价", "已经帮您查询", "滚", "请问还有什么可以帮您"];
const botSays = ["您好，我是智能客服", "抱歉，我没有理解您的问题"];

/** A chat as it happened, and the way in which its events arrive. */
export function scriptOf(chance: Chance, options: ScriptOptions): Sent[] {
  const { conversation, start, length, disorder, retractions } = options;
  const events = chat(chance, { conversation, start, length, retractions });
  return events.map((event) => {
    const at = event.at + delay(chance, disorder);
    const copies: number[] = [];
    while (chance.next() < disorder / 4) copies.push(at + chance.below(chance.below(5) === 0 ? 600_000 : 3_000));
    return { event, at, copies };
  });
}

function delay(chance: Chance, disorder: number): number {
  const drawn = chance.next();
  if (drawn > disorder) return chance.below(300);
  if (drawn > disorder / 4) return chance.below(20_000);
  if (drawn > disorder / 20) return chance.below(600_000);
  return chance.below(7_200_000);
}

type Chat = Pick<ScriptOptions, "conversation" | "start" | "length" | "retractions">;

function chat(chance: Chance, { conversation, start, length, retractions }: Chat): ConversationEvent[] {
  const events: ConversationEvent[] = [];
  const messages: string[] = [];
  const buyer: Party = { role: "buyer", id: `b-${conversation}`, name: "张三" };
  let served: Party = chance.below(2) === 0 ? { role: "bot", id: "bot-1" } : { role: "agent", id: "a-1", name: "客服" };
  let at = start;
  for (let index = 0; index < length; index++) {
    // Several things may happen in one millisecond; the platform's sequence then says in which order, or the id does.
    at += chance.below(12) === 0 ? 0 : pause(chance);
    const base = { id: `e-${index}`, at, conversation, ...(chance.below(2) === 0 && { sequence: index }) };
    const drawn = chance.below(40);
    const old = messages.length > 0 ? chance.of(messages) : undefined;
    if (drawn < 3 && old !== undefined && retractions) events.push({ ...base, type: "retracted", message: old });
    else if (drawn < 4 && old !== undefined && retractions)
      events.push({ ...base, type: "edited", message: old, content: [{ type: "text", text: chance.of(buyerSays) }] });
    else if (drawn < 6) {
      served = { role: "agent", id: `a-${1 + chance.below(3)}` };
      events.push({ ...base, type: "transferred", to: served, askedByBuyer: chance.below(2) === 0 });
    } else if (drawn < 7) events.push({ ...base, type: "order", order: { id: "o-1", status: "paid", amount: 5_900 } });
    else if (drawn < 8) events.push({ ...base, type: "typing", from: buyer });
    else if (drawn < 10)
      events.push({ ...base, type: "menu", menu: "menu", choice: chance.of(["human", "continue", "call-back"]) });
    else if (drawn < 11) events.push({ ...base, type: "rating", score: chance.below(6) });
    else if (drawn < 12) events.push({ ...base, type: "closed" });
    else {
      const from = chance.below(5) < 3 ? buyer : served;
      const palette = from === buyer ? buyerSays : from.role === "bot" ? botSays : agentSays;
      events.push({ ...base, type: "message", from, content: [{ type: "text", text: chance.of(palette) }] });
      messages.push(base.id);
    }
  }
  if (chance.below(2) === 0) events.push({ id: "end", at: at + pause(chance), conversation, type: "closed" });
  return events;
}

/** Mostly seconds; sometimes long enough for time-outs, rarely for the next day. */
function pause(chance: Chance): number {
  const drawn = chance.below(40);
  if (drawn === 0) return chance.below(20 * 3_600_000);
  if (drawn < 8) return 30_000 + chance.below(300_000);
  return 1 + chance.below(20_000);
}
