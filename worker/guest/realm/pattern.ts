import { number, text } from "./convert.ts";
import { type AnyFunction, apply, construct, map, max, NativeMap, NativeRegExp, string, uncurried } from "./natives.ts";
import { tick } from "./steps.ts";

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
export const exec = uncurried(prototype.exec);
const getters = ["source", "flags", "global", "ignoreCase", "multiline", "dotAll", "unicode", "sticky", "hasIndices"];

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
