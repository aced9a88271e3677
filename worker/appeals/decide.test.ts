import { expect, test } from "vitest";
import { decide, whyNot } from "./decide.ts";

const items = ["f-1", "f-2"].map((finding) => ({ finding, point: "alerts/unanswered", overturned: null }));
const item = (finding: string, overturned: boolean) => ({ finding, point: "alerts/unanswered", overturned });

test("accepting overturns all that the appeal names, with or without a word (F179)", () => {
  const all = [item("f-1", true), item("f-2", true)];
  expect(decide(items, { outcome: "accepted" })).toEqual({ state: "accepted", items: all, answer: null });
  expect(decide(items, { outcome: "accepted", reason: "对" })).toEqual({ state: "accepted", items: all, answer: "对" });
});

test("a part is overturned and the rest stays, for a reason (N08)", () => {
  expect(decide(items, { outcome: "partly", findings: ["f-2"], reason: "前半句确实晚了" })).toEqual({
    state: "partly",
    items: [item("f-1", false), item("f-2", true)],
    answer: "前半句确实晚了",
  });
});

test("rejecting leaves all as it is, for a reason (F180)", () => {
  expect(decide(items, { outcome: "rejected", reason: "没有回答" })).toEqual({
    state: "rejected",
    items: [item("f-1", false), item("f-2", false)],
    answer: "没有回答",
  });
});

test("a decision that says nothing, or not what it does, names its field", () => {
  const path = (decision: Parameters<typeof decide>[1]) => {
    const made = decide(items, decision);
    return "problem" in made ? made.problem.path : null;
  };
  expect(path({ outcome: "rejected" })).toBe("reason");
  expect(path({ outcome: "partly", findings: ["f-1"] })).toBe("reason");
  const reason = "。";
  expect(path({ outcome: "partly", reason })).toBe("findings");
  expect(path({ outcome: "partly", findings: [], reason })).toBe("findings");
  expect(path({ outcome: "partly", findings: ["f-1", "f-2"], reason })).toBe("findings");
  expect(path({ outcome: "partly", findings: ["f-1", "f-3"], reason })).toBe("findings");
  expect(path({ outcome: "accepted", findings: ["f-1"] })).toBe("findings");
  expect(path({ outcome: "rejected", findings: ["f-1"], reason })).toBe("findings");
});

test("a person decides, not about himself, and a second appeal not after the first (N08)", () => {
  const appeal = { by: "user:agent", agent: "a-1" };
  const reviewer = { by: "user:q", user: "q", agents: [] };
  expect(whyNot(reviewer, appeal, [])).toBeNull();
  expect(whyNot(reviewer, appeal, [{ decidedBy: "user:other" }])).toBeNull();
  expect(whyNot(reviewer, appeal, [{ decidedBy: "user:q" }])).toBe("first");
  expect(whyNot({ ...reviewer, by: "key:k", user: null }, appeal, [])).toBe("key");
  expect(whyNot({ ...reviewer, agents: ["a-1"] }, appeal, [])).toBe("own");
  expect(whyNot({ ...reviewer, by: "user:agent" }, appeal, [])).toBe("own");
});
