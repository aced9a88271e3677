import { charactersByWeight, otherWeight, weightStep } from "../sdk/text/similar-weights.ts";

/**
 * The literals of which every match of an expression holds at least one, so that the expression need be tried only where the
 * shop's matcher has found one of them. Reads the part of the syntax that our expressions use; throws on anything else, and on
 * an expression that can match without any literal.
 */
export function literalsOf({ source }: RegExp): string[] {
  const parser: Parser = { source, at: 0 };
  const { required } = alternation(parser);
  if (parser.at < source.length) throw new Error(`unexpected ${source.slice(parser.at, parser.at + 8)} in ${source}`);
  if (required === null) throw new Error(`can match without a literal: ${source}`);
  // What holds another of the literals is found with it.
  const literals = [...required].sort((a, b) => a.length - b.length);
  const kept: string[] = [];
  for (const text of literals) if (!kept.some((shorter) => text.includes(shorter))) kept.push(text);
  return kept.sort();
}

const quantifiers = /(?:\?|\*|\+|\{(\d+)(?:,(\d*))?\})\??/y;
const openings = /\((?:\?(?::|<?[=!]))?/y;
const brackets = /\[((?:\\.|[^\]\\])*)\]/y;

/** Reads what stands here, if it is of that form. */
function next(form: RegExp, parser: Parser): RegExpExecArray | null {
  form.lastIndex = parser.at;
  const found = form.exec(parser.source);
  if (found !== null) parser.at += found[0].length;
  return found;
}

type Parser = { readonly source: string; at: number };
type Strings = ReadonlySet<string>;
/** `exact`: all that the node matches, when that is a short list. `required`: one of these stands in whatever it matches. */
type Node = { readonly exact: Strings | null; readonly required: Strings | null };

/** Longer lists would cost the matcher more than they save. */
const mostStrings = 160;
const nothing: Strings = new Set([""]);
const zeroWidth: Node = { exact: nothing, required: null };
const anything: Node = { exact: null, required: null };

/** Of how many messages of shops' chats a character stands in, as the negative logarithm. */
let weights: ReadonlyMap<string, number> | undefined;

function weightsOfCharacters(): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  for (const [step, characters] of charactersByWeight.entries())
    for (const character of characters) made.set(character, Math.max(step, 1) * weightStep);
  return made;
}

/** A list is compared with each of its neighbours. */
const frequencies = new WeakMap<Strings, number>();

/** About how many messages of all hold one of the strings: the fewer, the better they sow an expression. */
function frequency(strings: Strings): number {
  const known = frequencies.get(strings);
  if (known !== undefined) return known;
  weights ??= weightsOfCharacters();
  let sum = 0;
  for (const text of strings) {
    let weight = 0;
    for (const character of text) weight += weights.get(character) ?? otherWeight;
    sum += Math.exp(-weight);
  }
  frequencies.set(strings, sum);
  return sum;
}

function better(a: Strings | null, b: Strings | null): Strings | null {
  const [left, right] = [a === null ? 1 : frequency(a), b === null ? 1 : frequency(b)];
  if (left >= 1 && right >= 1) return null;
  return left <= right ? a : b;
}

function alternation(parser: Parser): Node {
  const branches = [sequence(parser)];
  while (parser.source[parser.at] === "|") {
    parser.at++;
    branches.push(sequence(parser));
  }
  const [first] = branches;
  if (branches.length === 1 && first !== undefined) return first;
  const exact = branches.every((branch) => branch.exact !== null)
    ? new Set(branches.flatMap((branch) => [...(branch.exact as Strings)]))
    : null;
  const required = branches.every((branch) => branch.required !== null)
    ? new Set(branches.flatMap((branch) => [...(branch.required as Strings)]))
    : null;
  return { exact: exact !== null && exact.size <= mostStrings ? exact : null, required };
}

function sequence(parser: Parser): Node {
  /** What the newest run of short lists matches, and whether that is the whole sequence. */
  let run: Strings = nothing;
  let isWhole = true;
  let best: Strings | null = null;
  while (parser.at < parser.source.length && parser.source[parser.at] !== "|" && parser.source[parser.at] !== ")") {
    const { exact, required } = quantified(parser);
    best = better(best, required);
    if (exact !== null && run.size * exact.size <= mostStrings) {
      run = new Set([...run].flatMap((head) => [...exact].map((tail) => head + tail)));
      continue;
    }
    best = better(best, run);
    isWhole = false;
    run = exact ?? nothing;
  }
  return { exact: isWhole ? run : null, required: better(best, run) };
}

function quantified(parser: Parser): Node {
  const node = atom(parser);
  const quantifier = next(quantifiers, parser);
  if (quantifier === null) return node;
  if (quantifier[0].startsWith("?"))
    return { exact: node.exact === null ? null : new Set([...node.exact, ""]), required: null };
  const least = quantifier[0].startsWith("+") ? 1 : Number(quantifier[1] ?? 0);
  if (least === 0) return anything;
  const repeated = node.exact?.size === 1 ? new Set([...node.exact].map((text) => text.repeat(least))) : null;
  return { exact: null, required: better(node.required, repeated) };
}

function atom(parser: Parser): Node {
  const { source } = parser;
  const group = next(openings, parser);
  if (group !== null) {
    const inner = alternation(parser);
    if (source[parser.at] !== ")") throw new Error(`unclosed group in ${source}`);
    parser.at++;
    return /[=!]$/.test(group[0]) ? zeroWidth : inner;
  }
  if (source[parser.at] === "[") return characters(parser);
  const escaped = source[parser.at] === "\\";
  if (escaped) parser.at++;
  const character = String.fromCodePoint(source.codePointAt(parser.at) ?? 0);
  parser.at += character.length;
  if (escaped && /[bB]/.test(character)) return zeroWidth;
  if (escaped && /[dDwWsSpP]/.test(character)) {
    if (/[pP]/.test(character)) throw new Error(`a class of characters by property in ${source}`);
    return anything;
  }
  if (!escaped && (character === "^" || character === "$")) return zeroWidth;
  if (!escaped && character === ".") return anything;
  const exact = new Set([character]);
  return { exact, required: exact };
}

/** A list of characters between brackets; a range or a negation can be anything. */
function characters(parser: Parser): Node {
  const found = next(brackets, parser);
  if (found === null) throw new Error(`unclosed brackets in ${parser.source}`);
  const body = found[1] ?? "";
  if (body.startsWith("^") || /[^\\]-./.test(body) || /\\[dwsDWS]/.test(body)) return anything;
  const exact = new Set(body.replace(/\\(.)/g, "$1"));
  return { exact, required: exact };
}
