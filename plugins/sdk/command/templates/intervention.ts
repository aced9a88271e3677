import { json, type Names } from "./names.ts";

/** An intervention that proposes words to the agent when the buyer gives a low rating, and the policy that sets it off. */

export function interventionSource({ id, name, zh, en }: Names): string {
  return `import { defineIntervention, starts } from "interject/sdk";
import { z } from "zod";

/** Proposes words to the agent. */
export const ${name} = defineIntervention({
  id: ${json(id)},
  title: { zh: ${json(zh)}, en: ${json(en)} },
  description: { zh: "给客服一条建议的回复。", en: "Proposes words to the agent." },
  rows: [],
  config: z.object({
    text: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .default("很抱歉没有让您满意，请问哪里可以改进？")
      .meta({ zh: "建议的回复", en: "Proposed words" }),
  }),
  // What a merchant grants: the host refuses any other action.
  actions: ["suggestion"],
  reasons: { "no-agent-online": { zh: "没有在线客服", en: "No agent is online" } },
  plan({ trigger, config, seats }) {
    if (!starts(trigger)) return { actions: [] };
    if (seats.online === 0) return { actions: [], suppressed: "no-agent-online" };
    return { actions: [{ kind: "suggestion", text: config.text }] };
  },
});
`;
}

export function interventionTestSource({ id, name }: Names): string {
  return `import { buyer, rated, seats, testIntervention } from "interject/testing";
import { ${name} } from "./${id}.ts";

testIntervention(${name}, {
  acts: [
    {
      name: "the buyer is not content",
      config: { text: "抱歉，我来处理" },
      moment: { type: "rating", atMost: 2 },
      script: [buyer("太慢了"), rated(1)],
      expect: [{ kind: "suggestion", text: "抱歉，我来处理" }],
    },
  ],
  refrains: [
    {
      name: "nobody is there to read it",
      moment: { type: "rating", atMost: 2 },
      script: [seats({ online: 0 }), buyer("太慢了"), rated(1)],
      reason: "no-agent-online",
    },
    { name: "the buyer is content", moment: { type: "rating", atMost: 2 }, script: [buyer("很好"), rated(5)] },
  ],
});
`;
}

export function interventionPackSource({ pack, id, name, zh, en }: Names): string {
  return `import { definePack, policy } from "interject/sdk";
import { docs } from "./docs.ts";
import { ${name} } from "./${id}.ts";

export default definePack({
  id: ${json(pack)},
  version: "0.1.0",
  api: 1,
  title: { zh: ${json(zh)}, en: ${json(en)} },
  description: { zh: ${json(`${zh}。`)}, en: ${json(`${en}.`)} },
  docs,
  points: [],
  interventions: [${name}],
  // Suggested: a shop that installs the pack observes at first what it would have done.
  policies: [
    policy.parse({
      id: ${json(`after-low-rating-${id}`.slice(0, 64).replace(/-+$/, ""))},
      title: { zh: "买家给低分时", en: "When the buyer gives a low rating" },
      when: { moment: { type: "rating", atMost: 2 } },
      then: [{ intervention: ${json(`${pack}/${id}`)} }],
      frequency: { kind: "once-per-session" },
    }),
  ],
});
`;
}

export function policyTestSource({ id }: Names): string {
  const policy = json(`after-low-rating-${id}`.slice(0, 64).replace(/-+$/, ""));
  return `import { buyer, rated, testPolicies } from "interject/testing";
import pack from "./index.ts";

testPolicies(pack, {
  cases: [
    {
      name: "a low rating leads to a proposal",
      script: [buyer("太慢了"), rated(1)],
      expect: [{ policy: ${policy}, outcome: "acted", actions: [{ kind: "suggestion" }] }],
    },
    { name: "a good rating leads to nothing", script: [buyer("很好"), rated(5)], expect: [] },
  ],
});
`;
}
