import { expect, it } from "vitest";
import type { ExplainedDecision } from "../../worker/api/decision-schemas.ts";
import { bareDecision } from "../../worker/ledger/fixtures.ts";
import { storyOf } from "./story-of.ts";

type Row = ExplainedDecision["decision"];

function row(given: Partial<Row> = {}): Row {
  return {
    id: "d-1",
    channel: "interject",
    conversation: "c-1",
    session: "s-1",
    event: "m-1",
    finding: null,
    point: null,
    policy: "offer-human",
    intervention: "handoff/offer-human",
    step: 0,
    mode: "act",
    outcome: "acted",
    reason: "matched",
    revision: 1,
    at: 1_000,
    ...bareDecision,
    actions: [],
    said: { zh: "符合策略", en: "The policy applies" },
    ...given,
  };
}

const action = { key: "act_1", kind: "handoff", state: "sent", body: "{}", error: null } as const;
const explained = (given: Partial<ExplainedDecision> = {}): ExplainedDecision => ({
  decision: row(),
  title: { zh: "转人工", en: "Offer a human" },
  trigger: { kind: "finding", text: { zh: "生气", en: "Angry" }, finding: null, by: null },
  evidence: [],
  policy: null,
  checks: [],
  steps: [],
  task: null,
  ...given,
});
const kinds = (given: Partial<ExplainedDecision>) => storyOf(explained(given)).map(({ kind, at }) => `${kind} ${at}`);

it("tells the choice before the step that it led to, and that before the hand-over, at the same time", () => {
  const decision = row({
    choice: "human",
    choiceAt: 2_000,
    handedOverAt: 2_000,
    humanAt: 9_000,
    rating: 5,
    ratedAt: 20_000,
  });
  const steps = [row({ id: "d-1|e-2", reason: "followed", at: 2_000, actions: [action] })];
  expect(kinds({ decision, steps })).toEqual([
    "step 1000",
    "choice 2000",
    "step 2000",
    "handedOver 2000",
    "human 9000",
    "rated 20000",
  ]);
});

it("leaves out a step that only ends the intervention, and keeps one that failed", () => {
  const ended = row({ id: "d-1|e-2", reason: "followed", at: 2_000 });
  const failed = row({ id: "d-1|e-3", reason: "error", outcome: "suppressed", at: 3_000 });
  expect(kinds({ steps: [ended, failed] })).toEqual(["step 1000", "step 3000"]);
});

it("places what was ignored where the menu went", () => {
  const steps = [row({ id: "d-1|w", reason: "followed", at: 60_000, actions: [{ ...action, kind: "dismiss-menu" }] })];
  expect(kinds({ decision: row({ choice: "ignored" }), steps })).toEqual(["step 1000", "choice 60000", "step 60000"]);
});

it("says of a task what the task says, not the same as a choice again", () => {
  const task = {
    id: "d-1",
    channel: "interject",
    conversation: "c-1",
    session: "s-1",
    event: "m-1",
    kind: "follow-up",
    text: "请跟进",
    agent: "a-1",
    buyer: null,
    buyerName: null,
    intervention: "supervision/nudge-agent",
    point: null,
    openedAt: 1_000,
    dueAt: 121_000,
    state: "done",
    seenAt: 5_000,
    closedAt: 8_000,
    by: null,
  } as const;
  expect(kinds({ decision: row({ choice: "done", choiceAt: 8_000 }), task })).toEqual([
    "step 1000",
    "taskSeen 5000",
    "taskDone 8000",
  ]);
  expect(kinds({ decision: row({ choice: "call-back", choiceAt: 2_000 }), task })).toContain("choice 2000");
  expect(kinds({ task: { ...task, state: "expired", seenAt: null } })).toEqual(["step 1000", "taskExpired 8000"]);
});
