import { z } from "zod";
import { defineIntervention } from "../../plugins/sdk/intervention.ts";
import { type Manifest, manifestOf } from "../../plugins/sdk/manifest.ts";
import { definePack, type PackDefinition } from "../../plugins/sdk/pack.ts";
import { digestOf, type PackFile, packFormat } from "../../plugins/sdk/pack-file.ts";
import { definePoint } from "../../plugins/sdk/point.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { rulesToPoints } from "../../plugins/sdk/rules/compile.ts";
import { ruleSchema } from "../../plugins/sdk/rules/rule.ts";
import { type SigningKeys, signDigest } from "../../plugins/sdk/signature.ts";

/** Packs of somebody else, for tests only. */

const same = (text: string) => ({ zh: text, en: text });

/** A pack file whose digest fits; with keys, a signed one. */
export async function packFile(pack: PackDefinition, { keys }: { keys?: SigningKeys } = {}): Promise<PackFile> {
  return fileOf(manifestOf(pack, { guest: false }), { keys });
}

export async function fileOf(
  manifest: Manifest,
  { code = null, keys }: { code?: string | null; keys?: SigningKeys | undefined } = {},
): Promise<PackFile> {
  const sha256 = digestOf({ manifest, code });
  const file = { format: packFormat, manifest, code, sha256 } as const;
  if (keys === undefined) return file;
  return { ...file, signature: { key: keys.publicKey, value: await signDigest(sha256, keys.privateKey) } };
}

type RuleOptions = { kind?: "alert" | "deduct" | "bonus"; keywords?: string };

function ruleOf(id: string, { kind = "alert", keywords = "跨店满减" }: RuleOptions) {
  const said = { type: kind === "alert" ? "buyer-said" : "agent-said", keywords };
  return ruleSchema.parse({ id, title: same(id), kind, standards: [{ id: "said", conditions: [said] }] });
}

type Promotion = {
  version?: string;
  /** By id. */
  rules?: Readonly<Record<string, RuleOptions>>;
  policies?: PackDefinition["policies"];
  id?: string;
};

export const promotionPolicy = policy.parse({
  id: "promotion-first",
  title: same("promotion-first"),
  when: { points: ["promotion/discount"] },
  then: [{ intervention: "supervision/nudge-agent" }],
});

/** Rules about a day of promotion. */
export function promotion({
  id = "promotion",
  version = "1.0.0",
  rules = { discount: {} },
  policies = [promotionPolicy],
}: Promotion = {}): PackDefinition {
  const parsed = Object.entries(rules).map(([rule, options]) => ruleOf(rule, options));
  return definePack({
    id,
    version,
    api: 1,
    title: same(id),
    description: same(id),
    points: rulesToPoints(parsed),
    rules: parsed,
    interventions: [],
    policies,
  });
}

type Calm = {
  version?: string;
  most?: number;
  extra?: boolean;
  without?: "intervention";
  policies?: PackDefinition["policies"];
};

export const calmPolicy = policy.parse({
  id: "calm-down",
  title: same("calm-down"),
  when: { points: ["calm/loud"], codes: ["shouted"] },
  then: [{ intervention: "calm/comfort", config: { text: "抱歉" } }],
});

/** Code with settings: `most` is how high its `marks` may be set. */
export function calm({ version = "1.0.0", most = 10, extra = false, without, policies = [calmPolicy] }: Calm = {}) {
  const marks = z.number().int().min(1).max(most).default(3).meta(same("marks"));
  const comfort = defineIntervention({
    id: "comfort",
    title: same("comfort"),
    description: same("comfort"),
    rows: [],
    config: z.object({ text: z.string().max(100).default("抱歉").meta(same("text")) }),
    actions: ["suggestion"],
    reasons: {},
    plan: () => ({ actions: [] }),
  });
  return definePack({
    id: "calm",
    version,
    api: 1,
    title: same("calm"),
    description: same("calm"),
    points: [
      definePoint({
        id: "loud",
        title: same("loud"),
        description: same("loud"),
        kind: "deduct",
        moment: "session",
        rows: [],
        config: extra
          ? z.object({ marks, words: z.boolean().default(false).meta(same("words")) })
          : z.object({ marks }),
        codes: { shouted: { score: -3, message: same("shouted") } },
        inspect: () => [],
      }),
    ],
    interventions: without === "intervention" ? [] : [comfort],
    policies,
  });
}
