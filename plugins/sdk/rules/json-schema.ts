import { z } from "zod";
import { ruleSchema } from "./rule.ts";

/** The JSON Schema of a rule, for editors and for whoever writes rules by program. What it cannot say, `parseRule` checks. */
export function ruleJsonSchema(): string {
  const { $schema, properties, ...schema } = z.toJSONSchema(ruleSchema, { io: "input" });
  const title = "Interject rule";
  // A file may name its schema; `readRules` takes that away.
  const named = { $schema: { type: "string" }, ...properties };
  return `${JSON.stringify({ $schema, title, ...schema, properties: named }, null, 2)}\n`;
}
