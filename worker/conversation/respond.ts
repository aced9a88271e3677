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

/** Actions that the caller carries out in the chat. Webhooks and notices to supervisors go their own way. */
export function isForChannel(body: string): boolean {
  const parsed = action.parse(JSON.parse(body));
  return parsed.kind !== "webhook" && !(parsed.kind === "notice" && parsed.audience === "supervisor");
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

/** The strictest verdict that an intervention gave; without one the message may go. */
function verdictOf(actions: readonly PublicAction[]): Verdict {
  const strictness = ["allow", "replace", "hold", "block"] as const;
  let verdict: Verdict = { decision: "allow" };
  for (const given of actions) {
    if (given.kind !== "verdict") continue;
    if (strictness.indexOf(given.decision) <= strictness.indexOf(verdict.decision)) continue;
    verdict = { decision: given.decision };
    if (given.reason !== undefined) verdict.reason = given.reason;
    if (given.text !== undefined) verdict.text = given.text;
  }
  return verdict;
}

/** What one event led to. A repeated event is answered from the log, so that the sender learns the same thing again. */
export function resultOf(state: State, event: ConversationEvent, received: Received): EventResult {
  const duplicate = received.kind === "duplicate";
  const findings = duplicate
    ? (received.entry.result?.findings ?? [])
        .map(({ id }) => state.findings.get(id))
        .filter((found) => found !== undefined)
        .filter(({ status }) => status !== "shadow")
    : received.news.flatMap((item) => item.findings);
  const decisions = duplicate
    ? [...state.decisions.values()].filter((decision) => decision.event === event.id)
    : received.news.flatMap((item) => item.decisions);
  const actions = publicActions(decisions);
  return { event: event.id, duplicate, findings: findings.map(publicFinding), actions, verdict: verdictOf(actions) };
}
