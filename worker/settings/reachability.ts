import type { Notified, ReceiverTest } from "../../db/queries/deliveries.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PolicyMode } from "../../plugins/sdk/policy.ts";
import { policyReferences } from "./references.ts";
import type { ReceiverSettings, Snapshot } from "./snapshot.ts";

/** Why a receiver is not told, or may not be (F094, N32). */
export const receiverProblems = [
  "off",
  "gone",
  "no-mail",
  "no-endpoint",
  "endpoint-off",
  "last-failed",
  "never-reached",
] as const;
export type ReceiverProblem = (typeof receiverProblems)[number];

export const policyProblems = ["receiver-missing", "receiver-unreachable", "group-empty", "group-unreachable"] as const;
export type PolicyProblem = (typeof policyProblems)[number];

/** `unproven`: nothing stands in the way, and nothing was ever delivered: a receiver that was set up right may still get nothing. */
export type Reach = "reached" | "unproven" | "unreachable";

export type ReceiverHealth = {
  readonly id: string;
  readonly reach: Reach;
  readonly problem: ReceiverProblem | null;
  readonly lastSentAt: number | null;
  readonly lastFailure: { readonly at: number; readonly error: string } | null;
};
export type PolicyHealth = {
  readonly policy: string;
  readonly mode: PolicyMode;
  readonly problem: PolicyProblem;
  /** The receiver or group that it names. */
  readonly name: string;
};
export type Health = { readonly receivers: ReceiverHealth[]; readonly policies: PolicyHealth[] };

/** What is known of deliveries and test messages, newest first. */
export type History = { readonly notified: readonly Notified[]; readonly tests: readonly ReceiverTest[] };

/** Who can really be reached, and which policies that are not off tell nobody. */
export function reachability(snapshot: Snapshot, packs: readonly PackDefinition[], history: History): Health {
  const settings = snapshot.receivers ?? [];
  const receivers = settings.map((receiver) => healthOf(receiver, snapshot, history));
  const unreachable = new Set(receivers.filter(({ reach }) => reach === "unreachable").map(({ id }) => id));
  const problemOf = (kind: "receivers" | "receiver-groups", name: string): PolicyProblem | null => {
    if (kind === "receivers") {
      if (!settings.some(({ id }) => id === name)) return "receiver-missing";
      return unreachable.has(name) ? "receiver-unreachable" : null;
    }
    const members = settings.filter(({ groups }) => groups.includes(name));
    if (members.length === 0) return "group-empty";
    return members.every(({ id }) => unreachable.has(id)) ? "group-unreachable" : null;
  };
  const found = new Map<string, PolicyHealth>();
  for (const { kind, name, policy } of policyReferences(snapshot, packs)) {
    const problem = policy.mode === "off" ? null : problemOf(kind, name);
    if (problem !== null)
      found.set(`${policy.id} ${problem} ${name}`, { policy: policy.id, mode: policy.mode, problem, name });
  }
  return { receivers, policies: [...found.values()] };
}

function healthOf(receiver: ReceiverSettings, snapshot: Snapshot, { notified, tests }: History): ReceiverHealth {
  const { id, setAt } = receiver;
  const deliveries = notified.filter((row) => row.receiver === id && row.at >= setAt);
  const tried = tests.filter((test) => test.receiver === id && test.at >= setAt);
  const sentTimes = [
    ...deliveries.filter(({ state }) => state === "sent").map(({ at }) => at),
    ...tried.filter(({ ok }) => ok).map(({ at }) => at),
  ];
  const failures = [
    // One that is tried again has failed so far, too.
    ...deliveries.filter(({ state, error }) => state !== "sent" && error !== null),
    ...tried.filter(({ ok }) => !ok),
  ].map(({ at, error }) => ({ at, error: error ?? "" }));
  const lastSentAt = sentTimes.length === 0 ? null : Math.max(...sentTimes);
  const lastFailure = failures.reduce<ReceiverHealth["lastFailure"]>(
    (newest, failure) => (newest === null || failure.at > newest.at ? failure : newest),
    null,
  );
  const problem =
    settingsProblem(receiver, snapshot) ??
    (lastFailure !== null && lastFailure.at > (lastSentAt ?? 0) ? "last-failed" : null) ??
    (lastSentAt === null ? "never-reached" : null);
  const reach: Reach = problem === null ? "reached" : problem === "never-reached" ? "unproven" : "unreachable";
  return { id, reach, problem, lastSentAt, lastFailure };
}

function settingsProblem(receiver: ReceiverSettings, { mail, endpoints }: Snapshot): ReceiverProblem | null {
  if (receiver.disabled) return receiver.goneAt === undefined ? "off" : "gone";
  if (receiver.kind === "email") return mail === undefined ? "no-mail" : null;
  if (receiver.kind !== "webhook") return null;
  const endpoint = endpoints.find(({ id }) => id === receiver.endpoint);
  if (endpoint === undefined) return "no-endpoint";
  return endpoint.disabled ? "endpoint-off" : null;
}
