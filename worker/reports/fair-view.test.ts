import { expect, it } from "vitest";
import type { ScopedSums } from "../../db/queries/report-sums.ts";
import { fairView } from "./fair-view.ts";

function row(id: string, sessions: number, more: Partial<ScopedSums> = {}): ScopedSums {
  return {
    scope: "agent",
    id,
    name: `Name of ${id}`,
    role: "agent",
    sessions,
    uncounted: 0,
    received: sessions,
    answered: sessions,
    rounds: sessions,
    replyMs: sessions * 10_000,
    humanRounds: sessions,
    humanReplyMs: sessions * 10_000,
    durationMs: sessions * 60_000,
    scored: sessions,
    score: sessions * 90,
    deductions: 0,
    paidAmount: 0,
    payers: 0,
    inquirers: 0,
    ...more,
  };
}

const busy = ["b-1", "b-2", "b-3"].map((id) => row(id, 100));

it("compares with colleagues who have about as much to do (N38)", () => {
  const rows = [row("me", 80), ...busy, row("idle", 2, { score: 200 })];
  const { own, peers } = fairView(rows, { accounts: ["me"], groups: [] });
  expect(own?.sessions).toBe(80);
  expect(peers).toMatchObject({ agents: 3, sameLoad: true, sums: { sessions: 300 } });
});

it("takes the whole group where too few have the same load, and says so", () => {
  const rows = [row("me", 10), ...busy];
  expect(fairView(rows, { accounts: ["me"], groups: [] }).peers).toMatchObject({ agents: 3, sameLoad: false });
});

it("shows nothing of so few colleagues that one could tell who they are", () => {
  const rows = [row("me", 80), ...busy.slice(0, 2)];
  expect(fairView(rows, { accounts: ["me"], groups: [] }).peers).toBeNull();
});

it("keeps to one's own group, and leaves bots and one's other accounts out", () => {
  const groups = [{ agents: ["me", "me-2", "b-1", "b-2", "robot"] }, { agents: ["b-3"] }];
  const rows = [row("me", 80), row("me-2", 20), row("robot", 100, { role: "bot" }), ...busy];
  const { own, peers } = fairView(rows, { accounts: ["me", "me-2"], groups });
  expect(own?.sessions).toBe(100);
  expect(peers).toBeNull();
  const larger = [{ agents: [...(groups[0]?.agents ?? []), "b-3"] }];
  expect(fairView(rows, { accounts: ["me", "me-2"], groups: larger }).peers).toMatchObject({ agents: 3 });
});

it("without a session of one's own there is still the group", () => {
  expect(fairView(busy, { accounts: ["me"], groups: [] })).toMatchObject({ own: null, peers: { sameLoad: false } });
});
