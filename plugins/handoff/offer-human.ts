import { type ConversationEvent, defineIntervention, type InterventionInput, type Plan, starts } from "interject/sdk";
import { z } from "zod";
import { goOn } from "./go-on.ts";
import { handOver, handOverSettings, wait } from "./hand-over.ts";
import { askFor, leaveMessageSettings, offerMessage, takesMessage } from "./leave-message.ts";
import { afterTyping, dismissed, ended, goTo, heardBy, isAutomatic, menuOf, nothing, type Options } from "./menus.ts";
import { humanServes, nobodyThere } from "./presence.ts";
import { optionalSentence, said, sentence } from "./wording.ts";

const { continueLabel, ...leaving } = leaveMessageSettings;
const config = z.object({
  text: sentence("text", 800).meta({ zh: "菜单文字", en: "Text of the menu" }),
  waitText: optionalSentence("waitText", 200).meta({
    zh: "菜单中的等待提示（空为不提示）",
    en: "The wait, in the menu (empty: not said)",
  }),
  continueLabel,
  humanLabel: sentence("humanLabel", 32).meta({ zh: "“转人工”按钮", en: "Button: talk to a human" }),
  menuMinutes: z
    .number()
    .int()
    .min(1)
    .max(120)
    .default(10)
    .meta({ zh: "多少分钟无人点选则收起菜单", en: "The menu goes after so many minutes without a choice" }),
  callBackQueue: z
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(10)
    .meta({ zh: "排队超过多少人时可预约回电", en: "Calls may be asked for when the queue is longer than" }),
  ...handOverSettings,
  ...leaving,
});
type Input = InterventionInput<z.infer<typeof config>>;

const offered = "offered";

/** A menu that is open keeps what it offered, though the queue may be another by now. */
function optionsOf({ config, shop }: Input, withCallBack: boolean): Options {
  return {
    continue: said(config, "continueLabel", shop),
    human: said(config, "humanLabel", shop),
    ...(withCallBack && { "call-back": said(config, "callBackLabel", shop) }),
  };
}

function offer(input: Input): Plan {
  const { config, seats, shop } = input;
  const withCallBack = config.callBack && seats.known && seats.queue > config.callBackQueue;
  const estimate = wait(input);
  const told =
    estimate === null || config.waitText === ""
      ? []
      : [said(config, "waitText", shop, { wait: estimate, queue: String(seats.queue) })];
  const text = [said(config, "text", shop), ...told].join(shop.language === "zh" ? "" : " ").slice(0, 1_000);
  const menu = menuOf(text, optionsOf(input, withCallBack));
  return goTo({ step: offered, callBack: withCallBack }, config.menuMinutes * 60, [menu]);
}

/** The menu is on the buyer's screen: his choice, or whatever makes it pointless (F202). */
function afterOffer(event: ConversationEvent, input: Input): Plan {
  const heard = heardBy(event, optionsOf(input, input.state?.callBack === true), input.conversation);
  if (heard === null) return nothing;
  if (heard === "gone") return dismissed;
  switch (heard.choice) {
    case "human":
      // All may have left since the menu was opened.
      return afterTyping(takesMessage(input) ? offerMessage(input) : handOver(input), heard.typed);
    case "call-back":
      return afterTyping(askFor("call-back", input), heard.typed);
    default:
      return afterTyping(ended, heard.typed);
  }
}

/** The platform offers a human while a bot serves: a menu, the buyer's choice, the hand-over, the notice. */
export const offerHuman = defineIntervention({
  id: "offer-human",
  title: { zh: "平台干预转人工", en: "Offer a human" },
  description: {
    zh: "机器人接待时向买家弹出关怀菜单：继续沟通或转人工；排队较长时还可预约回电。买家打字、直接发言或迟迟不选则菜单消失。没有客服在线时请买家留言或预约回电，上班后处理。",
    en: "While a bot serves, the buyer gets a menu: go on, or talk to a human, and a call back where the queue is long. It goes when he types, writes or does not choose. When nobody is online he may leave a message or ask for a call.",
  },
  rows: ["F199", "F200", "F201", "F202", "F203", "F209", "F210", "F211", "F213", "F214", "N03", "N06"],
  config,
  actions: ["menu", "dismiss-menu", "handoff", "notice", "reply", "task", "close-task"],
  reasons: {
    "no-agent-online": { zh: "没有在线且未挂起的客服", en: "No agent is online and taking chats" },
    "human-serves": { zh: "已由人工客服接待", en: "A human serves the buyer already" },
  },
  plan(input) {
    const { trigger, conversation, state } = input;
    if (starts(trigger)) {
      if (humanServes(conversation, trigger.at)) return { actions: [], suppressed: "human-serves" };
      if (takesMessage(input)) return offerMessage(input);
      return nobodyThere(input) ? { actions: [], suppressed: "no-agent-online" } : offer(input);
    }
    if (state?.step !== offered) return goOn(input);
    if (trigger.kind === "timer") return dismissed;
    return trigger.kind === "event" && !isAutomatic(trigger.event) ? afterOffer(trigger.event, input) : nothing;
  },
});
