import { manifestOf } from "../../plugins/sdk/manifest.ts";
import { definePack, type PackDefinition } from "../../plugins/sdk/pack.ts";
import { digestOf, type PackFile, packFormat } from "../../plugins/sdk/pack-file.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { rulesToPoints } from "../../plugins/sdk/rules/compile.ts";
import { type RuleInput, ruleSchema } from "../../plugins/sdk/rules/rule.ts";

/** Packs of rules as somebody outside would make them, as files. */

const title = (zh: string, en: string) => ({ title: { zh, en }, description: { zh: `${zh}。`, en: `${en}.` } });

export const asksForBox: RuleInput = {
  id: "asks-for-box",
  ...title("买家问蓝鲸礼盒", "The buyer asks for the whale box"),
  kind: "alert",
  severity: "urgent",
  standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords: "蓝鲸礼盒" }] }],
};

export const promisesBox: RuleInput = {
  id: "promises-box",
  ...title("客服承诺送蓝鲸礼盒", "The agent promises a whale box"),
  kind: "deduct",
  standards: [{ id: "promised", conditions: [{ type: "agent-said", keywords: "送您蓝鲸礼盒" }] }],
};

export const asksForRibbon: RuleInput = {
  id: "asks-for-ribbon",
  ...title("买家问缎带", "The buyer asks for a ribbon"),
  kind: "alert",
  standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords: "金色缎带" }] }],
};

/** A promise that earns points instead of costing them: scores that a shop has set for it do not fit any more. */
export const praisesBox: RuleInput = { ...promisesBox, kind: "bonus" };

export const packTitle = { zh: "蓝鲸礼盒", en: "Whale boxes" };

export function boxPack(version: string, rules: readonly RuleInput[]): PackFile {
  const parsed = rules.map((rule) => ruleSchema.parse(rule));
  const pack: PackDefinition = {
    id: "whale-boxes",
    version,
    api: 1,
    title: packTitle,
    description: { zh: "礼盒活动期间的口径。", en: "What may be said while the boxes are given away." },
    publisher: "Whale Studio",
    docs: {
      zh: '# 怎么用\n\n活动前安装，活动后停用。详见 [活动页](https://example.com/whale)。\n\n<b onclick="x">不显示</b>\n\n| 话术 | 说明 |\n| --- | --- |\n| 送您蓝鲸礼盒 | 没有授权 |\n\n[坏链接](javascript:alert(1))',
      en: "# How to use it\n\nInstall it before the campaign. See [the page](https://example.com/whale).",
    },
    card: {
      method: { zh: "按关键词判断。", en: "By keywords." },
      falsePositives: [{ text: "我不要蓝鲸礼盒", why: { zh: "否定也会检出。", en: "A refusal is found, too." } }],
      samples: [{ point: "asks-for-box", code: "asked", text: "还有蓝鲸礼盒吗", quote: "蓝鲸礼盒" }],
    },
    points: rulesToPoints(parsed),
    rules: parsed,
    interventions: [],
    policies: [
      policy.parse({
        id: "box-nudge",
        title: { zh: "问礼盒时催促客服", en: "Nudge the agent about boxes" },
        when: { points: ["whale-boxes/asks-for-box"] },
        then: [{ intervention: "supervision/nudge-agent" }],
      }),
    ],
  };
  const content = { manifest: manifestOf(definePack(pack)), code: null };
  return { format: packFormat, ...content, sha256: digestOf(content) };
}

/** As a file that a chooser takes. */
export function fileOf(pack: unknown) {
  const text = typeof pack === "string" ? pack : JSON.stringify(pack);
  return { name: "whale-boxes.pack.json", mimeType: "application/json", buffer: Buffer.from(text) };
}
