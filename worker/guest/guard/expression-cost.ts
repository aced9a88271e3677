import { type AST, RegExpParser } from "@eslint-community/regexpp";
import type { Bilingual } from "../../../plugins/sdk/point.ts";
import { areDisjoint, type CharSet, type Flags, type Single, setOf, union } from "./char-set.ts";
import { type Cost, larger, plus, reasons, scaled, TooCostly, times } from "./polynomial.ts";

/**
 * How many comparisons an expression can take on a text of n characters, at most: `linear * n + square * n * run`, where `run` is
 * the longest piece of the text that `runs` matches, an expression of all that is repeated without end. The engine tries one way
 * after another, and may have to try them all. Worked out from behind: what a place costs is what it compares, and for each way in
 * which it can match, what stands behind it.
 */
export type ExpressionCost = { readonly linear: number; readonly square: number; readonly runs: string | null };
export type CostOf =
  | { readonly ok: true; readonly cost: ExpressionCost }
  | { readonly ok: false; readonly why: Bilingual };

const longest = 1_000;
const mostGroups = 20;

const known = new WeakMap<object, CostOf>();

/** The cost of a literal, worked out once. */
export function costOfLiteral(literal: { pattern: string; flags: string }): CostOf {
  const cost = known.get(literal) ?? costOf(literal.pattern, literal.flags);
  known.set(literal, cost);
  return cost;
}

export function costOf(source: string, flags: string): CostOf {
  try {
    if (source.length > longest) throw new TooCostly("long");
    if (flags.includes("v")) throw new TooCostly("sets");
    // With `u` a text may read otherwise, and a copy of the expression may have it.
    const costs = [flags, `${flags}u`].flatMap((each) => costWith(source, each));
    const linear = Math.max(...costs.map((cost) => cost.linear));
    const square = Math.max(...costs.map((cost) => cost.square));
    return { ok: true, cost: { linear, square, runs: square === 0 ? null : runsOf(costs) } };
  } catch (error) {
    if (error instanceof TooCostly) return { ok: false, why: reasons[error.reason] };
    throw error;
  }
}

/** They are linear: nothing stands behind them for whose sake they would have to give something back. */
function runsOf(costs: readonly Counted[]): string | null {
  const places = [...new Set(costs.flatMap(({ repeated }) => [...repeated]))];
  return places.length === 0 ? null : `(?:${places.join("|")})+`;
}

type Counted = { readonly linear: number; readonly square: number; readonly repeated: ReadonlySet<string> };

function costWith(source: string, flags: string): Counted[] {
  let pattern: AST.Pattern;
  try {
    pattern = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, {
      unicode: flags.includes("u"),
    });
  } catch {
    // The parser of the language has taken it as it stands.
    return [];
  }
  const repeated = new Set<string>();
  if ((source.match(/\(/g)?.length ?? 0) > mostGroups * 5) throw new TooCostly("long");
  const context = { ignoreCase: flags.includes("i"), dotAll: flags.includes("s"), backwards: false, repeated };
  const { cost } = anyOf(pattern.alternatives, accepted, context);
  const anchored = !flags.includes("m") && pattern.alternatives.every(startsAtStart);
  // From each place of the text anew, unless only the first can match.
  const [constant, linear, square] = anchored ? plus(cost, [1, 1, 0]) : times(plus(cost, [1, 0, 0]));
  return [{ linear: linear + constant, square, repeated }];
}

function startsAtStart({ elements: [first] }: AST.Alternative): boolean {
  return first?.type === "Assertion" && first.kind === "start";
}

/** What stands behind a place: all that it can take, what a wrong first character takes, with what it begins, whether it may fail. */
type Rest = { readonly cost: Cost; readonly entry: Cost; readonly first: CharSet; readonly always: boolean };
type Context = Flags & { readonly backwards: boolean; readonly repeated: Set<string> };

const accepted: Rest = { cost: [1, 0, 0], entry: [1, 0, 0], first: null, always: true };

function anyOf(alternatives: readonly AST.Alternative[], rest: Rest, context: Context): Rest {
  const sequences = alternatives.map(({ elements }) => (context.backwards ? elements : [...elements].reverse()));
  return choice(sequences, rest, context);
}

/** Elements of an alternative from the last to the first that is tried. */
type Sequence = readonly AST.Element[];

/** Of alternatives that begin differently only one goes on; those that begin with the same character are told apart behind it. */
function choice(sequences: readonly Sequence[], rest: Rest, context: Context): Rest {
  const heads = new Map<string, Sequence[]>();
  for (const sequence of sequences) {
    const head = sequence[sequence.length - 1];
    const name = head !== undefined && isSingle(head) ? head.raw : `${heads.size} alone`;
    heads.set(name, [...(heads.get(name) ?? []), sequence]);
  }
  return [...heads.values()]
    .map((same) => {
      const [only] = same as [Sequence, ...Sequence[]];
      if (same.length === 1) return follow(only, rest, context);
      const tails = same.map((sequence) => sequence.slice(0, -1));
      return single(only[only.length - 1] as Single, choice(tails, rest, context), context);
    })
    .reduce(either);
}

