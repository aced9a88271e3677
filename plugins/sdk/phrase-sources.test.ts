import { expect, test } from "vitest";
import { z } from "zod";
import { phraseSourcesOf } from "./phrase-sources.ts";
import { definePoint, type PointDefinition } from "./point.ts";

const same = (text: string) => ({ zh: text, en: text });
const config = z.object({
  words: z.array(z.string()).default(["a"]).meta(same("Words")),
  limit: z.int().default(3).meta(same("Limit")),
});
const sourcesOf = (phrases: PointDefinition<typeof config>["phrases"]) =>
  phraseSourcesOf(
    definePoint({
      id: "p",
      kind: "alert",
      moment: "message",
      rows: [],
      title: same("p"),
      description: same("p"),
      config,
      codes: { found: { message: same("found") } },
      phrases,
      inspect: () => [],
    }),
  );

test("settings that are lists join with constant words", () => {
  expect(sourcesOf(({ words }) => ({ all: [...words, "b"], own: ["c", "c"] }))).toEqual({
    all: { fields: ["words"], words: ["b"] },
    own: { fields: [], words: ["c"] },
  });
});

test("what a guest cannot do as data is refused, with the list or setting that it is about", () => {
  expect(sourcesOf(({ words }) => ({ all: words.map((word) => `${word}!`) }))).toMatch(
    /^phrases\.all changes the words/,
  );
  expect(sourcesOf(({ limit }) => ({ all: [String(limit)] }))).toMatch(/^phrases reads limit: /);
  expect(sourcesOf(() => ({ "my-words": ["b"] }))).toBe(
    "phrases.my-words: a list is named by a letter and then at most 39 letters or digits",
  );
  expect(sourcesOf(() => ({ all: [""] }))).toMatch(/^phrases\.all\.words\.0: /);
});
