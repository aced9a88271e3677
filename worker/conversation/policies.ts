import { createHash } from "node:crypto";
import type { Seats } from "../../plugins/sdk/intervention.ts";
import { severities } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { Decision, FoundFinding } from "./log.ts";
import type { LiveSession } from "./sessions.ts";
import type { State } from "./state.ts";

/** After this a trigger is history: it is recorded as `late`, and nobody is offered anything about it. */
export const lateAfterMs = 15 * 60_000;

/** Why a policy did not act. Shown to the merchant, so every suppression has one. */
export const suppressionReasons = {
  frequency: { zh: "已达频率上限", en: "Frequency limit reached" },
  "session-type": { zh: "会话类型不适用", en: "Not for this session type" },
  channel: { zh: "渠道不适用", en: "Not for this channel" },
  "served-by": { zh: "当前接待方不适用", en: "Not for whoever serves the buyer now" },
  "agents-online": { zh: "在线客服不足", en: "Too few agents online" },
  rollout: { zh: "不在灰度范围", en: "Outside the roll-out" },
  holdout: { zh: "对照组", en: "Hold-out group" },
  "in-progress": { zh: "上一次干预尚未结束", en: "The last one is still open" },
  late: { zh: "已过时效", en: "Too late to act" },
  answered: { zh: "已有客服回复", en: "Answered meanwhile" },
  closed: { zh: "会话已结束", en: "Closed meanwhile" },
  resolved: { zh: "已解决", en: "Resolved meanwhile" },
  withdrawn: { zh: "检出已撤销", en: "The finding was withdrawn" },
  retracted: { zh: "消息已撤回", en: "The message was retracted" },
  "not-installed": {
    zh: "干预未安装或设置无效",
    en: "The intervention is not installed or its settings are not valid",
  },
  error: { zh: "干预出错", en: "The intervention failed" },
} as const;
export type SuppressionReason = keyof typeof suppressionReasons;

/** A number in [0, 100) that is fixed by its parts: the same buyer stays in the same part of a roll-out. */
export function percentOf(...parts: readonly string[]): number {
  return createHash("sha256").update(parts.join("\n")).digest().readUInt32BE(0) / 42_949_672.96;
}

/** Whether the policy speaks of this finding at all; what it does not speak of leaves no trace. */
export function matches(policy: Policy, finding: FoundFinding): boolean {
  const { codes, minSeverity } = policy.when;
  if (codes !== undefined && !codes.includes(finding.code)) return false;
  return minSeverity === undefined || severities.indexOf(finding.severity) >= severities.indexOf(minSeverity);
}

/** The decisions that count against the policy's frequency: what it did, or would have done. */
function spent(state: State, policy: Policy): Decision[] {
  return [...state.decisions.values()].filter(
    (decision) =>
      decision.policy === policy.id &&
      decision.parent === null &&
      (decision.outcome === "acted" || decision.outcome === "observed" || decision.outcome === "planned"),
  );
}

function frequencyAllows(state: State, policy: Policy, finding: FoundFinding): boolean {
  const { frequency } = policy;
  if (frequency.kind === "every") return true;
  const earlier = spent(state, policy).filter((decision) => decision.finding !== finding.id);
  switch (frequency.kind) {
    case "once-per-session":
      return !earlier.some((decision) => decision.session === finding.session);
    case "once-per-scene":
      return !earlier.some((decision) => decision.session === finding.session && decision.point === finding.point);
    case "cool-down":
      return !earlier.some((decision) => Math.abs(finding.at - decision.at) < frequency.seconds * 1_000);
    case "re-arm":
      return !earlier.some((decision) => decision.at >= state.lastBuyerAt);
  }
}

export type PolicyContext = { readonly now: number; readonly seats: Seats };

/** The `if` part, judged now: when the finding is made, and again when a delayed step comes due. */
export function unmetCondition(
  state: State,
  policy: Policy,
  session: LiveSession | null,
  { seats }: PolicyContext,
): SuppressionReason | null {
  const { sessionTypes, channels, servedBy, agentsOnline } = policy.if;
  if (sessionTypes !== undefined && !sessionTypes.includes(session?.type ?? "unsure")) return "session-type";
  if (channels !== undefined && !channels.includes(state.channel)) return "channel";
  if (servedBy !== undefined) {
    const role = state.cutter.holder?.role;
    if (!servedBy.includes(role === "bot" || role === "agent" ? role : "nobody")) return "served-by";
  }
  if (agentsOnline !== undefined && seats.known && seats.online < agentsOnline) return "agents-online";
  return null;
}

/** Why the policy may not act on this finding now, or null when it may. Cheap and definite reasons come first. */
export function suppression(
  state: State,
  policy: Policy,
  finding: FoundFinding,
  session: LiveSession | null,
  context: PolicyContext,
): SuppressionReason | null {
  const unmet = unmetCondition(state, policy, session, context);
  if (unmet !== null) return unmet;
  if (finding.evidence.length > 0 && finding.evidence.every(({ message }) => state.retracted.has(message)))
    return "retracted";
  if (!frequencyAllows(state, policy, finding)) return "frequency";
  if (policy.rollout < 100 && percentOf("rollout", policy.id, state.key) >= policy.rollout) return "rollout";
  if (policy.holdout > 0 && percentOf("holdout", policy.id, state.key) < policy.holdout) return "holdout";
  if (context.now - finding.at > lateAfterMs) return "late";
  return null;
}

/** Whether a delayed step has become needless, by its own `unless`. */
export function needless(
  state: State,
  unless: Policy["then"][number]["unless"],
  finding: FoundFinding,
): SuppressionReason | null {
  const current = state.findings.get(finding.id);
  if (current?.status === "withdrawn") return "withdrawn";
  switch (unless) {
    case "answered":
      return state.messages.some((message) => message.from.role === "agent" && message.at > finding.at)
        ? "answered"
        : null;
    case "closed":
      return state.closed ? "closed" : null;
    case "resolved":
      return current?.status === "resolved" ? "resolved" : null;
    default:
      return null;
  }
}
