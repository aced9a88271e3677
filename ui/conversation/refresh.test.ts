import { expect, it } from "vitest";
import type { FeedItem } from "../../worker/floor/feed.ts";
import type { ConversationPage } from "../api/types.ts";
import { findingItem } from "../live/feed-samples.ts";
import { refreshAfterMs } from "./refresh.ts";

const feed = (...items: FeedItem[]) => items.map((item, index) => ({ seq: index + 1, at: index + 1, item }));

const nobody = { verdict: null, verdictBy: null, verdictAt: null, seenAt: null, seenBy: null };
const untouched = { ...nobody, takenAt: null, takenBy: null, handledAt: null, handledBy: null, editedScore: null };

function page(closed: boolean, ...items: FeedItem[]): ConversationPage {
  const where = { conversation: "c-1", channel: "interject" };
  return {
    conversation: {
      ...where,
      id: "demo/interject/c-1",
      buyer: "b-1",
      buyerName: null,
      agent: null,
      firstAt: 1,
      lastAt: 2,
      messages: 1,
      closed,
      dueAt: null,
    },
    sessions: [],
    messages: [],
    findings: items.flatMap((item) => (item.kind === "finding" ? [{ ...where, ...item.finding, ...untouched }] : [])),
    decisions: [],
    added: [],
    remarks: [],
    people: [],
  };
}

it("reads soon while the feed knows a finding, or a state of it, that the page does not", () => {
  const known = findingItem({ id: "f-1" });
  expect(refreshAfterMs(page(true), feed(known))).toBe(1_000);
  expect(refreshAfterMs(page(true, known), feed(known, findingItem({ id: "f-1", status: "withdrawn" })))).toBe(1_000);
});

it("reads now and then while the conversation is open, and not after it was closed", () => {
  const known = findingItem({ id: "f-1" });
  expect(refreshAfterMs(page(false, known), feed(known))).toBe(10_000);
  expect(refreshAfterMs(page(true, known), feed(known))).toBe(false);
});

it("does not mind what happens in other conversations or channels", () => {
  const others = feed(findingItem({ id: "f-9", conversation: "c-2" }), findingItem({ id: "f-8", channel: "chatwoot" }));
  expect(refreshAfterMs(page(true), others)).toBe(false);
});
