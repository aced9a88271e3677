import { RE2JS, RE2JSException } from "re2js";
import type { TextProblem } from "./problem.ts";

/**
 * Patterns that merchants write, in the dialect of RE2: linear time, without look-around and back-references. They read the
 * text as it was typed (the other conditions fold case, width and script variant); `(?i)` ignores case.
 */

export const patternLimits = {
  characters: 512,
  /** Code points of a message that are read; what follows is left out. */
  input: 10_000,
  perShop: 100,
} as const;

export type Pattern = {
  readonly source: string;
  /** A word that stands in every text that matches, or null: the pattern then has to be tried on every message. */
  readonly word: string | null;
  /** The first match as half-open UTF-16 offsets. */
  readonly find: (text: string) => { readonly start: number; readonly end: number } | null;
};

export type CompiledPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly problem: TextProblem };

export function compilePattern(source: string): CompiledPattern {
  const { characters } = patternLimits;
  if (source.length > characters) {
    return refused(characters, `最多 ${characters} 个字符`, `at most ${characters} characters are allowed`);
  }
  if (source === "") return refused(0, "正则表达式不能为空", "the pattern is empty");
  const { text, origins } = translate(source);
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(text);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const { reason, at } = failure(error, text);
    const en = `${reason}; the dialect is RE2, without look-around and back-references`;
    return refused(origins[at] ?? source.length, `正则表达式有误（RE2 语法）：${reason}`, en);
  }
  if (compiled.matcher("").find()) {
    return refused(0, "能匹配空文字，会命中所有消息", "it matches the empty text, so it would hit every message");
  }
  const find = (whole: string) => {
    const matcher = compiled.matcher(cut(whole));
    return matcher.find() ? { start: matcher.start(), end: matcher.end() } : null;
  };
  return { ok: true, pattern: { source, word: requiredWord(source), find } };
}

function refused(offset: number, zh: string, en: string): CompiledPattern {
  return { ok: false, problem: { offset, message: { zh, en } } };
}

/** At most `patternLimits.input` code points; short texts, nearly all, are not counted. */
function cut(text: string): string {
  if (text.length <= patternLimits.input) return text;
  let points = 0;
  let index = 0;
  while (index < text.length && points < patternLimits.input) {
    index += (text.codePointAt(index) as number) > 0xffff ? 2 : 1;
    points++;
  }
  return text.slice(0, index);
}

const unicodeEscape = /^\\u(?:([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|\{([0-9a-fA-F]{1,6})\})/;

/** `\uXXXX`, which RE2 does not know, as `\x{XXXX}`; `origins` leads each place of the result back to the source. */
function translate(source: string): { text: string; origins: number[] } {
  let text = "";
  const origins: number[] = [];
  const add = (piece: string, from: number): void => {
    for (const _ of piece) origins.push(from);
    text += piece;
  };
  for (let index = 0; index < source.length; ) {
    const found = source.charAt(index) === "\\" ? unicodeEscape.exec(source.slice(index, index + 12)) : null;
    if (found === null) {
      const length = source.charAt(index) === "\\" ? 2 : 1;
      for (const unit of source.slice(index, index + length).split("")) add(unit, index);
      index += length;
      continue;
    }
    const [whole, first = "", second, braced] = found;
    const isPair = second !== undefined && /^[dD][89abAB]/.test(first);
    const point = isPair
      ? (String.fromCharCode(Number.parseInt(first, 16), Number.parseInt(second, 16)).codePointAt(0) as number)
      : Number.parseInt(braced ?? first, 16);
    add(`\\x{${point.toString(16)}}`, index);
    index += second !== undefined && !isPair ? 6 : whole.length;
  }
  return { text, origins };
}

/** Why the library refused, and where. It quotes the piece, or the whole pattern where a bracket is unbalanced. */
function failure(error: RE2JSException, text: string): { reason: string; at: number } {
  const { error: reason = error.message, input = null } = error as { error?: string; input?: string | null };
  if (/missing closing \)|unexpected \)/.test(reason)) return { reason, at: unbalanced(text) };
  if (input === null) return { reason, at: text.length - 1 };
  return { reason: `${reason}: ${input}`, at: Math.max(0, text.indexOf(input)) };
}

/** The first bracket without its partner. */
function unbalanced(text: string): number {
  const open: number[] = [];
  for (const { kind, at } of pieces(text)) {
    if (kind === "(") open.push(at);
    else if (kind === ")" && open.pop() === undefined) return at;
  }
  return open[0] ?? 0;
}

type Piece = {
  readonly kind: "(" | ")" | "|" | "quantifier" | "character" | "other";
  readonly at: number;
  text: string;
};

/** A pattern as far as its brackets, alternatives and plain characters go. */
function pieces(pattern: string): Piece[] {
  const found: Piece[] = [];
  const grammar =
    /\\(?:[pP]\{[^}]*\}|x\{[^}]*\}|Q.*?(?:\\E|$)|.)|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]])*\]?|\{\d+(?:,\d*)?\}\??|[?*+]\??|[()|]|./gsu;
  for (const { 0: text, index: at } of pattern.matchAll(grammar)) {
    const [mark = ""] = text;
    if (text === "(" || text === ")" || text === "|") found.push({ kind: text, at, text });
    else if (text.length > 1 && "\\[".includes(mark)) found.push({ kind: "other", at, text });
    else if ("?*+".includes(mark) || /^\{\d/.test(text)) found.push({ kind: "quantifier", at, text });
    else found.push({ kind: /^[\p{Script=Han}a-zA-Z0-9]$/u.test(text) ? "character" : "other", at, text });
  }
  return found;
}

/**
 * The longest run of plain characters that every match contains, read conservatively: only outside of groups and alternatives.
 * The shop's matcher looks for it, so that the pattern itself runs on few messages.
 */
export function requiredWord(pattern: string): string | null {
  const parts = pieces(pattern);
  let depth = 0;
  let run = "";
  let longest = "";
  const end = (): void => {
    if (run.length > longest.length) longest = run;
    run = "";
  };
  for (const [index, { kind, text }] of parts.entries()) {
    if (kind === "(") depth++;
    if (depth > 0 || kind !== "character") {
      end();
      if (kind === ")") depth--;
      else if (kind === "|" && depth === 0) return null;
      continue;
    }
    const follower = parts[index + 1];
    if (follower?.kind === "quantifier") {
      if (follower.text.startsWith("+")) run += text;
      end();
    } else run += text;
  }
  end();
  return longest === "" ? null : longest;
}
