import { fold } from "./fold.ts";

/** Called for each place where a phrase occurs: its index in the compiled list, half-open offsets into the folded text. */
type OnHit = (phrase: number, start: number, end: number) => void;

export type Matcher = {
  /** Reports every occurrence of every phrase, overlapping ones too, in order of their ends. */
  readonly find: (foldedText: string, onHit: OnHit) => void;
  /** What its tables take in memory. */
  readonly bytes: number;
};

/**
 * Compiles phrases into one Aho-Corasick automaton: the cost of a text does not grow with the number of phrases. Phrases are
 * folded like texts; one that folds to nothing is never found, and one that is listed twice is reported under both indexes.
 */
export function compileMatcher(phrases: readonly string[]): Matcher {
  const folded = phrases.map((phrase) => fold(phrase).text);
  const trie = new Trie(folded.reduce((units, phrase) => units + phrase.length, 1));
  const lengths = Uint32Array.from(folded, (phrase) => phrase.length);
  /** Phrases that end in a state, as linked lists: first phrase + 1 by state, next phrase + 1 by phrase. */
  const firstPhrase = new Int32Array(trie.capacity);
  const nextPhrase = new Int32Array(folded.length);
  for (let phrase = folded.length - 1; phrase >= 0; phrase--) {
    const text = folded[phrase] as string;
    if (text === "") continue;
    const state = trie.insert(text);
    nextPhrase[phrase] = firstPhrase[state] as number;
    firstPhrase[state] = phrase + 1;
  }
  const { fallback, report } = link(trie, firstPhrase);
  const { mask, edgeState, edgeUnit, edgeTarget } = trie;
  const { pairs, singles } = beginnings(folded);

  function find(text: string, onHit: OnHit): void {
    const length = text.length;
    let state = 0;
    let next = length === 0 ? 0 : text.charCodeAt(0);
    for (let index = 0; index < length; index++) {
      const unit = next;
      next = index + 1 < length ? text.charCodeAt(index + 1) : 0;
      for (;;) {
        if (state === 0) {
          const pair = pairBit(unit, next);
          const begun =
            ((pairs[pair >> 5] as number) & (1 << (pair & 31))) | ((singles[unit >> 5] as number) & (1 << (unit & 31)));
          if (begun === 0) break;
        }
        let slot = hash(state, unit) & mask;
        while (edgeTarget[slot] !== 0 && (edgeState[slot] !== state || edgeUnit[slot] !== unit))
          slot = (slot + 1) & mask;
        if (edgeTarget[slot] !== 0) {
          state = edgeTarget[slot] as number;
          break;
        }
        if (state === 0) break;
        state = fallback[state] as number;
      }
      if (state === 0) continue;
      for (let ending = report[state] as number; ending !== 0; ending = report[fallback[ending] as number] as number) {
        for (let found = firstPhrase[ending] as number; found !== 0; found = nextPhrase[found - 1] as number) {
          onHit(found - 1, index + 1 - (lengths[found - 1] as number), index + 1);
        }
      }
    }
  }
  const tables = [lengths, firstPhrase, nextPhrase, fallback, report, edgeState, edgeUnit, edgeTarget, pairs, singles];
  return { find, bytes: tables.reduce((bytes, { byteLength }) => bytes + byteLength, 0) };
}

function pairBit(unit: number, next: number): number {
  return (Math.imul(unit, 0x9e3779b1) + Math.imul(next, 0x85ebca6b)) >>> 15;
}

/**
 * Which pairs of units begin a phrase (hashed into 16 KB, so that it stays in the first cache), and which units are a phrase.
 * Almost every place of a text begins none, and the automaton need not be asked.
 */
function beginnings(phrases: readonly string[]): { pairs: Int32Array; singles: Int32Array } {
  const pairs = new Int32Array(2 ** 17 / 32);
  const singles = new Int32Array(2 ** 16 / 32);
  const set = (bits: Int32Array, bit: number): void => {
    bits[bit >> 5] = (bits[bit >> 5] as number) | (1 << (bit & 31));
  };
  for (const phrase of phrases) {
    if (phrase.length === 1) set(singles, phrase.charCodeAt(0));
    if (phrase.length > 1) set(pairs, pairBit(phrase.charCodeAt(0), phrase.charCodeAt(1)));
  }
  return { pairs, singles };
}

function hash(state: number, unit: number): number {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** States are numbered from 0, the root; no edge leads to it, so 0 in `edgeTarget` marks a free slot. */
class Trie {
  readonly capacity: number;
  readonly mask: number;
  readonly edgeState: Int32Array;
  readonly edgeUnit: Uint16Array;
  readonly edgeTarget: Int32Array;
  states = 1;

  constructor(capacity: number) {
    this.capacity = capacity;
    // Load stays under a half, so that a miss ends after one or two probes.
    const slots = 2 ** Math.ceil(Math.log2(capacity * 2 + 2));
    this.mask = slots - 1;
    this.edgeState = new Int32Array(slots);
    this.edgeUnit = new Uint16Array(slots);
    this.edgeTarget = new Int32Array(slots);
  }

  slotOf(state: number, unit: number): number {
    let slot = hash(state, unit) & this.mask;
    while (this.edgeTarget[slot] !== 0 && (this.edgeState[slot] !== state || this.edgeUnit[slot] !== unit)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }

  insert(text: string): number {
    let state = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      const slot = this.slotOf(state, unit);
      if (this.edgeTarget[slot] === 0) {
        this.edgeState[slot] = state;
        this.edgeUnit[slot] = unit;
        this.edgeTarget[slot] = this.states++;
      }
      state = this.edgeTarget[slot] as number;
    }
    return state;
  }
}

/**
 * `fallback[s]` is the state of the longest proper suffix of `s`; `report[s]` the nearest state on the way from `s` over its
 * fallbacks where a phrase ends, or 0.
 */
function link(trie: Trie, firstPhrase: Int32Array): { fallback: Int32Array; report: Int32Array } {
  const fallback = new Int32Array(trie.states);
  const report = new Int32Array(trie.states);
  const parent = new Int32Array(trie.states);
  const unitTo = new Uint16Array(trie.states);
  const depth = new Int32Array(trie.states);
  for (let slot = 0; slot <= trie.mask; slot++) {
    const target = trie.edgeTarget[slot] as number;
    if (target === 0) continue;
    parent[target] = trie.edgeState[slot] as number;
    unitTo[target] = trie.edgeUnit[slot] as number;
  }
  // A child's number is above its parent's, so depths fill in one pass; fallbacks need the order of depth.
  for (let state = 1; state < trie.states; state++) depth[state] = (depth[parent[state] as number] as number) + 1;
  const byDepth = Int32Array.from({ length: trie.states - 1 }, (_, index) => index + 1);
  byDepth.sort((left, right) => (depth[left] as number) - (depth[right] as number));
  for (const state of byDepth) {
    const from = parent[state] as number;
    let suffix = from;
    let target = 0;
    while (suffix !== 0 && target === 0) {
      suffix = fallback[suffix] as number;
      target = trie.edgeTarget[trie.slotOf(suffix, unitTo[state] as number)] as number;
    }
    fallback[state] = target;
    report[state] = firstPhrase[state] === 0 ? (report[target] as number) : state;
  }
  return { fallback, report };
}
