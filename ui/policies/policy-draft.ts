import type { Policy, PolicyMoment } from "../../plugins/sdk/policy.ts";
import type { SettingsSchema } from "../../plugins/sdk/settings-schema.ts";
import { fieldsOf, same } from "../packs/fields.ts";

/** A policy while it is written, and the choices of its form. */

export type When = Policy["when"];
export type If = Policy["if"];
export type Step = Policy["then"][number];

export const momentTypes = [
  "bot-rounds",
  "scene",
  "rating",
  "order",
  "transferred",
  "closed",
] as const satisfies readonly PolicyMoment["type"][];
export const frequencyKinds = [
  "every",
  "once-per-session",
  "once-per-scene",
  "cool-down",
  "re-arm",
] as const satisfies readonly Policy["frequency"]["kind"][];
export const orderStatuses = [
  "none",
  "created",
  "paid",
  "shipped",
  "received",
  "refunding",
  "refunded",
  "closed",
] as const satisfies readonly NonNullable<If["orders"]>[number][];

/** Observes at first, like every policy that a pack brings. */
export function newPolicy(id: string, intervention: string): Policy {
  return {
    id,
    title: { zh: "", en: "" },
    mode: "observe",
    when: { points: [] },
    if: {},
    then: [{ intervention, config: {} }],
    frequency: { kind: "once-per-session" },
    rollout: 100,
    holdout: 0,
    dailyCap: 5_000,
  };
}

export function newMoment(type: PolicyMoment["type"]): PolicyMoment {
  switch (type) {
    case "bot-rounds":
      return { type, atLeast: 5 };
    case "rating":
      return { type, atMost: 2 };
    default:
      return { type };
  }
}

/** The same with a field set, or taken away where the value says nothing: undefined, or an empty list. */
export function withField<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  name: Name,
  value: Whole[Name] | undefined,
): Whole {
  const { [name]: _, ...rest } = whole;
  const says = value !== undefined && !(Array.isArray(value) && value.length === 0);
  return (says ? { ...rest, [name]: value } : rest) as Whole;
}

/** Only what differs from the defaults is stored, so that better defaults of a new version arrive. */
export function withSetting(
  step: Step,
  schema: SettingsSchema,
  { name, value }: { name: string; value: Step["config"][string] },
): Step {
  const field = fieldsOf(schema).find((each) => each.name === name);
  const { [name]: _, ...config } = step.config;
  return {
    ...step,
    config: field !== undefined && same(value, field.fallback) ? config : { ...config, [name]: value },
  };
}

/** As it is sent: both titles say something if one does. */
export function policyOf(draft: Policy): Policy {
  const [zh, en] = [draft.title.zh.trim(), draft.title.en.trim()];
  return { ...draft, title: { zh: zh || en, en: en || zh } };
}
