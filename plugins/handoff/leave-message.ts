import type { ConversationEvent, InterventionInput, Message, Plan } from "interject/sdk";
import { z } from "zod";
import { isAcknowledgement, wordsOf } from "../language/small-talk.ts";
import { safeQuote } from "../supervision/facts.ts";
import { afterTyping, dismissed, ended, goTo, heardBy, menuOf, nothing, type Options } from "./menus.ts";
import { whenThere } from "./opening.ts";
import { nobodyThere } from "./presence.ts";
import { said, sentence } from "./wording.ts";

/**
 * Nobody is there (N03): instead of nothing the buyer may leave a message or ask for a call. What he writes next becomes a task,
 * and the open tasks are the list for the morning.
 */
export const leaveMessageSettings = {
  whenNobody: z
    .enum(["leave-message", "nothing"])
    .default("leave-message")
    .meta({
      zh: "没有客服在线时",
      en: "When nobody is online",
      options: {
        "leave-message": { zh: "请买家留言或预约回电", en: "Let the buyer leave a message or ask for a call" },
        nothing: { zh: "不打扰", en: "Do nothing" },
      },
    }),
  absentText: sentence("absentText", 1_000).meta({
    zh: "无人在线的菜单文字",
    en: "Text of the menu when nobody is online",
  }),
  messageLabel: sentence("messageLabel", 32).meta({ zh: "“留言”按钮", en: "Button: leave a message" }),
  callBack: z.boolean().default(true).meta({ zh: "可以预约回电", en: "Calls may be asked for" }),
  callBackLabel: sentence("callBackLabel", 32).meta({ zh: "“预约回电”按钮", en: "Button: ask for a call" }),
  continueLabel: sentence("continueLabel", 32).meta({ zh: "“继续沟通”按钮", en: "Button: go on with the bot" }),
  messagePrompt: sentence("messagePrompt", 500).meta({ zh: "请买家留言的话", en: "Asks for the message" }),
  callBackPrompt: sentence("callBackPrompt", 500).meta({ zh: "请买家留电话的话", en: "Asks for the number" }),
  thanks: sentence("thanks", 500).meta({ zh: "收到留言后的回复", en: "Answer to what the buyer left" }),
  dueMinutes: z
    .number()
    .int()
    .min(5)
    .max(1_440)
    .default(30)
    .meta({ zh: "上班后多少分钟内应处理留言", en: "Messages are due so many minutes after opening" }),
};
const schema = z.object(leaveMessageSettings);
export type LeaveMessageSettings = z.infer<typeof schema>;
type Input = InterventionInput<LeaveMessageSettings>;
export type Kind = "message" | "call-back";

/** Steps of this part, kept in the intervention's state. */
export const absent = "absent";
export const writing = "writing";
export const left = "left";

const menuSeconds = 1_800;
const writingSeconds = 1_800;
/** What the buyer adds within this time belongs to the same message. */
const collectingSeconds = 600;
const mostMessages = 10;

/** Whether the buyer is to be asked for a message, since nobody can take him. */
export function takesMessage(input: Input): boolean {
  return nobodyThere(input) && input.config.whenNobody === "leave-message";
}

function optionsOf({ messageLabel, callBack, callBackLabel, continueLabel }: LeaveMessageSettings): Options {
  return { message: messageLabel, ...(callBack && { "call-back": callBackLabel }), continue: continueLabel };
}

export function offerMessage({ config, shop, trigger }: Input): Plan {
  const text = said(config, "absentText", shop, { when: whenThere(shop, trigger.at) });
  return goTo({ step: absent }, menuSeconds, [menuOf(text, worded(config, shop))]);
}

function worded(config: LeaveMessageSettings, shop: Input["shop"]): Options {
  const keys = { message: "messageLabel", "call-back": "callBackLabel", continue: "continueLabel" } as const;
  const choices = Object.keys(optionsOf(config)) as (keyof typeof keys)[];
  return Object.fromEntries(choices.map((choice) => [choice, said(config, keys[choice], shop)]));
}

/** The menu of those who come when nobody is there. */
export function afterAbsence(event: ConversationEvent, input: Input): Plan {
  const heard = heardBy(event, worded(input.config, input.shop), input.conversation);
  if (heard === null) return nothing;
  if (heard === "gone") return dismissed;
  const plan =
    heard.choice === "continue" ? ended : askFor(heard.choice === "call-back" ? "call-back" : "message", input);
  return afterTyping(plan, heard.typed);
}

