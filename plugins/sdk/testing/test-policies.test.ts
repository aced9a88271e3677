import { expect, test } from "vitest";
import { definePack } from "../pack.ts";
import { policy } from "../policy.ts";
import { offer, unanswered } from "./sample.ts";
import { buyer, chose, seats, wait } from "./script.ts";
import { policySuiteProblems, runPolicyCase, testPolicies } from "./test-policies.ts";

const title = { zh: "样例", en: "Sample" };
const pack = definePack({
  id: "sample",
  version: "1.0.0",
  api: 1,
  title,
  description: title,
  points: [unanswered],
  interventions: [offer],
  policies: [
    policy.parse({
      id: "waits",
      title,
      when: { points: ["sample/unanswered"] },
      then: [{ intervention: "sample/offer" }],
    }),
  ],
});
const waits = [buyer("在吗"), wait(61)];
const acted = { policy: "waits", outcome: "acted" as const, actions: [{ kind: "menu" as const }] };

const acting = {
  name: "acts, and goes on with the choice",
  script: [...waits, chose("human")],
  expect: [
    acted,
    { policy: "waits", outcome: "acted" as const, reason: "followed", actions: [{ kind: "handoff" as const }] },
  ],
};
const refraining = {
  name: "refrains",
  script: [seats({ online: 0 }), ...waits],
  expect: [{ policy: "waits", outcome: "suppressed" as const, reason: "no-agent-online" }],
};
const sound = { cases: [acting, refraining] };

testPolicies(pack, {
  cases: [
    ...sound.cases,
    {
      name: "what the merchant changed counts",
      change: { waits: { rollout: 0 } },
      script: waits,
      expect: [{ policy: "waits", outcome: "suppressed", reason: "rollout" }],
    },
    { name: "observes", mode: "observe", script: waits, expect: [{ ...acted, outcome: "observed" }] },
    { name: "a policy that is not switched on", only: [], script: waits, expect: [] },
  ],
});

test.each([
  ["two cases of one name", { cases: [acting, refraining, acting] }, "two cases are named"],
  ["a policy that no case shows acting", { cases: [refraining] }, 'no case shows policy "waits" acting'],
  ["no case that refrains", { cases: [acting] }, "no case shows a policy refraining"],
  ["an unknown policy", { cases: [acting, { ...refraining, only: ["other"] }] }, 'no policy "other"'],
  [
    "a script in which nothing happens",
    { cases: [acting, { ...refraining, script: [wait(5)] }] },
    "the script is empty",
  ],
  [
    "a misspelled expectation",
    { cases: [acting, { ...refraining, expect: [{ ...acted, reasons: "x" } as typeof acted] }] },
    'has no "reasons"',
  ],
])("a suite of policies is refused: %s", (_, suite, problem) => {
  expect(policySuiteProblems(pack, sound)).toEqual([]);
  expect(policySuiteProblems(pack, suite).join("\n")).toContain(problem);
});

test("two runs that differ, and a point that fails, are named", () => {
  let runs = 0;
  const plan = () => ({ actions: [{ kind: "handoff" as const, note: `${++runs}` }] });
  const restless = { ...pack, interventions: [{ ...offer, plan }] };
  expect(runPolicyCase(restless, acting).problems.join()).toContain("two runs");
  const inspect = () => {
    throw new Error("broken");
  };
  const broken = { ...pack, points: [{ ...unanswered, inspect }] };
  expect(runPolicyCase(broken, acting).problems.join()).toContain("broken");
});
