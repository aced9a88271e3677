import type { Outcome } from "../runners/outcome.ts";
import type { CompiledShop } from "../settings/compile.ts";
import type { EventResult } from "./answer.ts";
import { applyEvent } from "./apply-event.ts";
import { applyResult } from "./apply-result.ts";
import {
  askedEvent,
  askedId,
  decisionsAbout,
  isGate,
  overridden,
  prefixOf,
  type Question,
  verdictIn,
} from "./asked.ts";
import { decide } from "./decide.ts";
import { maxAheadMs } from "./engine.ts";
import { findingsOf, inspect } from "./judge.ts";
import { type AskedEvent, type Decision, type Entry, type FoundFinding, positionOf } from "./log.ts";
import { resultOf } from "./respond.ts";
import { sketch } from "./sketch.ts";
import type { State } from "./state.ts";
import type { Turn, TurnContext } from "./turn.ts";

/**
 * The pre-send question: may this message go? It is judged on a sketch of the state, since it has not been said yet, and answered
 * by the steps that can give a verdict; everything else that it may lead to comes when it is sent, as an ordinary message. What
 * was decided is written into the log, once for the same question; a question that nobody minds leaves no trace.
 */
export function ask(
  state: State,
  shop: CompiledShop,
  question: Question,
  context: TurnContext,
  turn: Turn,
): EventResult {
  const judged = judgeUnsaid(state, shop, question, context);
  const { entry, findings, errors } = judged;
  const known = state.byId.has(askedId(question));
  const decisions = known
    ? decisionsAbout(state, askedId(question))
    : decideAbout(judged, state, shop, question, context).map((decision) =>
        checked(decision, judged, (text) => judgeUnsaid(state, shop, reworded(question, text), context)),
      );
  const overrides = decisions.map((decision) => overridden(decision, question));
  if (!known) {
    const made = [...decisions, ...overrides.filter((one) => one !== null)];
    const asked = entryOf(shop, askedEvent(question, Math.max(0, entry.at - 1)), made, errors);
    if (made.length > 0) record(state, asked, turn);
    if (findings.length + errors.length > 0) turn.news.push({ entry: asked, findings, decisions: made });
  }

  const standing = decisions.map((decision, index) =>
    overrides[index] === null ? decision : without(decision, "verdict"),
  );
  return resultOf(state, question, { kind: "accepted", news: [{ entry, findings, decisions: standing }] });
}

type Judged = {
  readonly unsaid: State;
  readonly entry: Entry;
  readonly findings: readonly FoundFinding[];
  readonly errors: Outcome["errors"];
};

function judgeUnsaid(state: State, shop: CompiledShop, question: Question, { now }: TurnContext): Judged {
  const unsaid = sketch(state);
  const last = state.entries[state.entries.length - 1]?.at ?? 0;
  const at = Math.max(Math.min(question.at, now + maxAheadMs), last);
  const entry: Entry = { seq: 0, id: question.id, at, event: question, result: null };
  applyEvent(unsaid, entry);
  const { findings, errors } = inspect(unsaid, shop, entry);
  const found = findingsOf(unsaid, shop, entry, findings);
  return { unsaid, entry, findings: found.filter(({ status }) => status !== "shadow"), errors };
}

/** Under ids of their own: when the message is sent, its decisions are others. */
function decideAbout(
  { unsaid, entry, findings }: Judged,
  state: State,
  shop: CompiledShop,
  question: Question,
  context: TurnContext,
): Decision[] {
  const said = `${state.key}/${entry.id}`;
  const prefix = prefixOf(state, askedId(question));
  const own = new Map(findings.map((finding) => [`${prefix}${finding.id.slice(said.length)}`, finding]));
  const asked = [...own].map(([id, finding]) => ({ ...finding, id }));
  return decide(unsaid, shop, asked, context, isGate)
    .filter(({ outcome }) => outcome !== "planned")
    .map(({ state: _, wakeAt: __, due: ___, ...decision }) => {
      const finding = own.get(decision.finding ?? "")?.id ?? null;
      return { ...decision, finding };
    });
}

/** A wording that would be found again is not put into an agent's mouth: the message is held, and he decides. */
function checked(decision: Decision, { findings }: Judged, judge: (text: string) => Judged): Decision {
  const verdict = verdictIn(decision);
  if (verdict?.decision !== "replace" || verdict.text === undefined) return decision;
  const points = new Set(findings.map(({ point }) => point));
  if (!judge(verdict.text).findings.some(({ point }) => points.has(point))) return decision;
  const { text: _, ...held } = { ...verdict, decision: "hold" as const };
  const actions = decision.actions.map((planned) =>
    planned.kind === "verdict" ? { ...planned, body: JSON.stringify(held) } : planned,
  );
  return { ...decision, actions };
}

function reworded(question: Question, text: string): Question {
  return {
    ...question,
    id: `${question.id}:reworded`,
    content: [{ type: "text", text }, ...question.content.filter(({ type }) => type !== "text")],
  };
}

function without(decision: Decision, kind: string): Decision {
  return { ...decision, actions: decision.actions.filter((planned) => planned.kind !== kind) };
}

function entryOf(
  shop: CompiledShop,
  event: AskedEvent,
  decisions: readonly Decision[],
  errors: Outcome["errors"],
): Entry {
  const nothing = { findings: [], withdrawn: [], arms: [], disarms: [], resolved: [] };
  const result = { revision: shop.snapshot.revision, ...nothing, errors, decisions };
  return { seq: 0, id: event.id, at: event.at, event, result };
}

/** It stands in the log just before its message, also when both carry the same time, and is never judged again. */
function record(state: State, asked: Entry, turn: Turn): void {
  state.entries.splice(positionOf(state.entries, asked), 0, asked);
  state.byId.set(asked.id, asked);
  applyResult(state, asked);
  turn.written.add(asked);
}
