import { z } from "zod";
import zhCN from "zod/v4/locales/zh-CN.js";
import type { Bilingual } from "../point.ts";
import { lintRule, type RuleWarning } from "./lint-rule.ts";
import { type Rule, ruleSchema } from "./rule.ts";

/** What is wrong with a rule. `path` is dotted; `offset` counts UTF-16 units inside the text at that path, where it is one. */
export type RuleProblem = { readonly path: string; readonly message: Bilingual; readonly offset?: number };

export type ParsedRule =
  | { readonly ok: true; readonly rule: Rule; readonly warnings: readonly RuleWarning[] }
  | { readonly ok: false; readonly errors: readonly RuleProblem[] };

const params = z.object({ zh: z.string(), en: z.string(), offset: z.number().optional() });

/** Reads a rule from JSON that somebody sent: the rule with what is odd about it, or everything that is wrong with it. */
export function parseRule(json: unknown): ParsedRule {
  const parsed = ruleSchema.safeParse(json);
  if (parsed.success) return { ok: true, rule: parsed.data, warnings: lintRule(parsed.data) };
  const chinese = ruleSchema.safeParse(json, { error: zhCN().localeError }).error?.issues ?? [];
  const errors = parsed.error.issues.map((issue, index) => problemOf(issue, chinese[index]?.message));
  return { ok: false, errors };
}

function problemOf(issue: z.core.$ZodIssue, zh: string | undefined): RuleProblem {
  const own = issue.code === "custom" ? params.safeParse(issue.params) : null;
  if (own?.success) {
    const { zh, en, offset } = own.data;
    return { path: issue.path.join("."), message: { zh, en }, ...(offset !== undefined && { offset }) };
  }
  if (issue.code === "unrecognized_keys") {
    const path = [...issue.path, issue.keys[0]].join(".");
    return { path, message: { zh: "没有这个字段", en: "There is no such field" } };
  }
  const allowed = issue.code === "invalid_union" ? /Expected (.+)$/.exec(issue.message)?.[1] : undefined;
  const chinese = allowed === undefined ? zh : `没有这个选项，可用：${allowed}`;
  return { path: issue.path.join("."), message: { zh: chinese ?? issue.message, en: issue.message } };
}
