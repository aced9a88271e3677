import { describe, expect, test } from "vitest";
import { runInterventionCase } from "./intervention-case.ts";
import { offer } from "./sample.ts";
import { buyer, chose, type Script, seats, triggers, wait } from "./script.ts";
import { interventionProblems, testIntervention } from "./test-intervention.ts";

const asked = triggers(buyer("转人工"), { point: "alerts/ask-human", code: "asked" });

testIntervention(offer, {
  acts: [
    {
      name: "the menu, the choice, the hand-over",
      config: { text: "需要人工吗？" },
      script: [asked, wait(5), chose("human")],
      expect: [{ kind: "menu", text: "需要人工吗？" }, { kind: "handoff" }],
    },
    {
      name: "one menu at a time",
      script: [asked, triggers(buyer("人工！"), { point: "alerts/buyer-abuse" })],
      expect: [{ kind: "menu" }, { suppressed: "in-progress" }],
    },
  ],
  refrains: [{ name: "nobody is there", script: [seats({ online: 0 }), asked], reason: "no-agent-online" }],
});

const acting = {
  name: "acts",
  script: [asked, chose("human")],
  expect: [{ kind: "menu" }, { kind: "handoff" }],
} as const;
const refraining = { name: "refrains", script: [seats({ online: 0 }), asked], reason: "no-agent-online" };
const sound = { acts: [acting], refrains: [refraining] };

describe("a suite that proves nothing is refused:", () => {
  test("a sound one is not", () => {
    expect(interventionProblems(offer, sound)).toEqual([]);
  });

  test.each([
    ["without a case that acts", { acts: [] }, "no case that acts"],
    ["without a case that refrains", { refrains: [] }, "no case that refrains"],
    ["two cases of one name", { refrains: [{ ...refraining, name: "acts" }] }, 'two cases are named "acts"'],
    [
      "a script that triggers nothing",
      { acts: [{ ...acting, script: [buyer("在吗")] as Script }] },
      "triggers nothing",
    ],
    ["a case that expects no action", { acts: [acting, { ...acting, name: "2", expect: [] }] }, "expects no action"],
    [
      "a declared action that no case expects",
      { acts: [{ ...acting, expect: [{ kind: "menu" } as const] }] },
      'action "handoff"',
    ],
    [
      "a declared reason that no case expects",
      { refrains: [{ name: "x", script: [asked] }] },
      'reason "no-agent-online"',
    ],
    [
      "an undeclared reason",
      { refrains: [refraining, { ...refraining, name: "2", reason: "tired" }] },
      '"tired" is not declared',
    ],
    [
      "settings outside their bounds",
      { acts: [{ ...acting, config: { text: "x".repeat(101) } }] },
      "acts: config.text",
    ],
  ])("%s", (_, change, problem) => {
    expect(interventionProblems(offer, { ...sound, ...change }).join("\n")).toContain(problem);
  });
});

describe("an intervention that breaks the contract is refused:", () => {
  let runs = 0;
  const problemsOf = (plan: unknown): string =>
    runInterventionCase({ ...offer, plan: plan as typeof offer.plan }, { name: "x", script: [asked] }).problems.join(
      "\n",
    );

  test("a sound one is not", () => {
    expect(problemsOf(offer.plan)).toBe("");
  });

  test.each([
    ["an undeclared action", () => ({ actions: [{ kind: "reply", text: "x" }] }), 'action "reply" is not declared'],
    [
      "an action out of shape",
      () => ({ actions: [{ kind: "menu", text: "x", options: [] }] }),
      'action "menu": options',
    ],
    ["an undeclared reason", () => ({ actions: [], suppressed: "tired" }), 'reason "tired" is not declared'],
    ["two runs that differ", () => ({ actions: [{ kind: "handoff", note: `${++runs}` }] }), "two runs"],
    ["the clock", () => ({ actions: [], state: { at: Date.now() } }), "uses Date.now"],
    ["a promise", async () => ({ actions: [] }), "instance of Promise"],
    [
      "a changed input",
      ({ conversation }: { conversation: { messages: unknown[] } }) => conversation.messages.push(1),
      "changes its input",
    ],
    [
      "an exception",
      () => {
        throw new Error("broken");
      },
      "Error: broken",
    ],
  ])("%s", (_, plan, problem) => {
    expect(problemsOf(plan)).toContain(problem);
  });
});
