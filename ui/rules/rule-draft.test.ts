import { describe, expect, it } from "vitest";
import recipe from "../../plugins/recipes/rules/order-reminder.json";
import { parseRule } from "../../plugins/sdk/rules/parse-rule.ts";
import type { RuleInput } from "../../plugins/sdk/rules/rule.ts";
import { usualThreshold } from "../../plugins/sdk/text/similar.ts";
import {
  conditionTypes,
  draftOf,
  newCondition,
  newRule,
  newStandard,
  ruleOf,
  usualLikeness,
  withSteps,
} from "./rule-draft.ts";

describe("a draft of a rule", () => {
  it("has the defaults that the rules' own schema gives", () => {
    const parsed = parseRule(recipe);
    expect(parsed.ok && parsed.rule).toEqual(draftOf(recipe as RuleInput));
    expect(usualLikeness).toBe(usualThreshold);
  });

  it("is sent without what was left empty, which the server names as missing", () => {
    const draft = newRule("new");
    const refused = parseRule(ruleOf(draft));
    expect(refused.ok ? [] : refused.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["title.zh", "standards.0.conditions.0"]),
    );
    const titled = { ...draft, title: { zh: "催发货", en: "" } };
    expect(ruleOf(titled).title).toEqual({ zh: "催发货", en: "催发货" });
  });

  it.each(conditionTypes)("can begin with any condition, such as %s", (type) => {
    const rule = { ...newRule("new"), title: { zh: "一", en: "one" } };
    const refused = parseRule(
      ruleOf({ ...rule, standards: [{ id: "s1", join: "and", conditions: [newCondition(type)] }] }),
    );
    const paths = refused.ok ? [] : refused.errors.map(({ path }) => path);
    expect(paths.every((path) => path.startsWith("standards.0.conditions.0"))).toBe(true);
  });

  it("gives a standard an id that no other has", () => {
    const [first] = newRule("new").standards;
    if (first === undefined) throw new Error("no standard");
    expect(newStandard([{ ...first, id: "s2" }]).id).toBe("s3");
  });

  it("drops order and interval with the second line that must be said", () => {
    const said = { keywords: "发货", expect: "said" as const };
    const condition = {
      type: "agent-steps" as const,
      steps: [said, said],
      inOrder: true,
      withinMinutes: 5,
      holds: "broken" as const,
    };
    expect(withSteps(condition, [said, said])).toEqual(condition);
    expect(withSteps(condition, [said])).toEqual({
      type: "agent-steps",
      steps: [said],
      inOrder: false,
      holds: "broken",
    });
  });
});
