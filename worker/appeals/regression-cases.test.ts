import { expect, it } from "vitest";
import { agentAbuse } from "../../plugins/alerts/agent-abuse.ts";
import { runCase } from "../../plugins/sdk/testing/point-case.ts";
import { regressionCases } from "./regression-cases.ts";

const point = "alerts/agent-abuse";
const said = (role: "buyer" | "agent", text: string, at: number) => ({
  at,
  role,
  text,
  automatic: false,
  retracted: false,
});
const found = (id: string, quote: string, verdict: string | null = null) => ({
  id,
  point,
  code: "abuse",
  status: verdict === "wrong" ? "dismissed" : "active",
  verdict,
  evidence: [{ quote }],
});
const decided = (finding: string, overturned: boolean | null) => ({ finding, point, overturned });

it("a point that was right in a chat is expected to be so again, and the tester runs it (N08)", async () => {
  const [own] = regressionCases({
    appeal: "a-1",
    items: [decided("f-1", false)],
    messages: [said("buyer", "怎么还不发货", 1_000), said("agent", "滚", 31_000)],
    findings: [found("f-1", "滚")],
  });
  const [flagged] = own?.flags ?? [];
  expect(flagged?.script).toContainEqual({ step: "waits", seconds: 30 });
  const { findings, problems } = await runCase(agentAbuse, flagged as NonNullable<typeof flagged>);
  expect([problems, findings]).toEqual([[], flagged?.expect]);
});

it("a point that was wrong must find nothing there, which fails as long as it still does", async () => {
  const [own] = regressionCases({
    appeal: "a-1",
    items: [decided("f-1", true)],
    messages: [said("agent", "滚", 1_000)],
    findings: [found("f-1", "滚", "wrong")],
  });
  expect(own).toMatchObject({ point, flags: [], ignores: [{ name: "appeal a-1" }] });
  const [ignored] = own?.ignores ?? [];
  expect((await runCase(agentAbuse, ignored as NonNullable<typeof ignored>)).findings).toHaveLength(1);
});

it("a part that was wrong leaves the rest expected", () => {
  const [own] = regressionCases({
    appeal: "a-1",
    items: [decided("f-1", true), decided("f-2", false)],
    messages: [said("agent", "滚", 1_000)],
    findings: [found("f-1", "滚", "wrong"), found("f-2", "弱智")],
  });
  expect(own?.flags[0]?.expect).toEqual([{ code: "abuse", evidence: ["弱智"] }]);
});

it("carries no long numbers, no words that were taken back, and nothing before there was a decision", () => {
  const messages = [said("buyer", "我电话13812345678", 1_000), { ...said("agent", "x", 2_000), retracted: true }];
  const [own] = regressionCases({ appeal: "a-1", items: [decided("f-1", true)], messages, findings: [] });
  const text = JSON.stringify(own);
  expect(text).toContain("我电话10000000000");
  expect(text).not.toMatch(/138|"x"/);
  expect(regressionCases({ appeal: "a-1", items: [decided("f-1", null)], messages, findings: [] })).toEqual([]);
});
