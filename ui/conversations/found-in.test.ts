import { expect, it } from "vitest";
import { findingItem } from "../live/feed-samples.ts";
import { foundIn } from "./found-in.ts";

function row(change: Parameters<typeof findingItem>[0]) {
  const item = findingItem(change);
  if (item.kind !== "finding") throw new Error("a finding was asked for");
  const judged = { verdict: null, verdictBy: null, verdictAt: null };
  const unseen = {
    seenAt: null,
    seenBy: null,
    takenAt: null,
    takenBy: null,
    handledAt: null,
    handledBy: null,
    editedScore: null,
  };
  return { ...item.finding, ...judged, ...unseen, conversation: item.conversation, channel: item.channel };
}

it("lists each conversation once, newest first, with the words that were found", () => {
  const quote = (text: string) => [{ message: "m", start: 0, end: 1, quote: text }];
  const found = foundIn([
    row({ id: "1", conversation: "a", at: 30, evidence: quote("12315") }),
    row({ id: "2", conversation: "b", at: 20, evidence: quote("曝光") }),
    row({ id: "3", conversation: "a", at: 10, evidence: quote("投诉") }),
    row({ id: "4", conversation: "c", at: 40, status: "withdrawn" }),
  ]);
  expect(found.map(({ conversation, count, at, quotes }) => [conversation, count, at, quotes.join()])).toEqual([
    ["a", 2, 30, "12315,投诉"],
    ["b", 1, 20, "曝光"],
  ]);
});
