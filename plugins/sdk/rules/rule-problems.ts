import type { z } from "zod";
import { refuse } from "../refuse.ts";
import { parseCombination } from "./combination.ts";
import type { Condition } from "./condition.ts";
import { contentsOf } from "./contents-of.ts";
import type { Rule } from "./rule.ts";
import { codesOf } from "./rule-codes.ts";
import { ruleLimits } from "./rule-limits.ts";

type Context = z.core.$RefinementCtx<Rule>;

/** What the fields of a rule forbid each other. */
export function refuseContradictions(rule: Rule, context: Context): void {
  refuseSameIds(rule, context);
  const count = contentsOf(rule).length;
  if (count > ruleLimits.contents) {
    const { contents: most } = ruleLimits;
    const message = {
      zh: `一条规则最多 ${most} 项内容，现在有 ${count} 项`,
      en: `${count} contents; at most ${most} in a rule`,
    };
    refuse(context, message, { path: ["standards"] });
  }
  const known = rule.standards.map(({ id }) => id);
  for (const [index, { when }] of rule.combinations.entries()) {
    const parsed = parseCombination(when, known);
    if (parsed.ok) continue;
    const { message, offset } = parsed.problem;
    refuse(context, message, { path: ["combinations", index, "when"], offset });
  }
  refuseScores(rule, context);
  if (rule.kind === "alert") refuseUnknowable(rule, context);
}

function refuseSameIds(rule: Rule, context: Context): void {
  const seen = new Set<string>();
  for (const list of ["standards", "combinations"] as const) {
    for (const [index, { id }] of rule[list].entries()) {
      if (seen.has(id)) {
        refuse(context, { zh: `编号“${id}”重复`, en: `"${id}" is used twice` }, { path: [list, index, "id"] });
      }
      seen.add(id);
    }
  }
  const codes = codesOf(rule).map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice === undefined || seen.size < rule.standards.length + rule.combinations.length) return;
  refuse(
    context,
    { zh: `结果代码“${twice}”重复，请改一个标准的编号`, en: `two standards report the code "${twice}": rename one` },
    { path: ["standards"] },
  );
}

function refuseScores({ kind, scores, combinations }: Rule, context: Context): void {
  const given = [
    { path: ["scores", "presale"], value: scores?.presale ?? null },
    { path: ["scores", "aftersale"], value: scores?.aftersale ?? null },
    ...combinations.map(({ score }, index) => ({ path: ["combinations", index, "score"], value: score ?? null })),
  ];
  if (kind === "alert") {
    const message = { zh: "告警没有分值", en: "an alert carries no score" };
    if (scores !== undefined) refuse(context, message, { path: ["scores"] });
    for (const { path, value } of given.slice(2)) if (value !== null) refuse(context, message, { path });
    return;
  }
  for (const { path, value } of given) {
    if (value === null || (kind === "deduct" ? value <= 0 : value >= 0)) continue;
    const message =
      kind === "deduct"
        ? { zh: "扣分项的分值不能大于 0", en: "the score of a deduct point is 0 or below" }
        : { zh: "加分项的分值不能小于 0", en: "the score of a bonus point is 0 or above" };
    refuse(context, message, { path });
  }
}

const spoken: ReadonlySet<Condition["type"]> = new Set(["buyer-said", "agent-said", "agent-steps"]);

/** An alert is judged at one message: what is only known later cannot be asked. */
function refuseUnknowable({ standards, combinations }: Rule, context: Context): void {
  for (const [index, standard] of standards.entries()) {
    for (const [at, condition] of standard.conditions.entries()) {
      const path = ["standards", index, "conditions", at];
      if (condition.type === "agent-said") {
        if (condition.position === "last") {
          const message = {
            zh: "告警时还不知道哪句是最后一句",
            en: "which message is the last is not known to an alert",
          };
          refuse(context, message, { path: [...path, "position"] });
        }
        if (!condition.said && condition.position === "any") {
          const message = {
            zh: "告警要检查“没有说”，必须指定第几句",
            en: "an alert can only tell of a message at a given position that it does not say something",
          };
          refuse(context, message, { path: [...path, "said"] });
        }
      }
      if (condition.type === "agent-steps" && !isTellable(condition)) {
        const message = {
          zh: "告警只能检查不该说的话；缺少的话请用扣分规则",
          en: "an alert can only watch for what must not be said; use a deduct rule for what is missing",
        };
        refuse(context, message, { path });
      }
    }
    if (combinations.length === 0 && !standard.conditions.some(({ type }) => spoken.has(type))) {
      const message = {
        zh: "告警的标准需要至少一个消息内容条件",
        en: "a standard of an alert needs a condition on what somebody says",
      };
      refuse(context, message, { path: ["standards", index, "conditions"] });
    }
  }
}

function isTellable({ steps, holds }: Extract<Condition, { type: "agent-steps" }>): boolean {
  return holds === "broken" && steps.every(({ expect }) => expect === "not-said");
}
