import type { Condition, ConditionOf } from "../../plugins/sdk/rules/condition.ts";
import type { Content } from "../../plugins/sdk/rules/content.ts";
import type { Rule, RuleInput, Standard } from "../../plugins/sdk/rules/rule.ts";

/** A rule while it is written: its whole form with every default, whether or not it is complete yet. */

export type RuleDraft = Rule;
export type ConditionType = Condition["type"];
export const conditionTypes = [
  "buyer-said",
  "agent-said",
  "agent-steps",
  "order",
  "product",
  "time",
] as const satisfies readonly ConditionType[];

/** As alike as two sentences are by the server's own default. */
export const usualLikeness = 0.5;

export function newRule(id: string): RuleDraft {
  return draftOf({
    id,
    title: { zh: "", en: "" },
    kind: "deduct",
    standards: [{ id: "s1", conditions: [newCondition("buyer-said")] }],
  });
}

/** An example, or what somebody else wrote by hand, with its defaults filled in. */
export function draftOf({ agents, standards, ...input }: RuleInput): RuleDraft {
  return {
    severity: "normal",
    countRetracted: false,
    combinations: [],
    rows: [],
    ...input,
    agents: { groups: [], accounts: [], bots: false, ...agents },
    standards: standards.map(({ conditions, ...standard }) => ({
      join: "and" as const,
      ...standard,
      conditions: conditions.map(filled),
    })),
  } as RuleDraft;
}

type ConditionInput = RuleInput["standards"][number]["conditions"][number];

function filled(input: ConditionInput): Condition {
  switch (input.type) {
    case "buyer-said":
      return { ...input, ...contentOf(input) } as Condition;
    case "agent-said":
      return { said: true, position: "any", ...input, ...contentOf(input) } as Condition;
    case "agent-steps": {
      const steps = input.steps.map((step) => ({ expect: "said" as const, ...step, ...contentOf(step) }));
      return { inOrder: false, holds: "broken", ...input, steps } as Condition;
    }
    case "product":
      return { ids: [], words: [], ...input } as Condition;
    default:
      return input as Condition;
  }
}

type SaidInput = Extract<ConditionInput, { type: "buyer-said" }>;

function contentOf({ similar, faqs }: Pick<SaidInput, "similar" | "faqs">): Pick<Content, "similar" | "faqs"> {
  return {
    ...(similar !== undefined && { similar: { threshold: usualLikeness, ...similar } }),
    ...(faqs !== undefined && { faqs: { threshold: usualLikeness, ...faqs } }),
  };
}

export function newCondition(type: ConditionType): Condition {
  switch (type) {
    case "buyer-said":
      return { type, keywords: "" };
    case "agent-said":
      return { type, keywords: "", said: true, position: "any" };
    case "agent-steps":
      return { type, steps: [newStep()], inOrder: false, holds: "broken" };
    case "order":
      return { type, is: "ordered-same-day" };
    case "product":
      return { type, ids: [], words: [] };
    case "time":
      return { type, windows: [{ from: "09:00", to: "18:00" }] };
  }
}

export const newStep = (): ConditionOf<"agent-steps">["steps"][number] => ({ keywords: "", expect: "said" });

/** The next free id of a standard. */
export function newStandard(standards: readonly Standard[]): Standard {
  const known = new Set(standards.map(({ id }) => id));
  let number = standards.length + 1;
  while (known.has(`s${number}`)) number++;
  return { id: `s${number}`, join: "and", conditions: [newCondition("buyer-said")] };
}

/** Order and interval need two lines that the agent must say: with fewer they go by themselves. */
export function withSteps(
  condition: ConditionOf<"agent-steps">,
  steps: ConditionOf<"agent-steps">["steps"],
): ConditionOf<"agent-steps"> {
  if (steps.filter(({ expect }) => expect === "said").length > 1) return { ...condition, steps };
  const { withinMinutes: _, ...rest } = condition;
  return { ...rest, steps, inOrder: false };
}

/** As it is sent: empty parts of a condition are left out, and both titles say something if one does. */
export function ruleOf({ title, combinations, standards, ...draft }: RuleDraft): RuleInput {
  const zh = title.zh.trim();
  const en = title.en.trim();
  return {
    ...draft,
    title: { zh: zh || en, en: en || zh },
    combinations,
    standards: standards.map((standard) => ({ ...standard, conditions: standard.conditions.map(spoken) })),
  };
}

function spoken(condition: Condition): Condition {
  switch (condition.type) {
    case "buyer-said":
    case "agent-said":
      return withoutEmpty(condition);
    case "agent-steps":
      return { ...condition, steps: condition.steps.map(withoutEmpty) };
    default:
      return condition;
  }
}

function withoutEmpty<Said extends Content>(said: Said): Said {
  const next = { ...said };
  if (next.keywords?.trim() === "") delete next.keywords;
  if (next.pattern === "") delete next.pattern;
  if (next.similar?.sentences.length === 0) delete next.similar;
  if (next.faqs?.entries.length === 0) delete next.faqs;
  return next;
}
