import { expect, test } from "vitest";
import type { Rehearsal } from "../conversation/rehearse.ts";
import { type Played, tally } from "./compare.ts";
import { newProgress } from "./run.ts";

const point = "alerts/unanswered";
const counted = { point, since: 1_000, timeZone: "Asia/Shanghai" };

function found(id: string, more: Partial<Rehearsal["findings"][number]> = {}): Rehearsal["findings"][number] {
  return {
    id,
    point,
    code: "late",
    kind: "alert",
    severity: "normal",
    message: { zh: "晚", en: "late" },
    event: "m-1",
    at: 2_000,
    session: "2026-10-01.1",
    agent: null,
    evidence: [{ message: "m-1", start: 0, end: 2, quote: "在吗" }],
    revision: 1,
    status: "active",
    ...more,
  };
}

function played(conversation: string, present: Rehearsal["findings"], changed: Rehearsal["findings"]): Played {
  return {
    channel: "interject",
    conversation,
    both: { present: { messages: 3, findings: present }, changed: { messages: 3, findings: changed } },
  };
}

test("counts what each version found, and what only one of them did", () => {
  const progress = tally(
    newProgress(),
    [played("c-1", [found("a"), found("b")], [found("b"), found("c"), found("d")]), played("c-2", [], [found("e")])],
    counted,
  );
  expect(progress).toMatchObject({ done: 2, messages: 6, failed: 0 });
  expect(progress.hits).toEqual({ present: 2, changed: 4, added: 3, removed: 1 });
  expect(progress.samples.added.map(({ id, conversation }) => [id, conversation])).toEqual([
    ["c", "c-1"],
    ["e", "c-2"],
  ]);
  expect(progress.samples.removed.map(({ id }) => id)).toEqual(["a"]);
});

test("other points, trials and what came before the period do not count", () => {
  const others = [found("a", { point: "alerts/ad-law" }), found("b", { status: "shadow" }), found("c", { at: 999 })];
  expect(tally(newProgress(), [played("c-1", others, others)], counted).hits).toEqual({
    present: 0,
    changed: 0,
    added: 0,
    removed: 0,
  });
});

test("a conversation that could not be played is counted as such", () => {
  const progress = tally(newProgress(), [{ channel: "interject", conversation: "c-1", both: null }], counted);
  expect(progress).toMatchObject({ done: 1, failed: 1, messages: 0 });
});

test("ten samples of each are kept, one from a conversation, and no words of a chat", () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    played(`c-${index}`, [], [found(`x-${index}`), found(`y-${index}`)]),
  );
  const first = tally(newProgress(), many.slice(0, 5), counted);
  const { samples, hits } = tally(first, many.slice(5), counted);
  expect(hits.added).toBe(60);
  expect(samples.added.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, index) => `x-${index}`));
  expect(JSON.stringify(samples)).not.toContain("在吗");
  expect(first.samples.added).toHaveLength(5);
});

test("hits are counted by the shop's calendar days, over all conversations", () => {
  const evening = Date.UTC(2026, 9, 1, 15, 59);
  const nextDay = evening + 60_000;
  const progress = tally(
    newProgress(),
    [
      played("c-1", [found("a", { at: evening })], [found("a", { at: evening }), found("b", { at: nextDay })]),
      played("c-2", [], [found("c", { at: nextDay })]),
    ],
    counted,
  );
  expect(progress.byDay).toEqual([
    { day: "2026-10-01", present: 1, changed: 1 },
    { day: "2026-10-02", present: 0, changed: 2 },
  ]);
});
