import { expect, it } from "vitest";
import { searchedWords, sessionSearch } from "./session-search.ts";

const of = (text: string) => sessionSearch(new URLSearchParams(text));

it("lists sessions as soon as something is asked that only sessions have", () => {
  expect(of("")).toBeNull();
  expect(of("q=c-1&time=today&point=alerts/unanswered")).toBeNull();
  expect(of("agent=%20")).toBeNull();
  expect(of("agent=小王")).toEqual({ agent: "小王" });
  expect(of("group=night")).toEqual({ group: "night" });
  expect(of("reviewed=no&point=alerts/unanswered&time=week")).toEqual({ reviewed: "no", point: "alerts/unanswered" });
});

it("lists the sessions of the days that a report links to", () => {
  expect(of("from=2026-11-01&to=2026-11-07&point=service/curt")).toEqual({ point: "service/curt" });
  for (const wrong of [
    "from=2026-11-01",
    "from=2026-11-07&to=2026-11-01",
    "from=1&to=2",
    "from=2026-13-01&to=2026-13-02",
  ])
    expect([wrong, of(wrong)]).toEqual([wrong, null]);
});

it("hands the words on to the conversation's page", () => {
  expect(searchedWords(new URLSearchParams("buyerText=退款 顺丰&agent=a&agentText="))).toEqual({
    buyerText: "退款 顺丰",
  });
});
