import { z } from "zod";
import { sessionTypes } from "./conversation.ts";
import { action } from "./intervention.ts";
import { kebabId, rows } from "./names.ts";
import { type PackDefinition, supportedApis } from "./pack.ts";
import { guestProblems, packProblems } from "./pack-problems.ts";
import { personalDataKinds } from "./personal-data.ts";
import { type PhraseSources, phraseSources, phraseSourcesOf } from "./phrase-sources.ts";
import { moments, pointKinds, severities } from "./point.ts";
import { policy } from "./policy.ts";
import { ruleSchema } from "./rules/rule.ts";
import { settingsOf, settingsSchema } from "./settings-schema.ts";

/**
 * What a pack is, without its code: the settings page, the catalogue and the generated documentation read nothing else. One
 * schema for every place where a manifest enters: upload, load, command line, tests.
 */

export { kebabId };

const title = z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) });
const description = z.strictObject({ zh: z.string().min(1).max(1_000), en: z.string().min(1).max(1_000) });
const page = z.strictObject({ zh: z.string().min(1).max(20_000), en: z.string().min(1).max(20_000) });
const actionKinds = z.enum(action.options.map((option) => option.shape.kind.value));

const code = z.strictObject({
  severity: z.enum(severities).optional(),
  score: z.number().min(-100).max(100).optional(),
  message: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
});

export const packVersion = z
  .string()
  .max(64)
  .regex(/^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[0-9A-Za-z.-]+)?$/, "semver, such as 1.2.0");

/** What an author says of how well the pack judges. `check` wants it of every pack that leaves its author. */
export const modelCard = z.strictObject({
  /** How it judges. */
  method: description,
  /** Innocent words that it flags all the same, and why. */
  falsePositives: z.array(z.strictObject({ text: z.string().min(1).max(500), why: description })).max(50),
  /** What it finds: a message, and the words of it that are quoted. */
  samples: z
    .array(
      z.strictObject({
        point: kebabId,
        code: kebabId,
        text: z.string().min(1).max(500),
        quote: z.string().min(1).max(500),
      }),
    )
    .max(50),
});
export type ModelCard = z.infer<typeof modelCard>;

const score = z.number().min(-100).max(100).nullable();

export const manifestSchema = z.strictObject({
  id: kebabId,
  version: packVersion,
  api: z.literal(supportedApis),
  title,
  description,
  /** Who made it, as he calls himself. Whoever signs is known by his key, not by this. */
  publisher: z.string().min(1).max(80).optional(),
  permissions: z.strictObject({
    actions: z.array(actionKinds),
    personalData: z.array(z.enum(personalDataKinds)).default([]),
  }),
  /** Pages in Markdown. */
  docs: page.optional(),
  card: modelCard.optional(),
  points: z.array(
    z.strictObject({
      id: kebabId,
      title,
      description,
      kind: z.enum(pointKinds),
      moment: z.enum(moments),
      rows,
      codes: z.record(kebabId, code),
      settings: settingsSchema,
      overrides: z.array(z.string().max(129)).max(20).optional(),
      defaults: z
        .strictObject({
          scores: z.strictObject({ presale: score, aftersale: score }).optional(),
          sessionTypes: z.array(z.enum(sessionTypes)).min(1).optional(),
        })
        .optional(),
      wakes: z.literal("hits").optional(),
      /** Of guests only: the host looks for them. */
      phrases: phraseSources.optional(),
    }),
  ),
  /** The points among them that are data, as they were written. */
  rules: z.array(ruleSchema).max(200).optional(),
  interventions: z.array(
    z.strictObject({
      id: kebabId,
      title,
      description,
      rows,
      actions: z.array(actionKinds),
      reasons: z.record(kebabId, title),
      settings: settingsSchema,
      several: z.literal(true).optional(),
    }),
  ),
  policies: z.array(policy),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A pack that breaks the contract; `problems` names each place and what is allowed there. */
export class PackRefused extends Error {
  readonly problems: readonly string[];

  constructor(pack: string, problems: readonly string[]) {
    super(`Pack ${JSON.stringify(pack)} is refused:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
    this.name = "PackRefused";
    this.problems = problems;
  }
}

export type ManifestOptions = {
  /** Packs that policies may refer to besides their own. A reference to a pack that is not listed is not checked. */
  readonly among?: readonly PackDefinition[];
  /** The pack leaves its author as a guest: its phrase lists become data, and what guests cannot have is refused. */
  readonly guest?: boolean;
};

/** The manifest of a pack. Throws `PackRefused` with everything that is wrong. */
export function manifestOf(pack: PackDefinition, { among = [], guest = false }: ManifestOptions = {}): Manifest {
  const problems = packProblems(pack, among);
  const draft = {
    id: pack.id,
    version: pack.version,
    api: pack.api,
    title: pack.title,
    description: pack.description,
    ...given(pack, ["publisher", "docs", "card"]),
    permissions: {
      actions: [...new Set(pack.interventions.flatMap(({ actions }) => actions))].sort(),
      personalData: [...(pack.personalData ?? [])].sort(),
    },
    points: pack.points.map((point) => ({
      ...given(point, ["id", "title", "description", "kind", "moment", "rows", "codes"]),
      settings: settingsOf(point.config).settings,
      ...given(point, ["overrides", "wakes"]),
      ...(Object.keys(point.defaults ?? {}).length > 0 && { defaults: point.defaults }),
      ...(guest && { phrases: sourcesOf(point, problems) }),
    })),
    ...(pack.rules !== undefined && { rules: pack.rules }),
    interventions: pack.interventions.map((intervention) => ({
      ...given(intervention, ["id", "title", "description", "rows", "actions", "reasons"]),
      settings: settingsOf(intervention.config).settings,
      ...given(intervention, ["several"]),
    })),
    policies: pack.policies,
  };
  const parsed = manifestSchema.safeParse(draft);
  if (guest) problems.push(...guestProblems(pack));
  for (const issue of parsed.error?.issues ?? []) problems.push(`${placeOf(draft, issue.path)}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) throw new PackRefused(pack.id, problems);
  return parsed.data;
}

/** The fields of that name which are there. */
function given<Value extends object, Name extends keyof Value>(value: Value, names: readonly Name[]): Partial<Value> {
  const fields = names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]] as const]));
  return Object.fromEntries(fields) as Partial<Value>;
}

function sourcesOf(point: PackDefinition["points"][number], problems: string[]): PhraseSources | undefined {
  const sources = phraseSourcesOf(point);
  if (typeof sources !== "string") return sources;
  problems.push(`points.${point.id}.${sources}`);
  return undefined;
}

/** `points.0.title.en` as the author knows it: `points.unanswered.title.en`. */
function placeOf(draft: object, path: readonly PropertyKey[]): string {
  let value: unknown = draft;
  const names = path.map((key) => {
    const inner: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
    const id =
      Array.isArray(value) && typeof inner === "object" && inner !== null ? Reflect.get(inner, "id") : undefined;
    value = inner;
    return typeof id === "string" && id !== "" ? id : String(key);
  });
  return names.join(".") || "pack";
}
