import { z } from "zod";
import { ruleSchema } from "./rule.ts";

/** The JSON Schema of a rule, for editors and for whoever writes rules by program. What it cannot say, `parseRule` checks. */
export function ruleJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(ruleSchema, { io: "input" });
  const title = "Interject rule";
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
