import { expect, it } from "vitest";
import { drawByRisk, type RiskFacts, riskReasonsOf } from "./risk.ts";

const calm = (id: string, change: Partial<RiskFacts> = {}): RiskFacts => ({
  id,
  score: 100,
  rating: null,
  buyerMessages: 2,
  rounds: 2,
  severities: [],
  points: [],
  ...change,
});
const feelings = ["alerts/buyer-anger"];

it("says why a session is worth a look, and nothing of one that nothing speaks against (N25)", () => {
  expect(riskReasonsOf(calm("a"), feelings)).toEqual([]);
  const bad = calm("b", {
    score: 70,
    rating: 1,
    rounds: 0,
    severities: ["urgent", "low", "low", "normal"],
    points: feelings,
  });
  expect(riskReasonsOf(bad, feelings)).toEqual([
    "urgent",
    "displeased",
    "low-rating",
    "low-score",
    "unanswered",
    "many-findings",
  ]);
});

it("draws the riskiest first, in any order of the sessions, and never a harmless one", () => {
  const sessions = [
    calm("calm"),
    calm("slow", { rounds: 0 }),
    calm("angry", { points: feelings }),
    calm("worst", { points: feelings, severities: ["urgent"] }),
    calm("cheap", { score: 80 }),
  ];
  const draw = (size: number, all = sessions) => drawByRisk(all, { feelings, size }).drawn;
  expect(draw(10)).toEqual(["worst", "angry", "cheap", "slow"]);
  expect(draw(2)).toEqual(["worst", "angry"]);
  expect(draw(10, sessions.toReversed())).toEqual(draw(10));
  expect(drawByRisk(sessions, { feelings, size: 1 }).reasons).toEqual({ worst: ["urgent", "displeased"] });
});
