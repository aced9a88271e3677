import { z } from "zod";
import type { Message } from "../conversation.ts";
import type { PackDefinition } from "../pack.ts";
import { definePoint, type Evidence, finding, type Hits, held, type NotesInput, whole } from "../point.ts";
import { collectExamples, type SimilarExamples } from "../text/similar-message.ts";
import { type CompiledRule, compileRule, readsAll } from "./compiled.ts";
import { evidenceOf, type Held } from "./held.ts";
import { judgeMessage } from "./judge-message.ts";
import { judgeSession } from "./judge-session.ts";
import type { Rule } from "./rule.ts";
import { codeTable } from "./rule-codes.ts";
import type { ShopContext } from "./shop-context.ts";

/** A rule as the runner, the tester and the manifest know points. */
export type RulePoint = PackDefinition["points"][number];

const usualContext: ShopContext = { timeZone: "Asia/Shanghai", groups: new Map() };

/** The points of all rules of a shop, in their order: their sentences share one index, as their words share one matcher. */
export function rulesToPoints(rules: readonly Rule[], context: Partial<ShopContext> = {}): RulePoint[] {
  const examples = collectExamples();
  return rules.map((rule) => toPoint(rule, examples, { ...usualContext, ...context }));
}

/** One rule as a point. */
export function ruleToPoint(rule: Rule, context: Partial<ShopContext> = {}): RulePoint {
  return toPoint(rule, collectExamples(), { ...usualContext, ...context });
}

function toPoint(rule: Rule, examples: SimilarExamples, context: ShopContext): RulePoint {
  const compiled = compileRule(rule, examples);
  const { id, title, description = title, kind, scores, sessionTypes, rows } = rule;
  return definePoint({
    id,
    title,
    description,
    kind,
    moment: kind === "alert" ? "message" : "session",
    defaults: { ...(scores !== undefined && { scores }), ...(sessionTypes !== undefined && { sessionTypes }) },
    rows,
    config: z.object({}),
    codes: codeTable(rule),
    phrases: () => compiled.lists,
    ...(kind === "alert" && !readsAll(compiled) && { wakes: "hits" }),
    ...(kind !== "alert" &&
      rule.countRetracted && {
        notes: {
          codes: [...new Set(compiled.contents.map(({ note }) => note))],
          take: ({ message, hits }: NotesInput<object>) => saidIn(compiled, message, hits),
        },
      }),
    inspect({ event, conversation, hits, noted }) {
      if (event.type === "message" && kind === "alert") {
        const { message } = event;
        const result = judgeMessage(compiled, { message, conversation, hits, context });
        if (result === null) return [];
        return "guard" in result ? [held(result.guard, [])] : [found(result, conversation.messages, whole(message))];
      }
      if (event.type === "session" && kind !== "alert") {
        const { session } = event;
        const result = judgeSession(compiled, { session, conversation, hits, noted, context });
        return result === null ? [] : [found(result, session.messages)];
      }
      return [];
    },
  });
}

/** The contents that a message says, by their notes. */
function saidIn({ contents }: CompiledRule, message: Message, hits: Hits): string[] {
  return contents.filter(({ find }) => find(message, (list) => hits[list] ?? []) !== null).map(({ note }) => note);
}

function found(
  { code, held: { places, data } }: { code: string; held: Held },
  messages: Parameters<typeof evidenceOf>[1],
  otherwise?: Evidence,
) {
  const evidence = evidenceOf(places, messages);
  if (evidence.length === 0 && otherwise !== undefined) evidence.push(otherwise);
  return finding(code, evidence, data);
}
