import { z } from "zod";
import { refuse } from "../refuse.ts";
import { usualThreshold } from "../text/similar.ts";
import { readableKeywords, readablePattern } from "./refine.ts";

/** What a message must say. Several kinds may be given; any one of them suffices. */

const sentence = z.string().trim().min(2).max(200);
const threshold = z
  .number()
  .min(0.3)
  .max(1)
  .default(usualThreshold)
  .meta({ description: "How alike a sentence must be, from 0.3 to 1." });

export const contentFields = {
  keywords: z.string().superRefine(readableKeywords).optional().meta({
    description:
      "Keyword expression: + joins words that must all occur, ; and , separate alternatives, 【】 or [] group. At most 4,000 characters, 200 alternatives, 20 words each.",
  }),
  similar: z
    .strictObject({ sentences: z.array(sentence).min(1).max(200), threshold })
    .optional()
    .meta({ description: "Sentences that mean it; a message sentence that is alike enough counts." }),
  faqs: z
    .strictObject({
      entries: z
        .array(
          z.strictObject({ id: z.string().min(1).max(128).optional(), wordings: z.array(sentence).min(1).max(50) }),
        )
        .min(1)
        .max(50),
      threshold,
    })
    .optional()
    .meta({ description: "Questions of the knowledge base with their wordings; judged like similar sentences." }),
  pattern: z
    .string()
    .superRefine(readablePattern)
    .optional()
    .meta({ description: "RE2 pattern over the text as it was typed, at most 512 characters." }),
};

export const contentKinds = ["keywords", "similar", "faqs", "pattern"] as const;
const content = z.strictObject(contentFields);
export type Content = z.infer<typeof content>;

/** At least one kind of content must be given. */
export function saysSomething(said: Content, context: z.core.$RefinementCtx<Content>): void {
  if (contentKinds.some((kind) => said[kind] !== undefined)) return;
  const kinds = contentKinds.join(", ");
  refuse(context, {
    zh: "请填写关键词、相似句子、常见问题或正则中的至少一种",
    en: `say what is looked for: at least one of ${kinds}`,
  });
}
