import { createHash } from "node:crypto";
import type { FindingData } from "../../plugins/sdk/point.ts";
import { severities } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { Scene } from "../../plugins/sdk/shop.ts";
import { botQuality, interventionRate } from "../../plugins/sdk/tuning.ts";
import type { Decision, FoundFinding } from "./log.ts";
import type { SuppressionReason } from "./reasons.ts";
import type { State } from "./state.ts";
import type { TurnContext } from "./turn.ts";

/** After this a trigger is history: it is recorded as `late`, and nobody is offered anything about it. */
export const lateAfterMs = 15 * 60_000;

/** A number in [0, 100) that is fixed by its parts: the same buyer stays in the same part of a roll-out. */
export function percentOf(...parts: readonly string[]): number {
  return createHash("sha256").update(parts.join("\n")).digest().readUInt32BE(0) / 42_949_672.96;
}

/** Whether the policy speaks of this finding at all; what it does not speak of leaves no trace. */
export function matches(policy: Policy, finding: FoundFinding): boolean {
  const { points, codes, minSeverity } = policy.when;
  if (!points.includes(finding.point)) return false;
  if (codes !== undefined && !codes.includes(finding.code)) return false;
  return minSeverity === undefined || severities.indexOf(finding.severity) >= severities.indexOf(minSeverity);
}

/** What a policy decides about: a finding, or a moment of the conversation. */
export type Subject = {
  /** First part of the decision's id. */
  readonly id: string;
  /** Platform id of the event. */
  readonly event: string;
  readonly at: number;
  readonly session: string;
  readonly finding: FoundFinding | null;
  readonly moment: { readonly type: string; readonly data: FindingData } | null;
};

/** What `once-per-scene` counts by: the point that fired, or the buyer's scene. */
function sceneOf({ finding, moment }: Pick<Subject, "finding" | "moment">): string {
  return finding?.point ?? `${moment?.type}:${moment?.data.scene ?? ""}`;
}

/**
 * The decisions that count against the policy's frequency: what it did, would have done, or left undone to measure. Without the
 * last, conversations of the hold-out would be counted more often than those acted on.
 */
function spent(state: State, policy: Policy): Decision[] {
  return [...state.decisions.values()].filter(
    (decision) =>
      decision.policy === policy.id &&
      decision.parent === null &&
      (decision.outcome === "acted" ||
        decision.outcome === "observed" ||
        decision.outcome === "planned" ||
        decision.reason === "holdout"),
  );
}

function frequencyAllows(state: State, policy: Policy, subject: Subject): boolean {
  const { frequency } = policy;
  if (frequency.kind === "every") return true;
  const earlier = spent(state, policy).filter((decision) => !decision.id.startsWith(`${subject.id}|`));
  switch (frequency.kind) {
    case "once-per-session":
      return !earlier.some((decision) => decision.session === subject.session);
    case "once-per-scene":
      return !earlier.some(
        (decision) =>
          decision.session === subject.session &&
          (decision.point ?? `${decision.moment?.type}:${decision.moment?.data.scene ?? ""}`) === sceneOf(subject),
      );
    case "cool-down":
      return !earlier.some((decision) => Math.abs(subject.at - decision.at) < frequency.seconds * 1_000);
    case "re-arm":
      return !earlier.some((decision) => decision.at >= state.lastBuyerAt);
  }
}

/** The arm of the policy's experiment in which this conversation lies, the same for its whole life. */
export function inHoldout(state: State, policy: Policy): boolean {
  return policy.holdout > 0 && percentOf("holdout", policy.id, state.key) < policy.holdout;
}

/** How often the policy runs at all, and what that was read from. The side of a conversation is fixed by its id. */
export function shareOf(
  policy: Policy,
  subject: Subject,
  { facts }: TurnContext,
): { rate: number; facts: FindingData } {
  if (policy.tuning === undefined) return { rate: policy.rollout, facts: { rate: policy.rollout } };
  const scene = subject.moment?.data.scene;
  const quality = botQuality(facts.quality, typeof scene === "string" ? (scene as Scene) : null);
  const rate = Math.min(policy.rollout, interventionRate(quality, policy.tuning));
  const known: FindingData =
    quality === null ? {} : { quality: quality.value, sessions: quality.sessions, basis: quality.basis };
  const shown = Math.round(rate * 10) / 10;
  return { rate, facts: { rate: shown, ...known } };
}

/** Why the policy may not act now by its own limits, or null when it may. Its conditions are judged before, its hold-out after. */
export function limitReached(
  state: State,
  policy: Policy,
  subject: Subject,
  context: TurnContext,
): SuppressionReason | null {
  const { finding } = subject;
  if (finding !== null && isRetracted(state, finding)) return "retracted";
  if (!frequencyAllows(state, policy, subject)) return "frequency";
  const percent = percentOf("rollout", policy.id, state.key);
  if (percent >= policy.rollout) return "rollout";
  if (percent >= shareOf(policy, subject, context).rate) return "tuning";
  if ((context.facts.spent[policy.id] ?? 0) >= policy.dailyCap) return "daily-cap";
  return context.now - subject.at > lateAfterMs ? "late" : null;
}

export function isRetracted(state: State, { evidence }: FoundFinding): boolean {
  return evidence.length > 0 && evidence.every(({ message }) => state.retracted.has(message));
}

/** Whether a delayed step has become needless: by its own `unless`, or because what it is about is gone. */
export function needless(
  state: State,
  unless: Policy["then"][number]["unless"],
  { finding, at }: Pick<Subject, "finding" | "at">,
): SuppressionReason | null {
  const current = finding === null ? undefined : state.findings.get(finding.id);
  if (current?.status === "withdrawn" || current?.status === "dismissed") return "withdrawn";
  if (finding !== null && isRetracted(state, finding)) return "retracted";
  switch (unless) {
    case "answered":
      return state.messages.some((message) => message.from.role === "agent" && message.at > at) ? "answered" : null;
    case "closed":
      return state.closed ? "closed" : null;
    case "resolved":
      return current?.status === "resolved" ? "resolved" : null;
    default:
      return null;
  }
}