function follow(sequence: Sequence, rest: Rest, context: Context): Rest {
  return sequence.reduce((behind, element) => before(element, behind, context), rest);
}

function either(one: Rest, other: Rest): Rest {
  const cost = areDisjoint(one.first, other.first)
    ? plus(plus(one.entry, other.entry), larger(one.cost, other.cost))
    : plus(one.cost, other.cost);
  return {
    cost,
    entry: plus(one.entry, other.entry),
    first: union(one.first, other.first),
    always: one.always || other.always,
  };
}

function before(element: AST.Element, rest: Rest, context: Context): Rest {
  switch (element.type) {
    case "Character":
    case "CharacterClass":
    case "CharacterSet":
      return single(element, rest, context);
    case "Assertion":
      return asserted(element, rest, context);
    case "Group":
    case "CapturingGroup":
      if (element.type === "Group" && element.modifiers !== null) throw new TooCostly("sets");
      return anyOf(element.alternatives, rest, context);
    case "Quantifier":
      return repeated(element, rest, context);
    default:
      throw new TooCostly(element.type === "Backreference" ? "backreference" : "sets");
  }
}

function single(place: Single, rest: Rest, context: Context): Rest {
  const width: Cost = [widthOf(place), 0, 0];
  return { cost: plus(width, rest.cost), entry: width, first: setOf(place, context), always: false };
}

/** Classes of Unicode are long lists, which are searched for each character. */
function widthOf(place: Single): number {
  if (place.type === "Character") return 1;
  if (place.type === "CharacterSet") return place.kind === "property" ? 48 : 1;
  return place.elements.reduce(
    (width, element) => width + (element.type === "CharacterSet" && element.kind === "property" ? 48 : 1 / 8),
    1,
  );
}

function asserted(assertion: AST.Assertion, rest: Rest, context: Context): Rest {
  let looked: Cost = [1, 0, 0];
  if (assertion.kind === "lookahead" || assertion.kind === "lookbehind") {
    const backwards = assertion.kind === "lookbehind";
    looked = plus(looked, anyOf(assertion.alternatives, accepted, { ...context, backwards }).cost);
  }
  return { cost: plus(looked, rest.cost), entry: plus(looked, rest.entry), first: rest.first, always: false };
}

function repeated({ element, min, max }: AST.Quantifier, rest: Rest, context: Context): Rest {
  const endless = max === Number.POSITIVE_INFINITY;
  if (isSingle(element)) {
    if (endless) context.repeated.add(element.raw);
    return run(setOf(element, context), { width: widthOf(element), min, max }, rest);
  }
  if (!endless) return bounded(element, { min, max }, rest, context);
  const way = onlyWay(element, context);
  if (way === null) throw new TooCostly("nested");
  for (const place of way.places) context.repeated.add(place.raw);
  return run(way.first, { width: way.width, min, max }, rest);
}

function isSingle(element: AST.Element): element is Single {
  return element.type === "Character" || element.type === "CharacterClass" || element.type === "CharacterSet";
}

/** As many of one kind as there are. `width`: comparisons for each of them. */
function run(set: CharSet, { width, min, max }: { width: number; min: number; max: number }, rest: Rest): Rest {
  const each = (cost: Cost): Cost => (max === Number.POSITIVE_INFINITY ? times(cost) : scaled(cost, max + 1));
  const taken = each([width, 0, 0]);
  const isDisjoint = areDisjoint(set, rest.first);
  // What cannot fail is tried once; what cannot begin with one of them matches behind the last only.
  const behind = rest.always ? rest.cost : isDisjoint ? plus(each(rest.entry), rest.cost) : each(rest.cost);
  return {
    cost: plus(taken, plus(behind, rest.cost)),
    entry: min > 0 ? [width, 0, 0] : plus([width, 0, 0], rest.entry),
    first: min > 0 ? set : union(set, rest.first),
    always: min === 0 && rest.always,
  };
}

function bounded(
  element: AST.QuantifiableElement,
  { min, max }: { readonly min: number; readonly max: number },
  rest: Rest,
  context: Context,
): Rest {
  if (max > 100) throw new TooCostly("ways");
  let behind = rest;
  for (let count = max; count > 0; count--) {
    const taken = before(element, behind, context);
    behind = count > min ? either(taken, rest) : taken;
  }
  return behind;
}

/** A group that can match in one way only, wherever it begins; null for others. */
function onlyWay(
  element: AST.QuantifiableElement,
  context: Context,
): { first: CharSet; width: number; places: Single[] } | null {
  if (element.type !== "Group" && element.type !== "CapturingGroup") return null;
  let first: CharSet = [];
  const places: Single[] = [];
  for (const { elements } of element.alternatives) {
    if (elements.length === 0 || !elements.every(isSingle)) return null;
    const set = setOf((context.backwards ? elements[elements.length - 1] : elements[0]) as Single, context);
    if (!areDisjoint(first, set)) return null;
    first = union(first, set);
    places.push(...elements);
  }
  // Entering and leaving the group takes longer than comparing a character.
  return { first, width: places.reduce((sum, place) => sum + widthOf(place), 4), places };
}
