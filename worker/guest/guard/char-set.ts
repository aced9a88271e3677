import type { AST } from "@eslint-community/regexpp";

/** Which characters one place of an expression takes, as ascending ranges; null where that is not known. */
export type CharSet = readonly Range[] | null;
type Range = readonly [number, number];
export type Flags = { readonly ignoreCase: boolean; readonly dotAll: boolean };
export type Single = AST.Character | AST.CharacterClass | AST.CharacterSet;

const last = 0x10ffff;
const ends: CharSet = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const digits: CharSet = [[0x30, 0x39]];
/** With the two letters that fold to k and s. */
const words: CharSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0x17f, 0x17f],
  [0x212a, 0x212a],
];
const spaces: CharSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

export function setOf(place: Single, flags: Flags): CharSet {
  switch (place.type) {
    case "Character":
      return flags.ignoreCase ? casesOf(place.value) : [[place.value, place.value]];
    case "CharacterSet":
      return knownSet(place, flags);
    case "CharacterClass":
      return classSet(place, flags);
  }
}

function knownSet(set: AST.CharacterSet, { dotAll }: Flags): CharSet {
  switch (set.kind) {
    case "any":
      return dotAll ? [[0, last]] : complement(ends);
    case "digit":
      return set.negate ? complement(digits) : digits;
    case "space":
      return set.negate ? complement(spaces) : spaces;
    case "word":
      // What folding adds may be in either.
      return set.negate
        ? [
            [0, 0x2f],
            [0x3a, 0x40],
            [0x5b, 0x5e],
            [0x60, 0x60],
            [0x7b, last],
          ]
        : words;
    case "property":
      return null;
  }
}

function classSet({ elements, negate }: AST.CharacterClass, flags: Flags): CharSet {
  const parts: Range[] = [];
  for (const element of elements) {
    const part =
      element.type === "CharacterClassRange"
        ? rangeOf(element.min.value, element.max.value, flags)
        : element.type === "Character" || element.type === "CharacterSet"
          ? setOf(element, flags)
          : null;
    if (part === null) return null;
    parts.push(...part);
  }
  return negate ? complement(merged(parts)) : merged(parts);
}

function rangeOf(from: number, to: number, { ignoreCase }: Flags): CharSet {
  if (!ignoreCase || hasNoCase(from, to)) return [[from, to]];
  if (to > 0x7f) return null;
  const parts: Range[] = [];
  for (let code = from; code <= to; code++) parts.push(...(casesOf(code) ?? []));
  return merged(parts);
}

/** Ideographs, kana and their marks. */
function hasNoCase(from: number, to: number): boolean {
  return from >= 0x2e80 && to <= 0xa000;
}

function casesOf(code: number): CharSet {
  if (hasNoCase(code, code)) return [[code, code]];
  const character = String.fromCodePoint(code);
  const cases = [character, character.toLowerCase(), character.toUpperCase()];
  if (cases.includes("k")) cases.push("\u212a");
  if (cases.includes("s")) cases.push("\u017f");
  if (code > 0x7f && cases.some((one) => one !== character)) return null;
  return merged(cases.map((one) => [one.charCodeAt(0), one.charCodeAt(0)]));
}

export function union(one: CharSet, other: CharSet): CharSet {
  return one === null || other === null ? null : merged([...one, ...other]);
}

function merged(parts: Range[]): Range[] {
  const all: [number, number][] = [];
  for (const [from, to] of parts.sort((a, b) => a[0] - b[0])) {
    const before = all[all.length - 1];
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else all.push([from, to]);
  }
  return all;
}

function complement(set: CharSet): CharSet {
  if (set === null) return null;
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) rest.push([next, last]);
  return rest;
}

export function areDisjoint(one: CharSet, other: CharSet): boolean {
  if (one === null || other === null) return false;
  let [left, right] = [0, 0];
  while (left < one.length && right < other.length) {
    const [from, to] = one[left] as Range;
    const [start, end] = other[right] as Range;
    if (from <= end && start <= to) return false;
    if (to < start) left++;
    else right++;
  }
  return true;
}
