import { expect, it } from "vitest";
import type { FindingItem, SessionItem } from "../api/types.ts";
import { findingItem } from "../live/feed-samples.ts";
import { reviewTargets, unseenAlerts } from "./review-targets.ts";

const session = (id: string, startedAt: number) => ({ id, startedAt }) as SessionItem;
const nobody = {
  verdict: null,
  verdictBy: null,
  verdictAt: null,
  seenBy: null,
  takenAt: null,
  takenBy: null,
  handledAt: null,
  handledBy: null,
};
const unedited = { editedScore: null };

function alert(id: string, of: string, change: Partial<FindingItem> = {}): FindingItem {
  const item = findingItem({ id, session: of });
  if (item.kind !== "finding") throw new Error("a finding was asked for");
  return {
    ...item.finding,
    ...nobody,
    ...unedited,
    seenAt: null,
    conversation: "c-1",
    channel: "interject",
    ...change,
  };
}

const sessions = [session("s-1", 1), session("s-2", 2), session("s-3", 3)];
const ids = (findings: FindingItem[], came: { session?: string; finding?: string } = {}) =>
  reviewTargets({ sessions, findings }, { session: came.session ?? null, finding: came.finding ?? null }).map(
    ({ id }) => id,
  );

it("means the session that the reader came for and those with alerts that wait", () => {
  const findings = [alert("f-1", "s-1"), alert("f-2", "s-2", { seenAt: 5 })];
  expect(ids(findings)).toEqual(["s-1"]);
  expect(ids(findings, { session: "s-3" })).toEqual(["s-1", "s-3"]);
  expect(ids(findings, { finding: "f-2" })).toEqual(["s-1", "s-2"]);
});

it("means the newest session where nothing waits", () => {
  expect(ids([])).toEqual(["s-3"]);
  expect(ids([alert("f-1", "s-1", { status: "withdrawn" }), alert("f-2", "s-1", { verdict: "wrong" })])).toEqual([
    "s-3",
  ]);
});

it("a deduction is no alert", () => {
  expect(unseenAlerts({ findings: [alert("f-1", "s-1", { kind: "deduct" })] })).toEqual([]);
});
