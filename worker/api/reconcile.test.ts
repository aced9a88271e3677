import { expect, test } from "vitest";
import type { ReconciledRow } from "../../db/queries/reconciliation.ts";
import { countOutcomes, qualityOf } from "./reconcile.ts";

const family = { point: "service/attitude", alerts: ["alerts/abuse", "alerts/sarcasm"], types: ["presale" as const] };
const [abuse, sarcasm] = [0b01, 0b10];

function row(outcome: ReconciledRow["outcome"], rest: Partial<ReconciledRow> = {}): ReconciledRow {
  return {
    family: family.point,
    outcome,
    reason: "both-found",
    alerts: 0,
    dismissed: 0,
    kept: 0,
    session: "s",
    channel: "interject",
    conversation: "c",
    day: "2026-10-01",
    startedAt: 0,
    type: "presale",
    agent: null,
    findings: [],
    alike: 1,
    first: true,
    place: 1,
    ...rest,
  };
}

test("each kind of session is counted by the row that stands for it", () => {
  const rows = [
    row("confirmed", { alike: 7 }),
    row("confirmed", { alike: 7, first: false }),
    row("missed-live", { alike: 2 }),
  ];
  expect(countOutcomes(rows)).toEqual({ confirmed: 7, overridden: 0, "missed-live": 2, "missed-by-session": 0 });
});

test("an alert is right where the session point agreed or a person kept it, and wrong elsewhere (F087)", () => {
  const rows = [
    row("confirmed", { alerts: abuse, alike: 6 }),
    row("missed-by-session", { alerts: abuse | sarcasm, kept: abuse, alike: 2 }),
    row("overridden", { alerts: abuse, alike: 1 }),
    row("overridden", { dismissed: abuse, alike: 1 }),
  ];
  const [first, second] = qualityOf(family, rows);
  expect(first).toEqual({ alert: "alerts/abuse", right: 8, wrong: 2, missing: 0, precision: 0.8, recall: 1 });
  expect(second).toMatchObject({ right: 0, wrong: 2, missing: 0, precision: 0, recall: null });
});

test("what no alert of the family saw, each of them missed; what one saw, the other did not miss", () => {
  const rows = [
    row("missed-live", { alike: 3 }),
    row("missed-live", { alike: 2, dismissed: sarcasm }),
    row("confirmed", { alerts: abuse, alike: 5 }),
  ];
  const [first, second] = qualityOf(family, rows);
  expect(first).toMatchObject({ right: 5, missing: 5, recall: 0.5 });
  expect(second).toMatchObject({ right: 0, wrong: 2, missing: 3, precision: 0, recall: 0 });
});

test("without any session there is nothing to divide by", () => {
  expect(qualityOf(family, [])[0]).toMatchObject({ precision: null, recall: null });
});
