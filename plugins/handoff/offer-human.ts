import { type ConversationEvent, defineIntervention, type InterventionInput, type Plan } from "interject/sdk";
import { z } from "zod";
import { wordsOf } from "../language/small-talk.ts";

const text = (fallback: string, limit: number) => z.string().trim().min(1).max(limit).default(fallback);

const config = z.object({
  text: text("请问需要为您转接人工客服吗？", 1_000).meta({ zh: "菜单文字", en: "Text of the menu" }),
  continueLabel: text("继续沟通", 32).meta({ zh: "“继续沟通”按钮", en: "Button: go on with the bot" }),
  humanLabel: text("转人工", 32).meta({ zh: "“转人工”按钮", en: "Button: talk to a human" }),
  group: z
    .string()
    .trim()
    .max(128)
    .default("")
    .meta({ zh: "转给哪个客服组（空为默认）", en: "Agent group (empty: default)" }),
  notice: text("{agent}将为您服务", 200).meta({ zh: "转接成功提示", en: "Notice after the hand-over" }),
  queueNotice: z
    .string()
    .trim()
    .max(200)
    .default("正在为您转接人工客服，前面还有 {queue} 位，请稍候。")
    .meta({ zh: "排队提示（空为不提示）", en: "Notice in a queue (empty: none)" }),
});
type Config = z.infer<typeof config>;

const menu = { continue: "continue", human: "human" } as const;
const offered = { step: "offered" } as const;
const handingOver = { step: "handing-over" } as const;
const nothing: Plan = { actions: [] };
const dismissed: Plan = { actions: [{ kind: "dismiss-menu" }], state: null };

/** Somebody human serves the buyer already: the shop's own strategy has done what the menu would offer (F210). */
function humanServes({ session }: InterventionInput<Config>["conversation"]): boolean {
  return (session.transfer?.to.role ?? session.agent?.role) === "agent";
}

function handOver({ config, seats }: InterventionInput<Config>): Plan {
  const handoff = { kind: "handoff", ...(config.group !== "" && { group: config.group }) } as const;
  const waits = seats.known && seats.queue > 0 && config.queueNotice !== "";
  const queued = config.queueNotice.replaceAll("{queue}", String(seats.queue));
  const actions = waits ? ([handoff, { kind: "notice", audience: "buyer", text: queued }] as const) : [handoff];
  return { actions, state: handingOver };
}

/** The menu is on the buyer's screen: his choice, or whatever makes it pointless. */
function afterOffer(event: ConversationEvent, input: InterventionInput<Config>): Plan {
  switch (event.type) {
    case "menu":
      if (event.choice === menu.human) return handOver(input);
      return event.choice === menu.continue ? { actions: [], state: null } : nothing;
    case "typing":
      return (event.from?.role ?? "buyer") === "buyer" ? dismissed : nothing;
    case "message": {
      const { role } = event.from;
      if (role === "agent") return dismissed;
      if (role !== "buyer") return nothing;
      const said = input.conversation.messages.findLast((message) => message.id === event.id)?.text ?? "";
      // Who types the button's words has chosen it.
      if (said !== "" && wordsOf(said) === wordsOf(input.config.humanLabel)) {
        const plan = handOver(input);
        return { ...plan, actions: [{ kind: "dismiss-menu" }, ...plan.actions] };
      }
      return dismissed;
    }
    case "transferred":
    case "closed":
      return dismissed;
    default:
      return nothing;
  }
}

/** The hand-over runs through the shop's ordinary queue; the notice says who came (F203, F214). */
function afterChoice(event: ConversationEvent, { config, conversation }: InterventionInput<Config>): Plan {
  switch (event.type) {
    case "transferred": {
      if (event.to.role !== "agent") return nothing;
      const { id, name } = event.to;
      const known = conversation.messages.findLast((message) => message.from.id === id)?.from.name;
      const who = name ?? known ?? "人工客服";
      const notice = config.notice.replaceAll("{agent}", who).slice(0, 1_000);
      return { actions: [{ kind: "notice", audience: "buyer", text: notice }], state: null };
    }
    case "message":
      return event.from.role === "agent" ? { actions: [], state: null } : nothing;
    case "closed":
      return { actions: [], state: null };
    default:
      return nothing;
  }
}

/** The platform offers a human while a bot serves: a menu, the buyer's choice, the hand-over, the notice. */
export const offerHuman = defineIntervention({
  id: "offer-human",
  title: { zh: "平台干预转人工", en: "Offer a human" },
  description: {
    zh: "机器人接待时向买家弹出关怀菜单：继续沟通或转人工。买家打字或直接发言则菜单消失；有人工客服在线且未挂起时才会弹出。",
    en: "While a bot serves, the buyer gets a menu: go on, or talk to a human. It disappears when he types, and needs an agent who is online.",
  },
  rows: ["F199", "F200", "F201", "F202", "F203", "F209", "F210", "F214"],
  config,
  actions: ["menu", "dismiss-menu", "handoff", "notice"],
  reasons: {
    "no-agent-online": { zh: "没有在线且未挂起的客服", en: "No agent is online and taking chats" },
    "human-serves": { zh: "已由人工客服接待", en: "A human serves the buyer already" },
  },
  plan(input) {
    const { trigger, conversation, config, state, seats } = input;
    if (trigger.kind === "event") {
      if (state === null) return nothing;
      return state.step === handingOver.step ? afterChoice(trigger.event, input) : afterOffer(trigger.event, input);
    }
    if (humanServes(conversation)) return { actions: [], suppressed: "human-serves" };
    if (seats.known && seats.online === 0) return { actions: [], suppressed: "no-agent-online" };
    const options = [
      { id: menu.continue, label: config.continueLabel },
      { id: menu.human, label: config.humanLabel },
    ];
    return { actions: [{ kind: "menu", text: config.text, options }], state: offered };
  },
});
