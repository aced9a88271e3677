import { json, type Names } from "./names.ts";

/** A rule: data that an editor completes by its schema. */

export function ruleSource({ id, zh, en }: Names, schema: string): string {
  const rule = {
    $schema: schema,
    id,
    title: { zh, en },
    description: { zh: "买家的消息里出现这些词句。", en: "The buyer writes one of these phrases." },
    kind: "alert",
    severity: "normal",
    standards: [{ id: "said", conditions: [{ type: "buyer-said", keywords: "示例词句;interject-canary" }] }],
  };
  return `${json(rule, null, 2)}\n`;
}

export function ruleTestSource({ id, name }: Names): string {
  return `import { readRule, ruleToPoint } from "interject/sdk";
import { agent, buyer, testPoint } from "interject/testing";
import ${name} from "./rules/${id}.json" with { type: "json" };

testPoint(ruleToPoint(readRule(${name})), {
  flags: [
    {
      name: "one of the phrases",
      script: [buyer("请看示例词句")],
      expect: [{ code: "said", evidence: ["示例词句"] }],
    },
  ],
  ignores: [
    { name: "another message", script: [buyer("什么时候发货")] },
    { name: "the agent's own words", script: [agent("请看示例词句")] },
  ],
});
`;
}

export function rulesPackSource({ pack, id, name, zh, en }: Names): string {
  return `import { definePack, readRules, rulesToPoints } from "interject/sdk";
import { card } from "./card.ts";
import { docs } from "./docs.ts";
import ${name} from "./rules/${id}.json" with { type: "json" };

const rules = readRules([${name}]);

/** Data only: every point is a rule, so that the pack leaves its author without code. */
export default definePack({
  id: ${json(pack)},
  version: "0.1.0",
  api: 1,
  title: { zh: ${json(zh)}, en: ${json(en)} },
  description: { zh: ${json(`${zh}。`)}, en: ${json(`${en}.`)} },
  docs,
  card,
  points: rulesToPoints(rules),
  rules,
  interventions: [],
  policies: [],
});
`;
}
