import { z } from "zod";
import { definitionOf } from "../../../plugins/sdk/from-manifest.ts";
import { type Manifest, manifestOf } from "../../../plugins/sdk/manifest.ts";
import { definePack, type PackDefinition } from "../../../plugins/sdk/pack.ts";
import { policy } from "../../../plugins/sdk/policy.ts";
import { rulesToPoints } from "../../../plugins/sdk/rules/compile.ts";
import { ruleSchema } from "../../../plugins/sdk/rules/rule.ts";
import bundle from "./pack.js";

/** The pack of the contract in each form in which the host knows packs. */

const title = { zh: "契约", en: "Contract" };
const about = { id: "contract", version: "1.0.0", api: 1 as const, title, description: title };

const configs: Readonly<Record<string, z.ZodObject>> = {
  "asks-invoice": z.object({
    words: z.array(z.string().min(1).max(64)).max(200).default(["发票", "开票"]).meta({ zh: "词句", en: "Words" }),
  }),
  unanswered: z.object({
    seconds: z.number().int().min(5).max(600).default(60).meta({ zh: "等待（秒）", en: "Wait (seconds)" }),
  }),
};

/** What leads to the pack's own intervention. */
export const handing = policy.parse({
  id: "contract-hand-invoice",
  title,
  mode: "act",
  when: { points: ["contract/asks-invoice"] },
  then: [{ intervention: "contract/hand-invoice" }],
  frequency: { kind: "every" },
});

export const compiledIn = definePack({
  ...about,
  // The bundle's objects are what an author's `definePoint` returns, but for their settings.
  points: bundle.points.map((point) => ({
    ...point,
    config: configs[point.id] ?? z.object({}),
  })) as unknown as PackDefinition["points"],
  interventions: bundle.interventions.map((intervention) => ({
    ...intervention,
    config: z.object({}),
  })) as unknown as PackDefinition["interventions"],
  policies: [handing],
});

export const guestManifest: Manifest = manifestOf(compiledIn, { guest: true });
export const asGuest = definitionOf(guestManifest, "guest");

const rules = [
  ruleSchema.parse({
    id: "asks-invoice",
    title: { zh: "问发票", en: "问发票" },
    kind: "alert",
    severity: "low",
    standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords: "发票,开票" }] }],
  }),
];
export const asRules = definePack({ ...about, points: rulesToPoints(rules), rules, interventions: [], policies: [] });