/** Asks for the words; whatever the buyer writes next is taken for them. */
export function askFor(kind: Kind, { config, shop }: Input): Plan {
  const text = said(config, kind === "message" ? "messagePrompt" : "callBackPrompt", shop);
  return goTo({ step: writing, kind }, writingSeconds, [{ kind: "reply", text }]);
}

export function afterAsking(event: ConversationEvent, kind: Kind, input: Input): Plan {
  switch (event.type) {
    case "message":
      if (event.from.role === "agent") return ended;
      if (event.from.role !== "buyer") return nothing;
      if (takenBack.has(wordsOf(textOf(event.id, input)))) return ended;
      return saysNothing(event.id, input) ? nothing : note(kind, [event.id], input, "first");
    case "transferred":
      return event.to.role === "agent" ? ended : nothing;
    case "closed":
      return ended;
    default:
      return nothing;
  }
}

/** What was left is the task's text: words that the buyer changes or takes back change it, too. */
export function afterLeaving(event: ConversationEvent, kind: Kind, input: Input): Plan {
  const ids = String(input.state?.messages ?? "").split(" ");
  switch (event.type) {
    case "message":
      // Who answers in the chat has answered the message; a call still has to be made.
      if (event.from.role === "agent")
        return kind === "message" ? { actions: [{ kind: "close-task", outcome: "done" }], state: null } : nothing;
      if (event.from.role !== "buyer" || input.state?.collecting !== true || ids.length >= mostMessages) return nothing;
      if (saysNothing(event.id, input)) return nothing;
      return note(kind, [...ids, event.id], input, "more");
    case "retracted":
    case "edited":
      return ids.includes(event.message) ? note(kind, ids, input, "more") : nothing;
    default:
      return nothing;
  }
}

/** 算了: he has thought better of it. */
const takenBack: ReadonlySet<string> = new Set(["算了", "不用了", "不留了", "取消", "nevermind", "forgetit"]);

function textOf(id: string, { conversation }: Input): string {
  return conversation.messages.findLast((message) => message.id === id)?.text ?? "";
}

/** 好的, 谢谢: an answer to us, and no message to anybody. */
function saysNothing(id: string, input: Input): boolean {
  return isAcknowledgement(textOf(id, input));
}

function note(kind: Kind, ids: readonly string[], input: Input, which: "first" | "more"): Plan {
  const { config, shop, trigger, conversation, state } = input;
  const words = ids.flatMap((id) => {
    const message = conversation.messages.findLast((candidate) => candidate.id === id);
    return message === undefined || message.retracted ? [] : [quoted(message, shop.language)];
  });
  if (words.length === 0) return { actions: [{ kind: "close-task", outcome: "expired" }], state: null };
  const { at } = trigger;
  const opens = shop.opensAt ?? at;
  const dueSeconds = Math.min(604_800, Math.ceil((opens - at) / 1_000) + config.dueMinutes * 60);
  const task = { kind: "task", task: kind, text: words.join("").slice(0, 1_000).toWellFormed(), dueSeconds } as const;
  const messages = ids.join(" ");
  if (which === "more") return { actions: [task], state: { ...state, messages } };
  const text = said(config, "thanks", shop, { when: nobodyThere(input) ? whenThere(shop, at) : soon[shop.language] });
  return goTo({ step: left, kind, messages, collecting: true }, collectingSeconds, [task, { kind: "reply", text }]);
}

const soon = { zh: "", en: "soon" };
/** Ten messages of this length fit into a task. */
const longestQuote = 96;

const partNames = {
  image: { zh: "图片", en: "picture" },
  product: { zh: "商品", en: "product" },
  order: { zh: "订单", en: "order" },
  link: { zh: "链接", en: "link" },
  card: { zh: "卡片", en: "card" },
} as const;

function quoted({ text, content }: Message, language: Input["shop"]["language"]): string {
  const parts = content.flatMap((part) => {
    if (part.type === "text") return [];
    const which = part.type === "order" || part.type === "product" ? ` ${safeQuote(part.id, 40)}` : "";
    return [`[${partNames[part.type][language]}${which}]`];
  });
  return [...(text.trim() === "" ? [] : [`“${safeQuote(text, longestQuote)}”`]), ...parts].join("");
}
