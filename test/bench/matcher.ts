import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../../plugins/sdk/text/fold.ts";
import { compileMatcher } from "../../plugins/sdk/text/matcher.ts";
import { root } from "../serve/build.ts";
import { type Figures, type How, median } from "./figures.ts";
import { phrases } from "./judging.ts";
import { install } from "./peers/install.ts";

/**
 * S5, second half: 5,000 phrases in messages of 30 characters, with our matcher and with those of npm, turn by turn. Who does not find
 * all that ours finds does not count. Ours is also timed with the folding of each message, which theirs have nothing to set against.
 */

const length = 30;
const messages = 4_000;
/** Each has one phrase in it on purpose. */
const every = 10;

type Find = (text: string) => number;
type Constructor<Made> = new (words: readonly string[]) => Made;

const packages = {
  "@monyone/aho-corasick": "1.1.11",
  ahocorasick: "1.0.2",
  fastscan: "1.0.6",
  "mint-filter": "4.0.3",
  "modern-ahocorasick": "3.3.0",
};

export async function measureMatcher({ peersFolder, rounds, tick, say }: How): Promise<Figures> {
  const words = phrases(5_000).map((phrase) => fold(phrase).text);
  const said = textsWith(words);
  const folded = said.map((text) => fold(text).text);
  const textsOf = (name: string) => (name === "folding" ? said : folded);
  const theirs = await libraries(words, { folder: join(peersFolder, "matchers"), say });
  const matcher = compileMatcher(words);
  const ours = (text: string) => {
    let hits = 0;
    matcher.find(text, () => hits++);
    return hits;
  };
  const sides: Record<string, Find> = { ours, folding: (text) => ours(fold(text).text), ...theirs };
  const hits = Object.fromEntries(Object.entries(sides).map(([name, find]) => [name, pass(find, textsOf(name)).hits]));
  const times = new Map<string, number[]>();
  for (let round = 0; round < Math.max(rounds, 5); round++) {
    for (const [name, find] of Object.entries(sides)) {
      times.set(name, [...(times.get(name) ?? []), pass(find, textsOf(name)).us]);
    }
  }
  tick();
  const us = Object.fromEntries([...times].map(([name, of]) => [name, median(of)]));
  const complete = Object.keys(theirs).filter((name) => hits[name] === hits.ours);
  const [fastest = ""] = complete.toSorted((a, b) => (us[a] ?? 0) - (us[b] ?? 0));
  const ratio = (us[fastest] ?? Number.NaN) / (us.ours ?? Number.NaN);
  return {
    "S5-matcher": {
      what: "matching 5,000 phrases: the fastest npm library's time against ours",
      ratio,
      fastest,
      foldingRatio: (us[fastest] ?? Number.NaN) / (us.folding ?? Number.NaN),
      ...Object.fromEntries(Object.entries(us).map(([name, each]) => [`${name} µs`, each])),
      incomplete: Object.keys(theirs)
        .filter((name) => !complete.includes(name))
        .join(", "),
      goal: ">= 5",
      met: ratio >= 5,
    },
  };
}

async function libraries(
  words: readonly string[],
  { folder, say }: { folder: string; say: How["say"] },
): Promise<Record<string, Find>> {
  const load = await install({ folder, packages, say });
  const Monyone = (
    load("@monyone/aho-corasick/fast") as { AhoCorasick: Constructor<{ matchInText: (text: string) => unknown[] }> }
  ).AhoCorasick;
  const Aho = load("ahocorasick") as Constructor<{ search: (text: string) => [number, string[]][] }>;
  const Scanner = load("fastscan") as Constructor<{ search: (text: string) => unknown[] }>;
  const { Mint } = load("mint-filter") as { Mint: Constructor<{ filter: (text: string) => { words: string[] } }> };
  const Modern = load("modern-ahocorasick/fast") as Constructor<{ search: (text: string) => unknown[] }>;
  const [monyone, aho, scanner] = [new Monyone(words), new Aho(words), new Scanner(words)];
  const [mint, modern] = [new Mint(words), new Modern(words)];
  return {
    "@monyone/aho-corasick": (text) => monyone.matchInText(text).length,
    ahocorasick: (text) => aho.search(text).reduce((sum, [, found]) => sum + found.length, 0),
    fastscan: (text) => scanner.search(text).length,
    "mint-filter": (text) => mint.filter(text).words.length,
    "modern-ahocorasick": (text) => modern.search(text).length,
  };
}

/** Pieces of real chats. */
function textsWith(words: readonly string[]): string[] {
  const said = readFileSync(join(root, "test/replay/dialogues/real.jsonl"), "utf8")
    .trim()
    .split("\n")
    .flatMap((line) => (JSON.parse(line) as { messages: { text: string }[] }).messages)
    .map(({ text }) => text)
    .join("");
  return Array.from({ length: messages }, (_, index) => {
    const start = (index * 37) % (said.length - length);
    const text = said.slice(start, start + length);
    const word = words[(index * 7) % words.length] ?? "";
    return index % every === 0 ? `${text.slice(0, 10)}${word}${text.slice(10 + word.length)}` : text;
  });
}

function pass(find: Find, texts: readonly string[]): { hits: number; us: number } {
  let hits = 0;
  const began = process.hrtime.bigint();
  for (const text of texts) hits += find(text);
  return { hits, us: Number(process.hrtime.bigint() - began) / 1_000 / texts.length };
}
