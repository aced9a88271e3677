import { simplified, traditional } from "./variants.ts";

/**
 * A text as the matcher and our patterns read it: NFKC (so full width becomes half width and “，” becomes “,”), lower case,
 * traditional characters as simplified ones, without zero-width characters, variation selectors and strike-through marks.
 * `starts` and `ends` give for each UTF-16 unit of `text` the span of the original it came from; null when every unit stands
 * for the unit at the same place.
 */
export type Folded = {
  readonly text: string;
  readonly starts: Uint32Array | null;
  readonly ends: Uint32Array | null;
};

/** Folds a text. Text of plain units (ASCII, ideographs, kana, full-width forms, common emoji) keeps its offsets. */
export function fold(text: string): Folded {
  const length = text.length;
  let changes = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    const change = changeOf[unit] as number;
    if (change !== unknown) {
      changes |= change;
    } else if (unit === emojiLead && isTrail(text.charCodeAt(index + 1))) {
      index++;
    } else {
      return foldByCluster(text);
    }
  }
  if (changes === unchanged) return { text, starts: null, ends: null };
  const normal = changes & normalised ? text.normalize("NFKC").toLowerCase() : text;
  return { text: changes & traditionalForm ? simplify(normal) : normal, starts: null, ends: null };
}

/** The span of the original text behind `[start, end)` of the folded text, which must not be empty. */
export function originalSpan(folded: Folded, start: number, end: number): { start: number; end: number } {
  if (folded.starts === null || folded.ends === null) return { start, end };
  return { start: folded.starts[start] as number, end: folded.ends[end - 1] as number };
}

/** UAX #15 calls more marks on one character not stream-safe; normalising a run of them takes quadratic time. */
const maxClusterPoints = 32;

/** Normalises each character together with the marks on it, so that every folded unit knows the span it came from. */
function foldByCluster(text: string): Folded {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  while (index < text.length) {
    if (
      changeOf[text.charCodeAt(index)] === unchanged &&
      (index + 1 === text.length || changeOf[text.charCodeAt(index + 1)] !== unknown)
    ) {
      folded += text.charAt(index);
      starts.push(index);
      ends.push(++index);
      continue;
    }
    let cluster = "";
    // Ignorable characters around the kept ones are not part of the span.
    let from = index;
    let end = index;
    for (let points = 0; index < text.length && points < maxClusterPoints; points++) {
      const point = pointAt(text, index);
      const ignored = ignorable.test(point);
      if (!ignored && cluster !== "" && !extendsCluster(point)) break;
      if (cluster === "") from = index;
      index += point.length;
      if (ignored) continue;
      cluster += point;
      end = index;
    }
    const piece = cluster === "" ? "" : normalise(cluster);
    folded += piece;
    for (let unitOf = 0; unitOf < piece.length; unitOf++) {
      starts.push(from);
      ends.push(end);
    }
  }
  return { text: folded, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

const ignorable = /^\p{Default_Ignorable_Code_Point}/u;
const mark = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]/u;
/** Strike-through, circles and stacked accents: they disguise a word and never make another one. */
const disguises =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\p{Default_Ignorable_Code_Point}]/gu;

function normalise(cluster: string): string {
  return simplify(cluster.normalize("NFKC").toLowerCase().replace(disguises, "").normalize("NFKC"));
}

/** True where NFKC may join the character to the one before it: marks, Hangul vowels and finals, in every width. */
function extendsCluster(point: string): boolean {
  const code = point.charCodeAt(0);
  if (changeOf[code] !== unknown) return false;
  if (mark.test(point)) return true;
  const hidesMark =
    code === 0x0e33 || code === 0x0eb3 || (code >= 0x3131 && code <= 0x318e) || (code >= 0xff9e && code <= 0xffdc);
  return hidesMark && mark.test(point.normalize("NFKD"));
}

function pointAt(text: string, index: number): string {
  const unit = text.charCodeAt(index);
  const pair = unit >= 0xd800 && unit <= 0xdbff && isTrail(text.charCodeAt(index + 1));
  return pair ? text.slice(index, index + 2) : text.charAt(index);
}

function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function simplify(text: string): string {
  let result = "";
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (changeOf[unit] !== traditionalForm) continue;
    result += text.slice(copied, index) + variants.get(unit);
    copied = index + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** First unit of the pairs U+1F400 to U+1F7FF: the everyday emoji, which folding leaves as they are. */
const emojiLead = 0xd83d;

const unchanged = 0;
/** One unit stays one unit: upper case, full width. */
const normalised = 1;
const traditionalForm = 2;
/** Where only the normaliser knows, and where a mark may join the unit before. */
const unknown = 4;

const variants = new Map<number, string>();
for (let index = 0; index < traditional.length; index++) {
  variants.set(traditional.charCodeAt(index), simplified.charAt(index));
}

/** What folding does to a unit that no mark follows. */
const changeOf = changes();

function changes(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(unknown);
  table.fill(unchanged, 0x01, 0x80);
  table.fill(normalised, 0x41, 0x5b);
  table[0xb7] = unchanged;
  table[0x2014] = unchanged;
  table.fill(unchanged, 0x2018, 0x201a);
  table.fill(unchanged, 0x201c, 0x201e);
  table[0x3000] = normalised;
  table.fill(unchanged, 0x3001, 0x302a);
  table.fill(unchanged, 0x3041, 0x3097);
  table.fill(unchanged, 0x30a1, 0x30fd);
  table.fill(unchanged, 0x3400, 0xa000);
  table.fill(normalised, 0xff01, 0xff5f);
  for (const unit of variants.keys()) table[unit] = traditionalForm;
  return table;
}
