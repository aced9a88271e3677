import { describe, expect, it } from "vitest";
import { policy as policySchema } from "../../plugins/sdk/policy.ts";
import { momentTypes, newMoment, newPolicy, policyOf, withField, withSetting } from "./policy-draft.ts";

describe("a draft of a policy", () => {
  it("has the defaults that the policies' own schema gives", () => {
    const { id, when, then } = newPolicy("new", "handoff/offer-human");
    const written = { id, title: { zh: "一", en: "one" }, when: { ...when, points: ["alerts/unanswered"] }, then };
    const draft = { ...newPolicy("new", "handoff/offer-human"), title: written.title, when: written.when };
    expect(policySchema.parse(written)).toEqual(draft);
  });

  it.each(momentTypes)("may be set off by any moment, such as %s", (type) => {
    const draft = newPolicy("new", "handoff/offer-human");
    const written = { ...draft, title: { zh: "一", en: "" }, when: { points: [], moment: newMoment(type) } };
    expect(policySchema.safeParse(policyOf(written)).success).toBe(true);
  });

  it("leaves out what says nothing", () => {
    expect(withField({ buyer: "new" as const }, "buyer", undefined)).toEqual({});
    expect(withField<{ groups?: string[] }, "groups">({ groups: ["a"] }, "groups", [])).toEqual({});
    expect(withField<{ agentsOnline?: number }, "agentsOnline">({}, "agentsOnline", 0)).toEqual({ agentsOnline: 0 });
  });

  it("stores a setting of an intervention only where it differs from its default", () => {
    const schema = {
      type: "object" as const,
      properties: { again: { type: "boolean" as const, zh: "再次", en: "Again", default: false } },
    };
    const step = { intervention: "a/b", config: {} };
    const changed = withSetting(step, schema, { name: "again", value: true });
    expect(changed.config).toEqual({ again: true });
    expect(withSetting(changed, schema, { name: "again", value: false }).config).toEqual({});
  });
});
