import { expect, test } from "vitest";
import { ruleSchema } from "../../plugins/sdk/rules/rule.ts";
import { dropRule, putRule, rulesNamed } from "./rule-changes.ts";
import { snapshotWith } from "./snapshot-fixture.ts";

const empty = snapshotWith();

const rule = (id: string, keywords = "发票") =>
  ruleSchema.parse({
    id,
    title: { zh: id, en: id },
    kind: "alert",
    standards: [{ id: "a", conditions: [{ type: "buyer-said", keywords }] }],
  });
const shown = (settings: typeof empty) => (settings.rules ?? []).map(({ mode, rule: { id } }) => `${id} ${mode}`);

test("each further mode takes the place of those that are not so far, and rules keep their order", () => {
  let settings = putRule(empty, "live", rule("a"));
  settings = putRule(settings, "live", rule("b"));
  settings = putRule(settings, "draft", rule("a"));
  expect(rulesNamed(settings, "a").map(({ mode }) => mode)).toEqual(["live", "draft"]);
  settings = putRule(settings, "shadow", rule("a"));
  expect(rulesNamed(settings, "a").map(({ mode }) => mode)).toEqual(["live", "shadow"]);
  settings = putRule(settings, "live", rule("a", "发货"));
  expect(shown(settings)).toEqual(["a live", "b live"]);
});

test("taking away what is not there is refused", () => {
  const settings = putRule(empty, "live", rule("a"));
  expect(() => dropRule(settings, "b")).toThrow("Not found");
  expect(() => dropRule(settings, "a", "draft")).toThrow("Not found");
  expect(shown(dropRule(settings, "a"))).toEqual([]);
});
