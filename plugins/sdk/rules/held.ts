import type { Message } from "../conversation.ts";
import type { Evidence, FindingData } from "../point.ts";
import type { Combination } from "./combination.ts";
import type { CompiledRule, CompiledStandard } from "./compiled.ts";
import { codeOf, type Fault } from "./rule-codes.ts";

/** That a condition, a standard or a combination holds, and what shows it. */
export type Held = {
  readonly places: readonly Evidence[];
  /** Whether the message at hand itself shows it, rather than what was known before. Always true for whole sessions. */
  readonly anchored: boolean;
  readonly fault?: Fault;
  readonly data?: FindingData;
};

export function both(held: readonly Held[]): Held {
  const fault = held.find((part) => part.fault !== undefined)?.fault;
  return {
    places: held.flatMap(({ places }) => places),
    anchored: held.some(({ anchored }) => anchored),
    ...(fault !== undefined && { fault }),
    data: Object.assign({}, ...held.map(({ data }) => data)),
  };
}

/** Which result a rule has, or null. Of several the first counts: standards do not add up. */
export function resultOf(
  { rule, standards, combinations }: CompiledRule,
  judge: (standard: CompiledStandard) => Held | null,
): { code: string; held: Held } | null {
  if (combinations.length === 0) {
    for (const standard of standards) {
      const held = judge(standard);
      if (held?.anchored) return { code: codeOf(standard.id, held.fault), held };
    }
    return null;
  }
  const known = new Map<string, Held | null>();
  const heldBy = (id: string): Held | null => {
    let held = known.get(id);
    if (held === undefined) {
      const standard = standards.find((candidate) => candidate.id === id);
      if (standard === undefined) throw new Error(`rule ${rule.id} has no standard ${id}`);
      held = judge(standard);
      known.set(id, held);
    }
    return held;
  };
  for (const { code, when } of combinations) {
    const held = combined(when, heldBy);
    if (held?.anchored) return { code, held };
  }
  return null;
}

function combined(when: Combination, heldBy: (id: string) => Held | null): Held | null {
  if (when.kind === "standard") return heldBy(when.id);
  const parts = when.of.map((part) => combined(part, heldBy));
  return when.kind === "all" ? allOf(parts) : anyOf(parts);
}

export function allOf(parts: readonly (Held | null)[]): Held | null {
  const held = parts.filter((part) => part !== null);
  return held.length === parts.length ? both(held) : null;
}

/** Prefers what the message at hand shows. */
export function anyOf(parts: readonly (Held | null)[]): Held | null {
  return parts.find((part) => part?.anchored) ?? parts.find((part) => part !== null) ?? null;
}

/** Evidence in the order of the messages; places of one message that touch become one. */
export function evidenceOf(places: readonly Evidence[], messages: readonly Message[]): Evidence[] {
  const rank = new Map(messages.map(({ id }, index) => [id, index]));
  const order = [...places].sort(
    (a, b) => (rank.get(a.message) ?? 0) - (rank.get(b.message) ?? 0) || a.start - b.start || a.end - b.end,
  );
  const merged: Evidence[] = [];
  for (const place of order) {
    const last = merged[merged.length - 1];
    if (last?.message === place.message && place.start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, place.end) };
    } else merged.push(place);
  }
  return merged;
}
