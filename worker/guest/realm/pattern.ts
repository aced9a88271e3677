import { number, text } from "./convert.ts";
import {
  type AnyFunction,
  apply,
  construct,
  list,
  map,
  max,
  NativeMap,
  NativeRegExp,
  NativeString,
  string,
  uncurried,
} from "./natives.ts";
import { limitText, tick, tickText } from "./steps.ts";
import { expand, type Match } from "./substitute.ts";

/**
 * A regular expression as guests have it. The real one stays hidden behind it: its methods look up others by name on the way, and
 * would go on for ever with one that a guest put there. The cost is what the guard worked out for it: matching a text of n
 * characters takes at most `linear * n + square * n * run` comparisons, where `run` is the longest piece that `runs` matches.
 */
type Cost = { readonly linear: number; readonly square: number; readonly runs: RegExp | null };

/** Comparisons that take as long as a step. */
const ofStep = 16;
/** Steps from which on it pays to look for the longest run. */
const worthMeasuring = 2_000;

const { prototype } = NativeRegExp;
const exec = uncurried(prototype.exec);
const getters = ["source", "flags", "global", "ignoreCase", "multiline", "dotAll", "unicode", "sticky", "hasIndices"];
const { match, search, split } = NativeString.prototype;
const natives = { match, search, split } as unknown as { readonly [name: string]: AnyFunction };

/** Expressions of the running pack, by source and the flags that matter to their cost. */
let known = new NativeMap<string, Cost>();

/** Another instance of a pack starts: what the one before it wrote is nothing to it. */
export function forgetPatterns(): void {
  known = new NativeMap();
}

export class Pattern {
  readonly #regexp: RegExp;
  readonly #cost: Cost;

  constructor(regexp: RegExp, cost: Cost) {
    this.#regexp = regexp;
    this.#cost = cost;
  }

  static of(value: unknown): Pattern | null {
    return typeof value === "object" && value !== null && #regexp in value ? value : null;
  }

  /** The real one, once it is counted what it will do with a text of this length. */
  static spend(pattern: Pattern, searched: string, from = 0): RegExp {
    const length = from > 0 ? max(0, searched.length - from) : searched.length;
    const { linear, square, runs } = pattern.#cost;
    tick(4 + (linear * length) / ofStep);
    const most = (square * length) / ofStep;
    if (most > 0)
      tick(most * (most * length < worthMeasuring || runs === null ? length : longestRun(searched, runs, linear)));
    return pattern.#regexp;
  }

  /** Whatever a guest has put on the pattern itself. */
  static exec(pattern: Pattern, given: unknown): RegExpExecArray | null {
    const searched = text(given);
    const { global, sticky, lastIndex } = pattern.#regexp;
    const match = exec(Pattern.spend(pattern, searched, global || sticky ? lastIndex : 0), searched);
    if (match !== null) tick(8 + match.length);
    return match;
  }

  /** Only for what is read from it. */
  static peek(pattern: Pattern): RegExp {
    return pattern.#regexp;
  }

  get lastIndex(): number {
    return this.#regexp.lastIndex;
  }

  set lastIndex(value: unknown) {
    this.#regexp.lastIndex = number(value);
  }

  exec(given?: unknown): RegExpExecArray | null {
    return Pattern.exec(this, given);
  }

  test(given?: unknown): boolean {
    return Pattern.exec(this, given) !== null;
  }

  toString(): string {
    tick(1);
    return `/${this.#regexp.source}/${this.#regexp.flags}`;
  }
}

for (const name of getters) {
  const read = Object.getOwnPropertyDescriptor(prototype, name)?.get as AnyFunction;
  const descriptor = {
    get(this: Pattern) {
      return apply(read as never, Pattern.peek(this), []) as unknown;
    },
    configurable: true,
  };
  Object.defineProperty(Pattern.prototype, name, descriptor);
}

export function patternIn(value: unknown): Pattern | null {
  return Pattern.of(value);
}

/** A literal of the pack's source. */
export function regexp(literal: RegExp, linear: number, square: number, runs: RegExp | null = null): Pattern {
  return patternOf(literal, { linear, square, runs });
}

function longestRun(searched: string, runs: RegExp, linear: number): number {
  tick((linear * searched.length) / ofStep);
  let longest = 0;
  runs.lastIndex = 0;
  for (let match = exec(runs, searched); match !== null; match = exec(runs, searched)) {
    tick(2);
    longest = max(longest, (match[0] as string).length);
  }
  return longest;
}

function patternOf(expression: RegExp, cost: Cost): Pattern {
  const { source, flags } = expression;
  const name = nameOf(source, flags);
  if (!map.has(known, name)) {
    // The first search compiles it; classes of Unicode are slow to compile.
    tick(400 + source.length * 50 + (string.indexOf(source, "\\p") < 0 ? 0 : 20_000));
    map.set(known, name, cost);
  }
  return new Pattern(expression, cost);
}

function nameOf(source: string, flags: string): string {
  let name = "";
  for (const flag of ["i", "m", "s"]) if (string.indexOf(flags, flag) >= 0) name += flag;
  return `${name}/${source}`;
}

