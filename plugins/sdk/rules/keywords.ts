import { fold } from "../text/fold.ts";
import { type Expanded, expand } from "./keywords-expand.ts";
import type { TextProblem } from "./problem.ts";

/**
 * The keyword language of merchants. `+` joins words that must all be in one message and binds tighter than `;` and `,`, which
 * both separate alternatives; `【】` or `[]` make a group. Full-width forms mean the same, blanks around words are ignored, one
 * separator may trail, and every other character is literal, also the `-` of `300-40`.
 */

export const keywordLimits = { characters: 4_000, alternatives: 200, terms: 20, depth: 5 } as const;

/** A word or phrase; `start` and `end` are its place in the source. */
export type Term = { readonly text: string; readonly start: number; readonly end: number };
/** Words that must all be in one message. */
export type Alternative = { readonly terms: readonly Term[]; readonly start: number; readonly end: number };
export type Expression = {
  readonly alternatives: readonly Alternative[];
  /** Groups with nothing in them: harmless, and surely a slip. */
  readonly emptyGroups: readonly { readonly start: number; readonly end: number }[];
};

export type ParsedKeywords =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: TextProblem };

/** Reads an expression, or says at which place what is allowed instead. */
export function parseKeywords(source: string): ParsedKeywords {
  try {
    return { ok: true, expression: read(source) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The words of an expression, each once: what the shop's matcher has to find. */
export function termsOf(expression: Expression): string[] {
  return [...new Set(expression.alternatives.flatMap(({ terms }) => terms.map(({ text }) => text)))];
}

class Refusal extends Error {
  readonly problem: TextProblem;

  constructor(offset: number, zh: string, en: string) {
    super(en);
    this.problem = { offset, message: { zh, en } };
  }
}

type TokenKind = "and" | "or" | "open" | "close" | "term" | "end";
type Token = { readonly kind: TokenKind; readonly text: string; readonly start: number; readonly end: number };

const marks: ReadonlyMap<string, TokenKind> = new Map([
  ...["+", "＋"].map((mark) => [mark, "and"] as const),
  ...[";", "；", ",", "，"].map((mark) => [mark, "or"] as const),
  ...["[", "［", "【"].map((mark) => [mark, "open"] as const),
  ...["]", "］", "】"].map((mark) => [mark, "close"] as const),
]);
const closing: ReadonlyMap<string, string> = new Map([
  ["[", "]］"],
  ["［", "]］"],
  ["【", "】"],
]);

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  const addTerm = (to: number): void => {
    const piece = source.slice(from, to);
    const text = piece.trim();
    if (text === "") return;
    const start = from + piece.length - piece.trimStart().length;
    tokens.push({ kind: "term", text, start, end: start + text.length });
  };
  for (let index = 0; index < source.length; index++) {
    const mark = source.charAt(index);
    const kind = marks.get(mark);
    if (kind === undefined) continue;
    addTerm(index);
    tokens.push({ kind, text: mark, start: index, end: index + 1 });
    from = index + 1;
  }
  addTerm(source.length);
  tokens.push({ kind: "end", text: "", start: source.length, end: source.length });
  return tokens;
}

function read(source: string): Expression {
  if (source.length > keywordLimits.characters) {
    throw new Refusal(
      keywordLimits.characters,
      `最多 ${keywordLimits.characters} 个字符，现在有 ${source.length} 个`,
      `${source.length} characters; at most ${keywordLimits.characters} are allowed`,
    );
  }
  const tokens = tokensOf(source);
  const emptyGroups: { start: number; end: number }[] = [];
  let next = 0;
  const peek = (): Token => tokens[next] as Token;
  const take = (): Token => tokens[next++] as Token;

  function list(depth: number): Expanded {
    const choices: Expanded[] = [];
    while (peek().kind !== "close" && peek().kind !== "end") {
      choices.push(all(depth));
      if (peek().kind !== "or") break;
      take();
    }
    return { either: choices };
  }

  function all(depth: number): Expanded {
    const factors = [factor(depth)];
    while (peek().kind === "and") {
      take();
      factors.push(factor(depth));
    }
    const { kind, start } = peek();
    if (kind === "term" || kind === "open") {
      throw new Refusal(start, "词和括号之间要写 +、; 或 ,", "between a word and a bracket write +, ; or ,");
    }
    return { all: factors };
  }

  function factor(depth: number): Expanded {
    const token = take();
    if (token.kind === "term") return { term: checkedTerm(token) };
    if (token.kind === "open") return group(token, depth + 1);
    const en = token.kind === "end" ? "the text ends" : `${JSON.stringify(token.text)} stands here`;
    const zh = token.kind === "end" ? "文字到此结束" : `这里是“${token.text}”`;
    throw new Refusal(token.start, `${zh}，需要一个词或左括号`, `${en} where a word or an opening bracket is needed`);
  }

  function group(open: Token, depth: number): Expanded {
    if (depth > keywordLimits.depth) {
      const { depth: most } = keywordLimits;
      throw new Refusal(open.start, `括号最多嵌套 ${most} 层`, `brackets may be nested ${most} deep`);
    }
    const inner = list(depth);
    const close = take();
    const wanted = closing.get(open.text) as string;
    if (close.kind !== "close" || !wanted.includes(close.text)) {
      const mark = wanted.charAt(0);
      throw new Refusal(
        close.start,
        `缺少“${mark}”，与第 ${open.start + 1} 个字符的“${open.text}”配对`,
        `"${mark}" is missing; it closes the "${open.text}" at character ${open.start + 1}`,
      );
    }
    if ("either" in inner && inner.either.length === 0) emptyGroups.push({ start: open.start, end: close.end });
    return inner;
  }

  const tree = list(0);
  const rest = peek();
  if (rest.kind !== "end") {
    throw new Refusal(rest.start, `“${rest.text}”没有对应的左括号`, `"${rest.text}" closes no bracket`);
  }
  const expanded = expand(tree, keywordLimits);
  if (!expanded.ok) throw new Refusal(expanded.offset, expanded.message.zh, expanded.message.en);
  if (expanded.alternatives.length === 0) {
    throw new Refusal(0, "没有任何词：至少写一个词", "there is no word: write at least one");
  }
  return { alternatives: expanded.alternatives, emptyGroups };
}

function checkedTerm({ text, start, end }: Token): Term {
  if (fold(text).text.trim() === "") {
    throw new Refusal(start, "这个词只有看不见的字符", "this word has only invisible characters");
  }
  return { text, start, end };
}
