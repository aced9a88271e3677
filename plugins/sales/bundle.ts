import type { Evidence, PointEvent } from "interject/sdk";
import { z } from "zod";
import { bundleNeed, type Need } from "./needs.ts";
import { recommendationsIn } from "./recommendation.ts";
import { recommendationSettings } from "./recommendation-settings.ts";
import { bundleWords } from "./wording.ts";

/** One question with two faces: a buyer wants to reach a discount, and was something offered for it? */

export const bundleConfig = z.object({
  haggle: z
    .boolean()
    .default(true)
    .meta({ zh: "“能不能便宜点”也算凑单意向", en: "Haggling counts as a wish to reach a discount" }),
  activities: z
    .boolean()
    .default(true)
    .meta({ zh: "活动链接或卡片也算链接", en: "An activity's link or card counts as a link" }),
  needPhrases: z
    .array(z.string().trim().min(1).max(64))
    .max(200)
    .default([])
    .meta({ zh: "补充凑单意向词句", en: "More words of buyers who want to reach a discount" }),
  aftersale: z.boolean().default(false).meta({ zh: "售后会话也检测", en: "Inspect aftersale sessions too" }),
  ...recommendationSettings,
});

/** A need, and where it was answered; null there: it was not. */
export type Answered = { readonly need: Need; readonly offer: readonly Evidence[] | null };

/** null: the session is not inspected, or nobody wanted to reach a discount. */
export function bundleIn(event: PointEvent, config: z.infer<typeof bundleConfig>): Answered | null {
  if (event.type !== "session") return null;
  const { session } = event;
  if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return null;
  if (session.type === "aftersale" && !config.aftersale) return null;
  const need = bundleNeed(session, { phrases: config.needPhrases, haggle: config.haggle });
  if (need === null) return null;
  const [found] = recommendationsIn(session.messages.slice(need.index), {
    by: session.agent.role,
    words: bundleWords,
    phrases: config.phrases,
    seconds: config.apartSeconds,
    activities: config.activities,
  });
  return { need, offer: found?.evidence ?? null };
}
