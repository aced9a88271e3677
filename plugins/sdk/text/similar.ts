import { createGrams, type Grams, gramsOf, gramText, maxUnits, readGrams } from "./similar-grams.ts";

/**
 * How alike two sentences are, from 0 to 1: twice the weight of the character pairs and characters that both have, over the
 * weight of all that each has (Dice). A character weighs the more, the fewer messages of shops' chats it stands in.
 */

/** From here on pairs that shops' buyers typed mean the same: precision 1.00 on labelled JDDC and ECD pairs, 0.84 on BQ. */
export const usualThreshold = 0.5;

export type SimilarIndex = {
  /**
   * Reports every example that is at least `atLeast` like the text, in no particular order. `text` is folded. Texts and examples
   * are read up to their first `maxUnits` units.
   */
  readonly find: (text: string, atLeast: number, onMatch: (example: number, score: number) => void) => void;
};

const asked = createGrams();
/** Numbers of the grams at hand that the index knows, those in the fewest examples first, and their weights. */
const known = {
  grams: new Uint32Array(2 * maxUnits),
  weights: new Float64Array(2 * maxUnits),
  sizes: new Uint32Array(2 * maxUnits),
};

/** Puts examples (folded) into one inverted index, so that a text is compared only with those that can be like it. */
export function compileSimilar(examples: readonly string[]): SimilarIndex {
  const all = examples.map(gramsOf);
  const { numbers, postings, starts } = invert(all);
  const totals = Float64Array.from(all, ({ total }) => total);
  /** Weight shared with the text at hand; `rounds` tells which entries are of this call. */
  const shared = new Float64Array(all.length);
  const rounds = new Uint32Array(all.length);
  const candidates = new Uint32Array(all.length);
  let round = 0;

  function find(text: string, atLeast: number, onMatch: (example: number, score: number) => void): void {
    const { total } = readGrams(text, asked);
    if (total === 0 || all.length === 0) return;
    round = nextRound(round, rounds);
    const count = lookUp(numbers, starts);
    let rest = 0;
    for (let index = 0; index < count; index++) rest += known.weights[index] as number;
    // An example shares at most its own weight, so a score of `atLeast` takes this much of the text's. Grams that together
    // weigh less, those in the most examples, cannot make a candidate by themselves.
    const needed = (atLeast * total) / (2 - atLeast) - rounding;
    let next = 0;
    let found = 0;
    for (; next < count && rest >= needed; next++) {
      const gram = known.grams[next] as number;
      const weight = known.weights[next] as number;
      rest -= weight;
      for (let at = starts[gram] as number; at < (starts[gram + 1] as number); at++) {
        const example = postings[at] as number;
        if (rounds[example] === round) {
          shared[example] = (shared[example] as number) + weight;
        } else {
          rounds[example] = round;
          shared[example] = weight;
          candidates[found++] = example;
        }
      }
    }
    for (let index = 0; index < found; index++) {
      const example = candidates[index] as number;
      const weights = total + (totals[example] as number);
      const enough = (atLeast * weights) / 2 - rounding;
      let sum = shared[example] as number;
      let open = rest;
      for (let later = next; later < count && sum + open >= enough; later++) {
        const weight = known.weights[later] as number;
        open -= weight;
        if (holds(postings, starts, known.grams[later] as number, example)) sum += weight;
      }
      if (sum < enough) continue;
      onMatch(example, Math.min(1, (2 * sum) / weights));
    }
  }
  return { find };
}

/** Sums of halves are exact, quotients are not: a score at the threshold itself counts. */
const rounding = 1e-9;

function nextRound(round: number, rounds: Uint32Array): number {
  if (round < 0xffff_fffe) return round + 1;
  rounds.fill(0);
  return 1;
}

/** Fills `known` from `asked` and returns how many there are. */
function lookUp(numbers: Numbers, starts: Uint32Array): number {
  const { grams, weights, sizes } = known;
  let count = 0;
  for (let index = 0; index < asked.count; index++) {
    const gram = numbers.of(asked.keys[index] as number);
    if (gram < 0) continue;
    const size = (starts[gram + 1] as number) - (starts[gram] as number);
    let place = count++;
    for (; place > 0 && (sizes[place - 1] as number) > size; place--) {
      grams[place] = grams[place - 1] as number;
      weights[place] = weights[place - 1] as number;
      sizes[place] = sizes[place - 1] as number;
    }
    grams[place] = gram;
    weights[place] = asked.weights[index] as number;
    sizes[place] = size;
  }
  return count;
}

function holds(postings: Uint32Array, starts: Uint32Array, gram: number, example: number): boolean {
  let low = starts[gram] as number;
  let high = starts[gram + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[middle] as number) < example) low = middle + 1;
    else high = middle;
  }
  return low < (starts[gram + 1] as number) && postings[low] === example;
}

/** How alike two folded texts are. */
export function similarity(a: string, b: string): number {
  const [left, right] = [gramsOf(a), gramsOf(b)];
  const total = left.total + right.total;
  return total === 0 ? 0 : Math.min(1, (2 * shareOf(left, right).reduce((sum, { weight }) => sum + weight, 0)) / total);
}

/** What two folded texts have in common, weightiest first: the explanation of their score. */
export function sharedGrams(a: string, b: string): string[] {
  const common = shareOf(gramsOf(a), gramsOf(b));
  return common.sort((x, y) => y.weight - x.weight).map(({ text }) => text);
}

function shareOf(a: Grams, b: Grams): { text: string; weight: number }[] {
  const others = new Set(b.keys);
  const common: { text: string; weight: number }[] = [];
  for (let index = 0; index < a.count; index++) {
    const key = a.keys[index] as number;
    if (others.has(key)) common.push({ text: gramText(key), weight: a.weights[index] as number });
  }
  return common;
}

/** Examples by gram: `postings[starts[g] .. starts[g + 1])` are the examples that have gram `g`, in ascending order. */
function invert(all: readonly Grams[]) {
  const numbers = createNumbers(all.reduce((sum, { count }) => sum + count, 0));
  const sizes: number[] = [];
  for (const { keys, count } of all) {
    for (let index = 0; index < count; index++) {
      const gram = numbers.add(keys[index] as number);
      sizes[gram] = (sizes[gram] ?? 0) + 1;
    }
  }
  const starts = new Uint32Array(sizes.length + 1);
  for (const [gram, size] of sizes.entries()) starts[gram + 1] = (starts[gram] as number) + size;
  const filled = starts.slice();
  const postings = new Uint32Array(starts[sizes.length] as number);
  for (const [example, { keys, count }] of all.entries()) {
    for (let index = 0; index < count; index++) {
      const gram = numbers.of(keys[index] as number);
      postings[filled[gram] as number] = example;
      filled[gram] = (filled[gram] as number) + 1;
    }
  }
  return { numbers, postings, starts };
}

type Numbers = { readonly of: (key: number) => number; readonly add: (key: number) => number };

/** Numbers grams in the order in which they are added: an open hash table in two typed arrays. */
function createNumbers(capacity: number): Numbers {
  const size = 2 ** Math.ceil(Math.log2(capacity * 2 + 2));
  const mask = size - 1;
  const keys = new Uint32Array(size);
  const numbers = new Int32Array(size).fill(-1);
  let next = 0;
  const slotOf = (key: number): number => {
    const mixed = Math.imul(key, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (numbers[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    of: (key) => numbers[slotOf(key)] as number,
    add: (key) => {
      const slot = slotOf(key);
      if (numbers[slot] === -1) {
        keys[slot] = key;
        numbers[slot] = next++;
      }
      return numbers[slot] as number;
    },
  };
}
