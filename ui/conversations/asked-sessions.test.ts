import { expect, it } from "vitest";
import { askedSessions } from "./asked-sessions.ts";

const clock = { now: Date.parse("2026-11-20T04:00:00Z"), timeZone: "Asia/Shanghai" };
const asked = (search: string) => askedSessions(new URLSearchParams(search), clock);

it("reads filters, words and days out of the list's address, and nothing else", () => {
  expect(asked("reviewed=no&scoreFrom=60&severity=urgent&sides=both&queue=x")).toEqual({
    sample: false,
    query: { reviewed: "no", scoreFrom: "60", severity: "urgent", sides: "both", from: undefined, conversation: null },
  });
  const { query } = asked("from=2026-11-01&to=2026-11-02&q=c-1");
  expect(query).toMatchObject({ from: Date.parse("2026-10-31T16:00:00Z"), conversation: "c-1" });
  expect(query.to).toBe(Date.parse("2026-11-02T16:00:00Z"));
});

it("a sample is of a day, today's unless named, and takes no filters (F148)", () => {
  expect(asked("sample=risk&reviewed=no")).toEqual({ sample: true, query: { by: "risk", day: "2026-11-20" } });
  expect(asked("sample=chance&day=2026-11-18").query).toEqual({ by: "chance", day: "2026-11-18" });
});
