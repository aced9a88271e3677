import { z } from "@hono/zod-openapi";
import { type ParsedRule, parseRule } from "../../plugins/sdk/rules/parse-rule.ts";
import { Refused } from "../errors.ts";
import { errorBody } from "./schemas.ts";

/** A rule in a request. Its own parser reads it, because that names the place inside an expression and speaks two languages. */
export const ruleBody = z
  .looseObject({ id: z.string().optional().openapi({ example: "coupon-refused" }) })
  .openapi("Rule", {
    description:
      "A rule of the shop, as the rules' published JSON Schema describes it (`plugins/sdk/rules/rule.schema.json`)",
  });

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const ruleError = errorBody
  .extend({
    problems: z
      .array(
        z.object({
          path: z.string().openapi({ example: "standards.0.conditions.0.keywords" }),
          message: bilingual,
          offset: z.number().int().optional().openapi({ description: "UTF-16 units inside the text at that path" }),
        }),
      )
      .optional()
      .openapi({ description: "Everything that is wrong with the rule; paths begin at the rule" }),
  })
  .openapi("RuleError");

export const ruleWarnings = z.array(
  z.object({
    path: z.string(),
    code: z.string().openapi({ example: "too-broad" }),
    message: bilingual,
    start: z.number().int().optional().openapi({ description: "UTF-16 units inside the text at that path" }),
    end: z.number().int().optional(),
  }),
);

type Read =
  | { readonly ok: true; readonly parsed: Extract<ParsedRule, { ok: true }> }
  | { readonly ok: false; readonly refused: z.infer<typeof ruleError> };

/** `under`: where the rule lies in the request. Paths of problems and warnings begin at the rule. */
export function readRule(json: unknown, { under }: { under: string }): Read {
  const parsed = parseRule(json);
  if (parsed.ok) return { ok: true, parsed };
  const problems = [...parsed.errors];
  const [first] = problems;
  const path = [under, first?.path].filter(Boolean).join(".");
  const place = first?.offset === undefined ? "" : ` (at character ${first.offset + 1})`;
  const { error } = new Refused("invalid", { path, message: `${first?.message.en ?? ""}${place}` }).body();
  return { ok: false, refused: { error, problems } };
}
