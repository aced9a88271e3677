import { expect, it } from "vitest";
import { countToday } from "./count-today.ts";

it("adds up the day's hours and lists points by how often they spoke", () => {
  const counts = countToday([
    { hour: 0, metric: "findings", subject: "alerts/unanswered", count: 2 },
    { hour: 1, metric: "findings", subject: "alerts/unanswered", count: 1 },
    { hour: 1, metric: "findings", subject: "alerts/ad-law", count: 5 },
    { hour: 1, metric: "findings", subject: "alerts/ask-human", count: 0 },
    { hour: 1, metric: "messages", subject: "buyer", count: 40 },
    { hour: 1, metric: "messages", subject: "agent", count: 20 },
    { hour: 1, metric: "interventions", subject: "handoff/offer-human", count: 4 },
  ]);
  expect(counts).toEqual({
    messages: 60,
    findings: 8,
    interventions: 4,
    points: [
      { subject: "alerts/ad-law", count: 5 },
      { subject: "alerts/unanswered", count: 3 },
    ],
  });
});
