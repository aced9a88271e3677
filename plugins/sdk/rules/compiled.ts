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
};

export type CompiledRule = {
  readonly rule: Rule;
  readonly standards: readonly CompiledStandard[];
  readonly combinations: readonly { readonly code: string; readonly when: Combination }[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Whether a message without a hit can matter. */
  readonly readsAll: boolean;
};

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
  return {
    rule,
    standards: rule.standards.map(({ id, join, conditions }) => ({
      id,
      join,
      conditions: conditions.map(compileCondition),
    })),
    combinations: rule.combinations.map(({ id, when }) => {
      const parsed = parseCombination(when, known);
      if (!parsed.ok) throw new Error(parsed.problem.message.en);
      return { code: id, when: parsed.combination };
    }),
    lists: Object.assign({}, ...contents.map(({ lists }) => lists)),
    readsAll: contents.some(({ readsAll }) => readsAll) || rule.standards.some(hearsSilence),
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

/** A message that does not say something is heard by no matcher. */
function hearsSilence({ conditions }: Standard): boolean {
  return conditions.some((condition) => condition.type === "agent-said" && !condition.said);
}
