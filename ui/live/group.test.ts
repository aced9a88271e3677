import { describe, expect, it } from "vitest";
import type { FeedItem } from "../../worker/floor/feed.ts";
import { decisionItem, findingItem, taskItem } from "./feed-samples.ts";
import { everything, group } from "./group.ts";

const entries = (...items: FeedItem[]) => items.map((item, index) => ({ seq: index + 1, at: index + 1, item }));

describe("the feed by conversation", () => {
  it("puts decisions under the finding that led to them", () => {
    const [only] = group(
      entries(
        findingItem({ id: "f-1" }),
        decisionItem({ id: "d-1", finding: "f-1" }),
        decisionItem({ id: "d-2", finding: "f-1", outcome: "suppressed" }),
        findingItem({ id: "f-2" }),
      ),
      everything,
    );
    expect(only?.rows.map(({ finding, decisions }) => [finding?.id, decisions.map(({ id }) => id)])).toEqual([
      ["f-2", []],
      ["f-1", ["d-1", "d-2"]],
    ]);
  });

  it("puts a task under the finding of the decision that opened it, and by itself where that is not known", () => {
    const [only] = group(
      entries(findingItem({ id: "f-1" }), decisionItem({ id: "d-1", finding: "f-1" }), taskItem({ id: "d-1" })),
      everything,
    );
    expect(only?.rows.map(({ finding, tasks }) => [finding?.id, tasks.map(({ id }) => id)])).toEqual([
      ["f-1", ["d-1"]],
    ]);
    const [alone] = group(entries(taskItem({ id: "d-9" })), everything);
    expect(alone?.rows.map(({ finding, tasks }) => [finding, tasks.length])).toEqual([[null, 1]]);
    expect(group(entries(taskItem({})), { ...everything, show: "findings" })).toEqual([]);
    expect(group(entries(taskItem({})), { ...everything, packs: ["service"] })).toEqual([]);
  });

  it("has the conversation with the newest activity first, and tells channels apart", () => {
    const groups = group(
      entries(
        findingItem({ id: "f-1", conversation: "a" }),
        findingItem({ id: "f-2", conversation: "b" }),
        findingItem({ id: "f-3", conversation: "a" }),
        findingItem({ id: "f-4", conversation: "a", channel: "chatwoot" }),
      ),
      everything,
    );
    expect(groups.map(({ channel, conversation, rows }) => `${channel} ${conversation} ${rows.length}`)).toEqual([
      "chatwoot a 1",
      "interject a 2",
      "interject b 1",
    ]);
  });
});

describe("filters", () => {
  const all = entries(
    findingItem({ id: "urgent", severity: "urgent", conversation: "a" }),
    decisionItem({ id: "for-urgent", finding: "urgent", conversation: "a" }),
    findingItem({ id: "low", severity: "low", conversation: "b", point: "service/slow-reply", kind: "deduct" }),
    decisionItem({ id: "for-low", finding: "low", conversation: "b", point: "service/slow-reply" }),
    decisionItem({ id: "alone", finding: "gone", conversation: "c" }),
  );
  const shown = (filter: Partial<typeof everything>) =>
    group(all, { ...everything, ...filter })
      .flatMap(({ rows }) => rows)
      .flatMap(({ finding, decisions }) => [finding?.id, ...decisions.map(({ id }) => id)])
      .filter((id) => id !== undefined)
      .sort();

  it("by severity take a finding's decisions along", () => {
    expect(shown({ severities: ["urgent"] })).toEqual(["for-urgent", "urgent"]);
  });

  it("by pack, kind and point", () => {
    expect(shown({ packs: ["service"] })).toEqual(["for-low", "low"]);
    expect(shown({ packs: ["alerts"] })).toEqual(["alone", "for-urgent", "urgent"]);
    expect(shown({ kinds: ["deduct"] })).toEqual(["for-low", "low"]);
    expect(shown({ point: "service/slow-reply" })).toEqual(["for-low", "low"]);
  });

  it("show findings only, or interventions only", () => {
    expect(shown({ show: "findings" })).toEqual(["low", "urgent"]);
    expect(shown({ show: "interventions" })).toEqual(["alone", "for-low", "for-urgent"]);
  });
});