/** Stands for the constructor: it takes the source of an expression that stands in the pack, so that its cost is known. */
export function GuardedRegExp(source?: unknown, flags?: unknown): Pattern {
  const pattern = Pattern.of(source);
  const written = pattern === null ? text(source) : Pattern.peek(pattern).source;
  const wanted = flags === undefined ? (pattern === null ? "" : Pattern.peek(pattern).flags) : text(flags);
  const cost = written.length > 2_000 || wanted.length > 8 ? undefined : map.get(known, nameOf(written, wanted));
  if (cost === undefined || string.indexOf(wanted, "v") >= 0)
    throw new TypeError("RegExp takes the source and flags of an expression that stands in the pack: write /…/");
  tick(400 + written.length * 50);
  return new Pattern(construct(NativeRegExp, [written, wanted]), cost as Cost);
}

/** `match`, `search` and `split` with an expression. */
export function searched(
  name: "match" | "search" | "split",
  self: string,
  sought: unknown,
  more: unknown[] = [],
): unknown {
  const expression = Pattern.spend(patternFor(name, sought), self);
  tick(self.length >> (name === "split" ? 0 : 2));
  if (name === "match" && !expression.global) return Pattern.exec(patternFor(name, sought), self);
  return apply(natives[name] as never, self, [expression, ...more]);
}

function patternFor(name: string, sought: unknown): Pattern {
  const pattern = Pattern.of(sought);
  if (pattern === null) throw new TypeError(`${name} takes a regular expression: write /…/`);
  return pattern;
}

/** All matches of an expression that has the flag g. */
export function matchesOf(name: string, self: string, sought: unknown): Match[] {
  const pattern = patternFor(name, sought);
  const expression = Pattern.peek(pattern);
  if (!expression.global) throw new TypeError(`${name} takes an expression with the flag g`);
  Pattern.spend(pattern, self);
  // A copy, because a guest may use the expression itself meanwhile.
  const copy = construct(NativeRegExp, [expression.source, expression.flags]) as RegExp;
  copy.lastIndex = expression.lastIndex;
  const matches: Match[] = [];
  for (let match = exec(copy, self); match !== null; match = exec(copy, self)) {
    tick(10 + match.length);
    list.push(matches, match);
    if (match[0] === "") copy.lastIndex = advance(self, copy);
  }
  return matches;
}

function advance(self: string, { lastIndex, unicode }: RegExp): number {
  if (!unicode || lastIndex + 1 >= self.length) return lastIndex + 1;
  const lead = string.charCodeAt(self, lastIndex);
  const trail = string.charCodeAt(self, lastIndex + 1);
  return lastIndex + (lead >= 0xd800 && lead <= 0xdbff && trail >= 0xdc00 && trail <= 0xdfff ? 2 : 1);
}

/** `replace` and `replaceAll`, with a text or an expression. */
export function replaceAllOf(name: "replace" | "replaceAll", self: string, sought: unknown, by: unknown): string {
  const pattern = Pattern.of(sought);
  const matches = pattern === null ? literalMatches(name, self, text(sought)) : patternMatches(name, self, pattern);
  const write = typeof by === "function" ? by : text(by);
  let made = "";
  let copied = 0;
  for (let index = 0; index < matches.length; index++) {
    const match = matches[index] as Match;
    const piece =
      typeof write === "string"
        ? expand(write, match, self)
        : text(apply(write as never, undefined, given(match, self)));
    const between = string.slice(self, copied, match.index);
    limitText(made.length + between.length + piece.length);
    tick(2 + (piece.length >> 5));
    made += between + piece;
    copied = match.index + (match[0] as string).length;
  }
  tickText(made.length + self.length - copied);
  return made + string.slice(self, copied);
}

function patternMatches(name: string, self: string, pattern: Pattern): Match[] {
  if (Pattern.peek(pattern).global) {
    Pattern.peek(pattern).lastIndex = 0;
    return matchesOf(name, self, pattern);
  }
  if (name === "replaceAll") throw new TypeError("replaceAll takes an expression with the flag g");
  const match = Pattern.exec(pattern, self);
  return match === null ? [] : [match];
}

function literalMatches(name: string, self: string, sought: string): Match[] {
  const matches: Match[] = [];
  tick(4 + (self.length >> 4) + ((self.length * max(0, sought.length - 16)) >> 6));
  for (let at = string.indexOf(self, sought); at >= 0; at = string.indexOf(self, sought, at + max(1, sought.length))) {
    tick(10);
    list.push(matches, { 0: sought, length: 1, index: at });
    if (name === "replace" || at >= self.length) break;
  }
  return matches;
}

/** What a function that makes the replacement is called with. */
function given(match: Match, self: string): unknown[] {
  const values: unknown[] = [];
  for (let index = 0; index < match.length; index++) list.push(values, match[index]);
  list.push(values, match.index, self);
  if (match.groups !== undefined) list.push(values, match.groups);
  return values;
}
