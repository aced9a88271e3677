import { text } from "./convert.ts";
import { type AnyFunction, apply, construct, list, max, NativeRegExp, NativeString, string } from "./natives.ts";
import { exec, Pattern, patternIn } from "./pattern.ts";
import { limitText, tick, tickText } from "./steps.ts";
import { expand, type Match } from "./substitute.ts";

/** What texts do with an expression: find, take apart, replace. */

const { match, search, split } = NativeString.prototype;
const natives = { match, search, split } as unknown as { readonly [name: string]: AnyFunction };

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
  const pattern = patternIn(sought);
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
  const pattern = patternIn(sought);
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
