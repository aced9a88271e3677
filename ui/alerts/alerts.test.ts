import { describe, expect, it } from "vitest";
import type { FeedItem } from "../../worker/floor/feed.ts";
import type { AlertFilter, AlertItem, AlertPage } from "../api/alert-queries.ts";
import type { Incident } from "../api/shop-queries.ts";
import { findingItem } from "../live/feed-samples.ts";
import { stateOf, stepsOf } from "./alert-state.ts";
import { linesOf } from "./incident-groups.ts";
import { mergeAlerts, namesOf } from "./merge-alerts.ts";

const everything: AlertFilter = { view: "all", severity: null, point: null, agent: null };
const live: AlertFilter = { ...everything, view: "live" };
const told = (...items: FeedItem[]) => items.map((item) => ({ item }));

function alert(change: Partial<AlertItem> = {}): AlertItem {
  const [only] = mergeAlerts([], told(findingItem({})), { filter: everything });
  return { ...(only as AlertItem), ...change };
}
const page = (...items: AlertItem[]): AlertPage => ({ items, next: null, people: [{ by: "user:1", name: "小李" }] });

function handling(change: Partial<AlertItem>): FeedItem {
  const { id, seenAt, seenBy, takenAt, takenBy, handledAt, handledBy } = alert(change);
  const known = { seenAt, seenBy, takenAt, takenBy, handledAt, handledBy };
  const people = [{ by: "user:2", name: "老周" }];
  return { kind: "handling", conversation: "c-1", channel: "interject", handling: { finding: id, ...known, people } };
}

describe("how far an alert is", () => {
  it("is in one state, and what people did counts before what happened by itself (N11)", () => {
    expect(stateOf(alert())).toBe("pending");
    expect(stateOf(alert({ takenAt: 1 }))).toBe("taken");
    expect(stateOf(alert({ takenAt: 1, status: "resolved" }))).toBe("resolved");
    expect(stateOf(alert({ handledAt: 1, status: "resolved" }))).toBe("handled");
    expect(stateOf(alert({ handledAt: 1, verdict: "wrong" }))).toBe("wrong");
  });

  it("tells what became of it and after how long, and not twice that who took it has seen it", () => {
    const at = 1_000;
    const mine = { at, seenAt: 6_000, seenBy: "user:1", takenAt: 6_000, takenBy: "user:1" };
    expect(stepsOf(alert({ ...mine, handledAt: 9_000, handledBy: "user:2", resolvedAt: 8_000 }))).toEqual([
      { kind: "taken", ms: 5_000, by: "user:1" },
      { kind: "resolved", ms: 7_000, by: null },
      { kind: "handled", ms: 8_000, by: "user:2" },
    ]);
  });
});

describe("the list", () => {
  it("shows what the feed tells, newest first, with what was read of it", () => {
    const read = alert({ id: "f-1", buyerName: "小鱼", remarks: 2, takenAt: 5, takenBy: "user:1" });
    const settled = findingItem({ id: "f-1", status: "resolved" });
    const merged = mergeAlerts([page(read)], told(settled, findingItem({ id: "f-2", at: read.at + 1 })), {
      filter: everything,
    });
    expect(merged.map(({ id }) => id)).toEqual(["f-2", "f-1"]);
    expect(merged[1]).toMatchObject({ status: "resolved", buyerName: "小鱼", remarks: 2, takenBy: "user:1" });
  });

  it("knows at once who is on it, and his name", () => {
    const feed = told(handling({ takenAt: 7, takenBy: "user:2" }));
    const [only] = mergeAlerts([page(alert())], feed, { filter: live });
    expect(only?.takenBy).toBe("user:2");
    expect(namesOf([page()], feed)).toEqual(
      new Map([
        ["user:1", "小李"],
        ["user:2", "老周"],
      ]),
    );
  });

  it("leaves out what the filter does not show, but not under the hand that handles it", () => {
    const done = alert({ handledAt: 9 });
    expect(mergeAlerts([page(done)], [], { filter: live })).toEqual([]);
    expect(mergeAlerts([page(done)], [], { filter: live, entered: new Set([done.id]) })).toHaveLength(1);
    expect(mergeAlerts([page(alert())], [], { filter: { ...live, severity: "low" } })).toEqual([]);
    expect(mergeAlerts([page(alert({ status: "withdrawn" }))], [], { filter: everything })).toEqual([]);
  });
});

describe("many alike alerts", () => {
  const incident: Incident = {
    id: "alerts/threaten-exposure|exposure|5",
    point: "alerts/threaten-exposure",
    code: "exposure",
    title: { zh: "", en: "" },
    startedAt: 100,
    openedAt: 200,
    lastAt: 300,
    closedAt: null,
    buyers: 2,
    conversations: 2,
  };
  const hit = (id: string, at: number) => alert({ id, at, conversation: id });

  it("are one line with the count of buyers, where the newest of them stands (N22)", () => {
    const alerts = [hit("f-4", 400), hit("other", 350), hit("f-3", 300), hit("f-2", 200), hit("before", 50)].map(
      (one) => (one.id === "other" ? { ...one, code: "else" } : one),
    );
    const lines = linesOf(alerts, [incident]);
    expect(lines.map(({ id }) => id)).toEqual([incident.id, "other", "before"]);
    expect(lines[0]).toMatchObject({
      kind: "incident",
      buyers: 3,
      alerts: [{ id: "f-4" }, { id: "f-3" }, { id: "f-2" }],
    });
  });

  it("one alone stays an alert, and what comes after the end belongs to no incident", () => {
    const over = { ...incident, closedAt: 300 };
    expect(linesOf([hit("late", 400), hit("f-2", 200)], [over]).map(({ kind }) => kind)).toEqual(["alert", "alert"]);
  });

  it("two thousand are put in order within a frame's time or two", () => {
    const alerts = Array.from({ length: 2_000 }, (_, index) => hit(`f-${index}`, 100_000 - index));
    const start = performance.now();
    const lines = linesOf(mergeAlerts([page(...alerts)], [], { filter: everything }), [incident]);
    expect(lines).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
