import { expect, test } from "vitest";
import { definePack } from "../pack.ts";
import { offer, unanswered } from "./sample.ts";
import { agent, buyer, closed, wait } from "./script.ts";
import { packSuiteProblems, testPack } from "./test-pack.ts";

const title = { zh: "样例", en: "Sample" };
const pack = definePack({
  id: "sample",
  version: "1.0.0",
  api: 1,
  title,
  description: title,
  points: [unanswered],
  interventions: [offer],
  policies: [],
});
const calm = [buyer("在吗"), agent("在的"), closed()];
const canary = { script: [buyer("interject-canary"), wait(61)], point: "unanswered" };

testPack(pack, { canary, calm });

test.each([
  ["points without a canary", { calm }, "no canary"],
  ["a canary of another pack", { calm, canary: { ...canary, point: "other" } }, '"other" is not a point'],
  ["a calm chat in which one side is silent", { canary, calm: [buyer("在吗")] }, "must both speak"],
])("a pack's suite is refused: %s", (_, suite, problem) => {
  expect(packSuiteProblems(pack, suite).join("\n")).toContain(problem);
});
