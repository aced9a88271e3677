import type { PointEvent } from "interject/sdk";
import { z } from "zod";
import type { Answered } from "./bundle.ts";
import { soldOutNeed } from "./needs.ts";
import { recommendationsIn } from "./recommendation.ts";
import { recommendationSettings } from "./recommendation-settings.ts";
import { alternativeWords } from "./wording.ts";

/** One question with two faces: a product is sold out, and was another one offered? */

export const alternativeConfig = z.object({
  soldOutPhrases: z
    .array(z.string().trim().min(1).max(64))
    .max(200)
    .default([])
    .meta({ zh: "本店表示缺货的词句", en: "The shop's own words for “sold out”" }),
  aftersale: z.boolean().default(false).meta({ zh: "售后会话也检测", en: "Inspect aftersale sessions too" }),
  ...recommendationSettings,
});

/** null: the session is not inspected, or nothing that the buyer asked about is sold out. */
export function alternativeIn(event: PointEvent, config: z.infer<typeof alternativeConfig>): Answered | null {
  if (event.type !== "session") return null;
  const { session } = event;
  if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return null;
  if (session.type === "aftersale" && !config.aftersale) return null;
  const need = soldOutNeed(session, { phrases: config.soldOutPhrases });
  if (need === null) return null;
  const [found] = recommendationsIn(session.messages.slice(need.index), {
    by: session.agent.role,
    words: alternativeWords,
    phrases: config.phrases,
    seconds: config.apartSeconds,
    activities: false,
    except: need.products,
  });
  return { need, offer: found?.evidence ?? null };
}
