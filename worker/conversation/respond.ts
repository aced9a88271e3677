import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { action } from "../../plugins/sdk/intervention.ts";
import type { EventResult, PublicAction, PublicFinding, Verdict } from "./answer.ts";
import type { Received } from "./engine.ts";
import type { Decision, FoundFinding } from "./log.ts";
import type { State } from "./state.ts";

function publicFinding({ id, point, code, severity, score, message, evidence, revision }: FoundFinding): PublicFinding {
  const shown: PublicFinding = { id, point, code, severity, message, evidence: [...evidence], revision };
  if (score !== undefined) shown.score = score;
  return shown;
}

/** Actions that the caller carries out in the chat. What leads out of the chat goes its own way, and tasks stay in the house. */
export function isForChannel(body: string): boolean {
  const parsed = action.parse(JSON.parse(body));
  switch (parsed.kind) {
    case "webhook":
    case "notify":
    case "task":
    case "close-task":
      return false;
    case "notice":
      return parsed.audience !== "supervisor";
    default:
      return true;
  }
}

function publicActions(decisions: readonly Decision[]): PublicAction[] {
  return decisions
    .filter(({ outcome }) => outcome === "acted")
    .flatMap(({ actions, policy, intervention }) =>
      actions
        .filter(({ body }) => isForChannel(body))
        .map(({ key, body }) => ({ ...action.parse(JSON.parse(body)), key, policy, intervention })),
    );
}

/** The strictest verdict that an intervention gave; without one the message may go. Two wordings cannot both be sent: the agent decides. */
function verdictOf(actions: readonly PublicAction[]): Verdict {
  const strictness = ["allow", "replace", "hold", "block"] as const;
  const given = actions.filter((item) => item.kind === "verdict");
  let verdict: Verdict = { decision: "allow" };
  for (const { decision, reason, text } of given) {
    if (strictness.indexOf(decision) <= strictness.indexOf(verdict.decision)) continue;
    verdict = { decision, ...(reason !== undefined && { reason }), ...(text !== undefined && { text }) };
  }
  if (given.some(({ overridable }) => overridable === true))
    verdict.overridable = given.every(({ overridable }) => overridable === true);
  if (verdict.decision !== "replace" || given.every(({ text }) => text === verdict.text)) return verdict;
  const { text: _, ...held } = verdict;
  return { ...held, decision: "hold" };
}

/** What one event led to. A repeated event is answered from the log, so that the sender learns the same thing again. */
export function resultOf(
  state: State,
  event: ConversationEvent,
  received: Received,
  carried: ReadonlySet<string> = new Set(),
): EventResult {
  const duplicate = received.kind === "duplicate";
  const findings = duplicate
    ? (received.entry.result?.findings ?? [])
        .map(({ id }) => state.findings.get(id))
        .filter((found) => found !== undefined)
        .filter(({ status }) => status !== "shadow")
    : received.news.flatMap((item) => item.findings);
  const decisions = duplicate
    ? [...state.decisions.values()].filter(({ id, event: about }) => about === event.id || carried.has(id))
    : received.news.flatMap((item) => item.decisions);
  const actions = publicActions(decisions);
  return { event: event.id, duplicate, findings: findings.map(publicFinding), actions, verdict: verdictOf(actions) };
}
