import { parseRule } from "./parse-rule.ts";
import type { Rule } from "./rule.ts";

/** Rules as they stand in JSON files, whose `$schema` is for editors. Throws with everything that is wrong with them. */
export function readRules(documents: readonly unknown[]): Rule[] {
  const problems: string[] = [];
  const rules = documents.flatMap((document, index) => {
    const parsed = parseRule(withoutSchema(document));
    if (parsed.ok) return [parsed.rule];
    for (const { path, message } of parsed.errors) problems.push(`${nameOf(document, index)}: ${path}: ${message.en}`);
    return [];
  });
  if (problems.length > 0) throw new Error(`Rules are refused:\n${problems.map((each) => `- ${each}`).join("\n")}`);
  return rules;
}

/** One of them. */
export function readRule(document: unknown): Rule {
  return readRules([document])[0] as Rule;
}

function withoutSchema(document: unknown): unknown {
  if (typeof document !== "object" || document === null) return document;
  const { $schema: _, ...rule } = document as Record<string, unknown>;
  return rule;
}

function nameOf(document: unknown, index: number): string {
  const id: unknown = typeof document === "object" && document !== null ? Reflect.get(document, "id") : undefined;
  return typeof id === "string" ? id : `rule ${index + 1}`;
}
