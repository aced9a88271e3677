import { defineIntervention, type InterventionInput, type Plan, starts, type Trigger } from "interject/sdk";
import { z } from "zod";
import { answerIn, textOf } from "./answers.ts";
import { amountsOf, lineFor, wordsOf } from "./wording.ts";

const line = (titles: { zh: string; en: string }) => z.string().trim().max(300).default("").meta(titles);
const yuan = (titles: { zh: string; en: string }, usual: number) =>
  z.number().int().min(0).max(500).default(usual).meta(titles);

export const comfortSettings = z.object({
  amount: yuan({ zh: "先给的优惠券（元）", en: "The coupon that is offered first (yuan)" }, 5),
  budget: yuan({ zh: "一通会话最多给（元）；0：不给", en: "At most in a session (yuan); 0: none" }, 10),
  priceLine: line({
    zh: "嫌贵时的话（留空用默认，{amount} 为金额）",
    en: "Said about prices (empty: the usual; {amount})",
  }),
  waitingLine: line({
    zh: "等久了时的话（留空用默认，{amount} 为金额）",
    en: "Said about waiting (empty: the usual; {amount})",
  }),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(120)
    .default(10)
    .meta({ zh: "等客服发出、等买家答复（分钟）", en: "Wait for the agent, and for the buyer (minutes)" }),
});
export type Config = z.infer<typeof comfortSettings>;
type Input = InterventionInput<Config>;

/**
 * suggested: the agent has a line and has not sent it. offered: he has, and the buyer thinks it over. Nothing is ever sent to the
 * buyer by this intervention itself.
 */
export const comfort = defineIntervention({
  id: "comfort",
  title: { zh: "建议用优惠券安抚", en: "Suggest a coupon as comfort" },
  description: {
    zh: "买家嫌贵或等久了时，向客服建议一句带优惠券的安抚话，不超过预算；买家接受就建议道谢，嫌少在预算内再加一次，谢绝或不答就结束。一通会话一次。",
    en: "When the buyer finds it dear or is tired of waiting, suggests to the agent a line with a coupon within the budget. If the buyer accepts, it suggests thanks; if he wants more, it goes up once within the budget; if he declines or does not answer, it ends. Once per session.",
  },
  rows: [],
  config: comfortSettings,
  actions: ["suggestion", "tag"],
  reasons: {
    "no-agent": { zh: "当前没有人工客服接待", en: "No human agent serves the buyer" },
    "no-budget": { zh: "预算为 0", en: "The budget is 0" },
  },
  plan: (input) => (starts(input.trigger) ? start(input) : goOn(input)),
});

const nothing: Plan = { actions: [] };
const ended: Plan = { actions: [], state: null };

function start({ conversation, config, trigger, shop }: Input): Plan {
  if (conversation.session.agent?.role !== "agent") return { actions: [], suppressed: "no-agent" };
  const { first } = amountsOf(config);
  if (first === 0) return { actions: [], suppressed: "no-budget" };
  const about = trigger.kind === "finding" && isAboutPrice(trigger.finding) ? "price" : "waiting";
  return {
    actions: [{ kind: "suggestion", text: lineFor(about, first, config, shop.language) }],
    state: { step: "suggested", amount: first, message: saidIn(trigger) },
    wake: config.minutes * 60,
  };
}

/** The message that let it begin; empty when a person began it. */
function saidIn(trigger: Trigger): string {
  return trigger.kind === "finding" ? (trigger.finding.evidence[0]?.message ?? "") : "";
}

/** What other packs find is not our code: goods that disappoint are worth their price as little as dear ones. */
function isAboutPrice({ point, code }: { readonly point: string; readonly code: string }): boolean {
  return point.endsWith("/let-down") ? code === "price" : point.endsWith("/product-complaint");
}

function goOn(input: Input): Plan {
  const { trigger, state, standing } = input;
  // Somebody called the finding wrong, or it never stood: nobody is to be comforted.
  if (standing === "withdrawn" || standing === "dismissed") return ended;
  if (trigger.kind === "timer") return closing(state?.step === "offered" ? "unanswered" : null);
  if (trigger.kind !== "event") return nothing;
  const { event } = trigger;
  if (event.type === "closed") return ended;
  // He took his words back.
  if (event.type === "retracted") return event.message === state?.message ? ended : nothing;
  if (event.type !== "message" || event.automatic === true) return nothing;
  const text = textOf(event.content);
  if (event.from.role === "agent") return agentSaid(text, input);
  return event.from.role === "buyer" && state?.step === "offered" ? buyerSaid(text, input) : nothing;
}

/** He may put it in his own words: what counts is that the coupon is named. */
function agentSaid(text: string, { state, config }: Input): Plan {
  if (state?.step !== "suggested" || !wordsOf.coupon.some((word) => text.includes(word))) return nothing;
  return { actions: [], state: { ...state, step: "offered" }, wake: config.minutes * 60 };
}

function buyerSaid(text: string, { state, config, shop }: Input): Plan {
  const amount = Number(state?.amount ?? 0);
  switch (answerIn(text)) {
    case "accepts":
      return closing("accepted", wordsOf.thanks[shop.language]);
    case "wants-more": {
      const { most } = amountsOf(config);
      if (amount >= most) return closing("declined", wordsOf.limit[shop.language]);
      return {
        actions: [{ kind: "suggestion", text: lineFor("more", most, config, shop.language) }],
        state: { ...state, step: "suggested", amount: most },
        wake: config.minutes * 60,
      };
    }
    case "declines":
      return closing("declined", wordsOf.sorry[shop.language]);
    default:
      return nothing;
  }
}

function closing(outcome: "accepted" | "declined" | "unanswered" | null, text?: string): Plan {
  return {
    actions: [
      ...(text === undefined ? [] : [{ kind: "suggestion" as const, text }]),
      ...(outcome === null ? [] : [{ kind: "tag" as const, tag: `coupon-${outcome}` }]),
    ],
    state: null,
  };
}
