import { z } from "@hono/zod-openapi";
import { manifestSchema } from "../../plugins/sdk/manifest.ts";
import { packFileSchema, packTiers, sha256Hex } from "../../plugins/sdk/pack-file.ts";
import { settingsSchema } from "../../plugins/sdk/settings-schema.ts";
import { packOutcomes } from "../settings/pack-outcomes.ts";
import { installedPack } from "../settings/snapshot.ts";
import { manifestItem, pointSettingsItem, revision } from "./schemas.ts";

/** Names here are names in the OpenAPI file. */

/** Naming a schema loses what it reads. */
const namedManifest = manifestItem as unknown as typeof manifestSchema;
export const packFileItem = packFileSchema.extend({ manifest: namedManifest }).openapi("PackFile");

const problem = z
  .object({
    path: z.string().openapi({ example: "points.promotion/late.config.seconds" }),
    message: z.string(),
  })
  .openapi("PackProblem");

const names = (description: string) =>
  z
    .array(z.string())
    .openapi({ description, example: ["points/late", "codes/late/too-late", "settings/late/seconds"] });

const version = z.object({ version: z.string(), sha256: z.string() });

export const packReview = z
  .object({
    sha256: z.string().openapi({ description: "Install it by this" }),
    tier: z.enum(packTiers),
    manifest: manifestItem,
    signature: z.object({
      state: z.enum(["unsigned", "signed"]),
      key: z.string().nullable(),
      change: z
        .enum(["none", "first", "same"])
        .openapi({ description: "Against the installed version; `first`: that was not signed, or there is none" }),
    }),
    installed: version.nullable().openapi({ description: "What the shop runs of this pack now" }),
    change: z.enum(["install", "upgrade", "downgrade", "same"]),
    differences: z.object({
      added: names("What the installed version does not have"),
      removed: names("What only the installed version has"),
      narrowed: names("Settings that refuse values which they took before"),
    }),
    settings: z.object({
      carried: z.array(z.string()).openapi({ description: "Points whose settings stay as they are" }),
      problems: z.array(problem).openapi({
        description:
          "Settings and policies of the shop that this version does not take. With these an upgrade does not run, and needs attention; a first installation puts them back to the defaults",
      }),
    }),
  })
  .openapi("PackReview");

const everywhere = z
  .boolean()
  .optional()
  .openapi({ description: "In all shops of the merchant that the caller may configure" });
const policyIds = z
  .array(z.string().max(64))
  .max(100)
  .optional()
  .openapi({ description: "Suggested policies to add, in mode observe. Absent: all that are new with this version" });

export const packInstall = z
  .strictObject({
    sha256: sha256Hex.optional(),
    pack: z.string().max(64).optional().openapi({ description: "Instead of `sha256`: a pack that is compiled in" }),
    policies: policyIds,
    everywhere,
  })
  .refine(({ sha256, pack }) => (sha256 === undefined) !== (pack === undefined), {
    path: ["sha256"],
    message: "Send either sha256 or pack",
  })
  .openapi("PackInstall");

export const packPatch = z
  .strictObject({
    state: installedPack.shape.state.unwrap().optional(),
    dailyCalls: installedPack.shape.dailyCalls.unwrap().optional(),
    resume: z.literal(true).optional().openapi({ description: "Ends a pause" }),
    dismiss: z.literal(true).optional().openapi({ description: "Forgets an upgrade that needs attention" }),
    everywhere,
  })
  .refine(({ everywhere: _, ...changes }) => Object.values(changes).some((value) => value !== undefined), {
    path: ["state"],
    message: "Send state, dailyCalls, resume or dismiss",
  })
  .openapi("PackPatch");

export const packRollBack = z
  .strictObject({
    sha256: sha256Hex.optional().openapi({ description: "One of `previous`; absent: the newest of them" }),
    everywhere,
  })
  .openapi("PackRollBack");

export const packResults = z
  .object({
    results: z.array(
      z.object({
        shop: z.string(),
        name: z.string(),
        revision: revision.nullable(),
        outcome: z.enum(packOutcomes).openapi({
          description:
            "`attention`: settings do not fit, the old version goes on. `refused`: only with `everywhere`, where other shops go on",
        }),
        problems: z.array(problem),
      }),
    ),
  })
  .openapi("PackResults");

const install = installedPack
  .omit({ id: true, previous: true })
  .extend({ previous: z.array(version) })
  .openapi("PackInstallation");

export const packList = z.object({
  revision,
  packs: z.array(
    z.object({
      manifest: manifestItem,
      install: install.nullable().openapi({ description: "null: compiled in" }),
      points: z.array(
        z.object({
          id: z.string().openapi({ description: "Full id", example: "alerts/unanswered" }),
          settings: pointSettingsItem,
          shadow: pointSettingsItem
            .optional()
            .openapi({ description: "Trial settings, which run beside the live ones" }),
          schema: settingsSchema,
          problem: z
            .string()
            .optional()
            .openapi({ description: "Why the stored settings are not used: the point runs with its defaults" }),
        }),
      ),
    }),
  ),
  problems: z
    .array(z.object({ pack: z.string(), problem: z.string() }))
    .openapi({ description: "Installations that do not run, because their content is not there" }),
  available: z
    .array(manifestItem)
    .openapi({ description: "Packs that are compiled in and that the shop does not have" }),
  removed: z
    .array(z.object({ id: z.string(), title: manifestSchema.shape.title }))
    .openapi({ description: "Packs from outside that the shop does not have any more, and whose findings stay" }),
});

const quoted = z.object({
  point: z.string(),
  code: z.string(),
  conversation: z.string(),
  channel: z.string(),
  event: z.string(),
  at: z.number(),
  quotes: z.array(z.string()),
});

export const packUsage = z
  .object({
    pack: z.string(),
    days: z.number().int(),
    messages: z.number().int().openapi({ description: "Of the shop in these days" }),
    points: z.array(
      z.object({
        point: z.string().openapi({ example: "alerts/unanswered" }),
        findings: z.number().int(),
        wrong: z.number().int().openapi({ description: "Findings of these days that a person called wrong" }),
        perThousand: z.number().nullable().openapi({ description: "Findings in 1,000 messages; null: no messages" }),
      }),
    ),
    samples: z.array(quoted).openapi({ description: "The newest findings that stand" }),
    guest: z
      .object({
        day: z.string(),
        calls: z.number().int(),
        asks: z.number().int().openapi({ description: "Events that the calls were about" }),
        failures: z.number().int(),
        milliseconds: z.number(),
        lastError: z.string().nullable(),
      })
      .nullable()
      .openapi({ description: "What its code was asked on the newest day; null: it runs no code of its own" }),
  })
  .openapi("PackUsage");
