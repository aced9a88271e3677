import type { Message } from "../conversation.ts";
import type { Evidence, FindingData, Hit } from "../point.ts";
import { explainMatch, type SimilarExamples } from "../text/similar-message.ts";
import type { Content } from "./content.ts";
import { type Expression, parseKeywords, termsOf } from "./keywords.ts";
import { matchHits, matchText } from "./keywords-match.ts";
import { compilePattern, type Pattern } from "./pattern.ts";

/** Where a message says it, and by which of the content's kinds. */
export type Said = { readonly places: readonly Evidence[]; readonly data: FindingData };

/** Hits of one of the point's lists in one message; null where they are not at hand and the text must be read. */
export type HitsIn = (list: string, message: Message) => readonly Hit[] | null;

export type CompiledContent = {
  /** What is noted of a message that says it, when the message is retracted. Changes with what is looked for. */
  readonly note: string;
  /** What the shop's matcher looks for, by list. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Whether it may be said in a message in which the matcher found nothing. */
  readonly readsAll: boolean;
  readonly find: (message: Message, hits: HitsIn) => Said | null;
};

/** `name` tells the lists of this content from those of the others of its rule. */
export function compileContent(content: Content, name: string, examples: SimilarExamples): CompiledContent {
  const keywords = content.keywords === undefined ? null : expressionOf(content.keywords);
  const pattern = content.pattern === undefined ? null : patternOf(content.pattern);
  const owners: number[] = [];
  const { similar, faqs } = content;
  if (similar !== undefined) owners.push(examples.add(similar.sentences, similar.threshold));
  for (const { wordings } of faqs?.entries ?? []) owners.push(examples.add(wordings, faqs?.threshold ?? 1));

  const [words, gate] = [`${name}-keywords`, `${name}-pattern`];
  return {
    note: `said-${digest(JSON.stringify(content))}`,
    lists: {
      ...(keywords !== null && { [words]: termsOf(keywords) }),
      ...(pattern?.word != null && { [gate]: [pattern.word] }),
    },
    readsAll: owners.length > 0 || (pattern !== null && pattern.word === null),
    find(message, hits) {
      if (message.text === "") return null;
      return (
        (keywords && saidByKeywords(keywords, message, hits(words, message))) ??
        (pattern && saidByPattern(pattern, message, pattern.word === null ? null : hits(gate, message))) ??
        saidAlike(owners, message, examples)
      );
    },
  };
}

/** FNV-1a: enough to tell the few contents of one rule apart, also after the rule was changed. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** What a finding's data may hold of one text. */
const maxSaid = 200;

/** Rules are read before they are compiled, so what cannot be read is a bug. */
function expressionOf(source: string): Expression {
  const parsed = parseKeywords(source);
  if (!parsed.ok) throw new Error(parsed.problem.message.en);
  return parsed.expression;
}

function patternOf(source: string): Pattern {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new Error(compiled.problem.message.en);
  return compiled.pattern;
}

function saidByKeywords(expression: Expression, message: Message, hits: readonly Hit[] | null): Said | null {
  const found = hits === null ? matchText(expression, message) : matchHits(expression, hits);
  if (found === null) return null;
  return {
    places: found.places,
    data: {
      by: "keywords",
      said: found.alternative.terms
        .map(({ text }) => text)
        .join("+")
        .slice(0, maxSaid),
    },
  };
}

function saidByPattern(pattern: Pattern, message: Message, gate: readonly Hit[] | null): Said | null {
  if (gate?.length === 0) return null;
  const found = pattern.find(message.text);
  if (found === null) return null;
  return {
    places: [{ message: message.id, ...found }],
    data: { by: "pattern", said: pattern.source.slice(0, maxSaid) },
  };
}

function saidAlike(owners: readonly number[], message: Message, examples: SimilarExamples): Said | null {
  if (owners.length === 0) return null;
  const matches = examples.matches(message);
  if (matches.size === 0) return null;
  for (const owner of owners) {
    const match = matches.get(owner);
    if (match === undefined) continue;
    const shared = explainMatch(message, match).slice(0, 12).join(" ");
    const score = Math.round(match.score * 100) / 100;
    return { places: [match.place], data: { by: "similar", said: match.example, score, shared } };
  }
  return null;
}
