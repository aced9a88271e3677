import { json, type Names } from "./names.ts";

/** A point that finds phrases of the shop: the smallest one that is useful. */

export function pointSource({ id, name, zh, en }: Names): string {
  return `import { definePoint, finding, quoted } from "interject/sdk";
import { z } from "zod";

/** The buyer writes one of the shop's phrases. */
export const ${name} = definePoint({
  id: ${json(id)},
  title: { zh: ${json(zh)}, en: ${json(en)} },
  description: { zh: "买家的消息里出现设置的词句。", en: "The buyer writes one of the phrases in the settings." },
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({
    phrases: z
      .array(z.string().trim().min(1).max(64))
      .max(200)
      .default(["示例词句", "interject-canary"])
      .meta({ zh: "词句", en: "Phrases" }),
  }),
  codes: {
    found: { severity: "normal", message: { zh: "买家提到“{phrase}”", en: "The buyer wrote “{phrase}”" } },
  },
  // The host looks for them; without a hit the point is not asked.
  phrases: ({ phrases }) => ({ phrases }),
  wakes: "hits",
  inspect({ event, hits }) {
    const [first] = hits.phrases;
    if (event.type !== "message" || event.message.from.role !== "buyer" || first === undefined) return [];
    return [finding("found", hits.phrases.map(quoted), { phrase: first.phrase })];
  },
});
`;
}

export function pointTestSource({ id, name }: Names): string {
  return `import { agent, buyer, testPoint } from "interject/testing";
import { ${name} } from "./${id}.ts";

testPoint(${name}, {
  flags: [
    {
      name: "a phrase of the settings",
      config: { phrases: ["发票"] },
      script: [buyer("可以开發票吗")],
      expect: [{ code: "found", evidence: ["發票"] }],
    },
    {
      name: "the phrases that a shop starts with",
      script: [buyer("请看示例词句")],
      expect: [{ code: "found", evidence: ["示例词句"] }],
    },
  ],
  ignores: [
    { name: "another message", config: { phrases: ["发票"] }, script: [buyer("什么时候发货")] },
    { name: "the agent's own words", config: { phrases: ["发票"] }, script: [agent("需要发票吗")] },
  ],
});
`;
}

export function pointPackSource({ pack, id, name, zh, en }: Names): string {
  return `import { definePack } from "interject/sdk";
import { card } from "./card.ts";
import { docs } from "./docs.ts";
import { ${name} } from "./${id}.ts";

export default definePack({
  id: ${json(pack)},
  version: "0.1.0",
  api: 1,
  title: { zh: ${json(zh)}, en: ${json(en)} },
  description: { zh: ${json(`${zh}。`)}, en: ${json(`${en}.`)} },
  docs,
  card,
  points: [${name}],
  interventions: [],
  policies: [],
});
`;
}

export function packTestSource({ id }: Names): string {
  return `import { agent, buyer, closed, testPack } from "interject/testing";
import pack from "./index.ts";

testPack(pack, {
  canary: { script: [buyer("interject-canary")], point: ${json(id)} },
  calm: [buyer("在吗"), agent("在的"), buyer("好的，谢谢"), agent("不客气"), closed()],
});
`;
}

/** The model card of a point or rule that finds `示例词句`. `check` plays each of its sentences. */
export function cardSource({ id }: Names, code: string): string {
  return `/** How well the pack judges. \`check\` plays every sentence: each must really be found. */
export const card = {
  method: {
    zh: "按词句匹配，不用模型，同样的话结果永远一样；不读否定和语气。",
    en: "Matches phrases, without a model: the same words always give the same result. Negation and tone are not read.",
  },
  falsePositives: [
    {
      text: "这不是示例词句",
      why: { zh: "否定句也会命中。", en: "A sentence that denies it holds the phrase, too." },
    },
  ],
  samples: [{ point: ${json(id)}, code: ${json(code)}, text: "请看示例词句", quote: "示例词句" }],
};
`;
}
