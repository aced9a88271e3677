import { expect, it } from "vitest";
import { searchedWords, sessionSearch } from "./session-search.ts";

const of = (text: string) => sessionSearch(new URLSearchParams(text));

it("lists sessions as soon as something is asked that only sessions have", () => {
  expect(of("")).toBeNull();
  expect(of("q=c-1&time=today&point=alerts/unanswered")).toBeNull();
  expect(of("agent=%20")).toBeNull();
  expect(of("agent=小王")).toEqual({ agent: "小王" });
  expect(of("reviewed=no&point=alerts/unanswered&time=week")).toEqual({ reviewed: "no", point: "alerts/unanswered" });
});

it("hands the words on to the conversation's page", () => {
  expect(searchedWords(new URLSearchParams("buyerText=退款 顺丰&agent=a&agentText="))).toEqual({
    buyerText: "退款 顺丰",
  });
});
