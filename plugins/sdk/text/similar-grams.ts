import { charactersByWeight, otherWeight, weightStep } from "./similar-weights.ts";

/** What of a text is compared: its characters and pairs of neighbours, each once, with their weights. */
export type Grams = {
  readonly keys: Uint32Array;
  readonly weights: Float64Array;
  count: number;
  /** Weight of all. */
  total: number;
};

/** Sentences that somebody types are shorter; what follows would only dilute the comparison. */
export const maxUnits = 256;

export function createGrams(): Grams {
  return { keys: new Uint32Array(2 * maxUnits), weights: new Float64Array(2 * maxUnits), count: 0, total: 0 };
}

/**
 * Reads the grams of a folded text into `grams`, over what was there. Punctuation, blanks and emoji are left out, a run of
 * digits is one unit.
 */
export function readGrams(text: string, grams: Grams): Grams {
  const { keys, weights } = grams;
  let count = 0;
  let total = 0;
  let previous = 0;
  startSet();
  const add = (key: number, weight: number): void => {
    if (!isNew(key)) return;
    keys[count] = key;
    weights[count++] = weight;
    total += weight;
  };
  const length = Math.min(text.length, maxUnits);
  for (let index = 0; index < length; index++) {
    let unit = text.charCodeAt(index);
    if (!isWord(unit)) continue;
    if (unit >= 0x30 && unit <= 0x39) {
      if (previous === number) continue;
      unit = number;
    }
    const isLetter = unit >= 0x61 && unit < 0x250;
    // Single letters are in every word of that script and tell nothing; their pairs do.
    if (!isLetter) add(unit, weightOf(unit));
    // A pair weighs half of the mean of its characters: word order tells something, and varies between ways to say the same.
    if (previous !== 0) add(previous * 0x10000 + unit, (weightOf(previous) + weightOf(unit)) / 4);
    previous = unit;
  }
  grams.count = count;
  grams.total = total;
  return grams;
}

/** The grams of a folded text, to keep. */
export function gramsOf(text: string): Grams {
  const { keys, weights, count, total } = readGrams(text, scratch);
  return { keys: keys.slice(0, count), weights: weights.slice(0, count), count, total };
}

const scratch = createGrams();

export function gramText(key: number): string {
  const first = key >>> 16;
  return (first === 0 ? "" : String.fromCharCode(first)) + String.fromCharCode(key & 0xffff);
}

/** Stands for any run of digits: one number is as good as another, and none of them names the matter. */
const number = 0x30;
const numberWeight = 2;

/** Digits, letters, kana, ideographs, Hangul. */
function isWord(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  return (
    (unit >= 0x3400 && unit < 0xa000) ||
    (unit >= 0xac00 && unit < 0xd7a4) ||
    (unit >= 0x3041 && unit < 0x3100) ||
    (unit >= 0xc0 && unit < 0x2000)
  );
}

const steps = tableOfWeights();

function weightOf(unit: number): number {
  return (steps[unit] as number) * weightStep;
}

function tableOfWeights(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(otherWeight / weightStep);
  for (const [step, characters] of charactersByWeight.entries()) {
    for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = step;
  }
  table[number] = numberWeight / weightStep;
  return table;
}

/** The grams of the text at hand, to take each once: an open hash table whose entries of earlier texts count as free. */
const setSize = 4_096;
const setKeys = new Uint32Array(setSize);
const setRounds = new Uint32Array(setSize);
let round = 0;

function startSet(): void {
  round++;
  if (round < 0xffff_ffff) return;
  setRounds.fill(0);
  round = 1;
}

function isNew(key: number): boolean {
  const mixed = Math.imul(key, 0x9e3779b1);
  let slot = (mixed ^ (mixed >>> 15)) & (setSize - 1);
  while (setRounds[slot] === round) {
    if (setKeys[slot] === key) return false;
    slot = (slot + 1) & (setSize - 1);
  }
  setRounds[slot] = round;
  setKeys[slot] = key;
  return true;
}
