import type { Message } from "../conversation.ts";
import { collectExamples } from "../text/similar-message.ts";
import type { Content } from "./content.ts";
import type { Rule } from "./rule.ts";
import { compileContent } from "./said.ts";

/** What the contents of a rule find in messages, each for itself: no order, no time, no session (N37). */

type PreviewSide = "buyer" | "agent";

type PreviewHit = { readonly message: string; readonly spans: readonly { start: number; end: number }[] };

type ContentPreview = {
  /** Of the condition or the step: `standards.0.conditions.1.steps.0`. */
  readonly path: string;
  readonly side: PreviewSide;
  /** Messages of that side that were read. */
  readonly read: number;
  readonly hits: readonly PreviewHit[];
};

/** Reads messages as the rule's conditions would. Automatic messages are no word of an agent. */
export function previewRule(rule: Rule, messages: readonly Message[]): ContentPreview[] {
  const examples = collectExamples();
  const sides = {
    buyer: messages.filter(({ from }) => from.role === "buyer"),
    agent: messages.filter(({ from, automatic }) => from.role === "agent" && !automatic),
  };
  const contents = contentsOf(rule).map(({ content, ...place }, index) => ({
    ...place,
    compiled: compileContent(content, `c${index}`, examples),
  }));
  return contents.map(({ path, side, compiled }) => ({
    path,
    side,
    read: sides[side].length,
    hits: sides[side].flatMap((message): PreviewHit[] => {
      const said = compiled.find(message, () => null);
      if (said === null) return [];
      return [{ message: message.id, spans: said.places.map(({ start, end }) => ({ start, end })) }];
    }),
  }));
}

type Placed = { readonly path: string; readonly side: PreviewSide; readonly content: Content };

function contentsOf({ standards }: Rule): Placed[] {
  return standards.flatMap(({ conditions }, standard) =>
    conditions.flatMap((condition, index): Placed[] => {
      const path = `standards.${standard}.conditions.${index}`;
      switch (condition.type) {
        case "buyer-said":
          return [{ path, side: "buyer", content: condition }];
        case "agent-said":
          return [{ path, side: "agent", content: condition }];
        case "agent-steps":
          return condition.steps.map((content, step) => ({
            path: `${path}.steps.${step}`,
            side: "agent",
            content,
          }));
        default:
          return [];
      }
    }),
  );
}
