import { expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { doneSteps, type Existing, firstOpen, stepShown, suggestedPacks } from "./steps.ts";

const accepted = { at: 1, reason: null, path: null, count: 1 };
const silent = { state: "silent" as const, secrets: [{ id: "s", madeAt: 1 }], lastAccepted: null };
const unused = { state: "no-secret" as const, secrets: [], lastAccepted: null };
const fresh: Existing = { channels: [unused, unused], packs: ["alerts"], people: 1 };

test.each([
  ["a shop of a minute ago", fresh, ["shop"], "channel"],
  ["a shop with a secret", { ...fresh, channels: [unused, silent] }, ["shop", "channel"], "test"],
  [
    "a shop that took a message",
    { ...fresh, channels: [{ ...silent, lastAccepted: accepted }] },
    ["shop", "channel", "test"],
    "packs",
  ],
  [
    "a shop with everything but colleagues",
    { ...fresh, channels: [{ ...silent, lastAccepted: accepted }], packs: ["alerts", "service"] },
    ["shop", "channel", "test", "packs", "done"],
    "people",
  ],
  ["a shop whose member may not know the people", { channels: [], packs: [], people: null }, ["shop"], "channel"],
] as const)("%s", (_, existing, done, next) => {
  expect([...doneSteps(existing)]).toEqual(done);
  expect(firstOpen(doneSteps(existing))).toBe(next);
});

test("an address names the step; one that names none, or nonsense, leads to the first open one", () => {
  const done = doneSteps(fresh);
  expect(stepShown("packs", done)).toBe("packs");
  expect(stepShown(null, done)).toBe("channel");
  expect(stepShown("shop", done)).toBe("channel");
  expect(stepShown("nonsense", done)).toBe("channel");
});

test("what is suggested exists", () => {
  const known = packs.map(({ id }) => id);
  expect(suggestedPacks.filter((id) => !known.includes(id))).toEqual([]);
});
