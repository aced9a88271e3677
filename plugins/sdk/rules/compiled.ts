import type { SimilarExamples } from "../text/similar-message.ts";
import { type Combination, parseCombination } from "./combination.ts";
import type { Condition, ConditionOf } from "./condition.ts";
import type { Rule, Standard } from "./rule.ts";
import { type CompiledContent, compileContent } from "./said.ts";

/** A condition with what it looks for compiled: one content for what is said, one for each step, none for the others. */
export type CompiledCondition =
  | { readonly type: "buyer-said"; readonly content: CompiledContent }
  | {
      readonly type: "agent-said";
      readonly content: CompiledContent;
      readonly said: boolean;
      /** 1 for the first message of the agent, -1 for the last, null for any. */
      readonly place: number | null;
    }
  | (Omit<ConditionOf<"agent-steps">, "steps"> & { readonly steps: readonly CompiledStep[] })
  | ConditionOf<"product">
  | ConditionOf<"time">
  | ConditionOf<"order">;
export type CompiledStep = { readonly content: CompiledContent; readonly expect: "said" | "not-said" };

export type CompiledStandard = {
  readonly id: string;
  readonly join: Standard["join"];
  readonly conditions: readonly CompiledCondition[];
  /**
   * Positions of the conditions, what the agent says first: in an alert it nearly always fails, and then nothing before it need
   * be read.
   */
  readonly order: readonly number[];
};

/** What a message of a sender must bring for a standard to hold by it. */
export type Gate = {
  /** Lists of which one must have a hit. */
  readonly lists: readonly string[];
  /** A message without a hit may do, too. */
  readonly open: boolean;
};

export type CompiledRule = {
  readonly rule: Rule;
  readonly standards: readonly CompiledStandard[];
  readonly combinations: readonly { readonly code: string; readonly when: Combination }[];
  readonly contents: readonly CompiledContent[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Judged before anything else: of the messages that wake a rule, most do not pass. null: such a message never holds. */
  readonly gates: { readonly buyer: Gate | null; readonly agent: Gate | null };
};

/** Whether a message in which none of the rule's words is found can matter. */
export function readsAll({ gates }: CompiledRule): boolean {
  return gates.buyer?.open === true || gates.agent?.open === true;
}

export function compileRule(rule: Rule, examples: SimilarExamples): CompiledRule {
  const contents: CompiledContent[] = [];
  const said = (content: Parameters<typeof compileContent>[0]): CompiledContent => {
    const compiled = compileContent(content, `c${contents.length + 1}`, examples);
    contents.push(compiled);
    return compiled;
  };
  const compileCondition = (condition: Condition): CompiledCondition => {
    switch (condition.type) {
      case "buyer-said":
        return { type: condition.type, content: said(condition) };
      case "agent-said":
        return { type: condition.type, content: said(condition), said: condition.said, place: placeOf(condition) };
      case "agent-steps":
        return { ...condition, steps: condition.steps.map((step) => ({ content: said(step), expect: step.expect })) };
      default:
        return condition;
    }
  };
  const known = rule.standards.map(({ id }) => id);
  const standards = rule.standards.map(({ id, join, conditions }) => ({
    id,
    join,
    conditions: conditions.map(compileCondition),
    order: [...conditions.keys()].sort((a, b) => Number(isAgents(conditions[b])) - Number(isAgents(conditions[a]))),
  }));
  const open = rule.combinations.length > 0;
  return {
    rule,
    standards,
    combinations: rule.combinations.map(({ id, when }) => {
      const parsed = parseCombination(when, known);
      if (!parsed.ok) throw new Error(parsed.problem.message.en);
      return { code: id, when: parsed.combination };
    }),
    contents,
    lists: Object.assign({}, ...contents.map(({ lists }) => lists)),
    gates: { buyer: gateOf(standards, "buyer", open), agent: gateOf(standards, "agent", open) },
  };
}

function isAgents(condition: { readonly type: Condition["type"] } | undefined): boolean {
  return condition?.type === "agent-said" || condition?.type === "agent-steps";
}

/** `combined`: standards are joined over several messages, so that any condition of a sender may complete one. */
function gateOf(standards: readonly CompiledStandard[], sender: "buyer" | "agent", combined: boolean): Gate | null {
  const conditions = standards.flatMap(({ join, conditions }) => {
    const completes = sender === "agent" || join === "or" || combined || !conditions.some(isAgents);
    return completes ? conditions.filter((item) => isAgents(item) === (sender === "agent")) : [];
  });
  const contents = conditions.flatMap((item) =>
    item.type === "agent-steps" ? item.steps.map(({ content }) => content) : "content" in item ? [item.content] : [],
  );
  if (contents.length === 0) return null;
  // A message that does not say something is heard by no matcher.
  const hearsSilence = conditions.some((item) => item.type === "agent-said" && !item.said);
  return {
    lists: contents.flatMap(({ lists }) => Object.keys(lists)),
    open: hearsSilence || contents.some(({ readsAll }) => readsAll),
  };
}

function placeOf({ position, nth = 1 }: ConditionOf<"agent-said">): number | null {
  switch (position) {
    case "any":
      return null;
    case "first":
      return 1;
    case "last":
      return -1;
    case "nth":
      return nth;
  }
}
