import { z } from "zod";
import { action } from "./intervention.ts";
import { kebabId, rows } from "./names.ts";
import { type PackDefinition, supportedApis } from "./pack.ts";
import { packProblems } from "./pack-problems.ts";
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
const actionKinds = z.enum(action.options.map((option) => option.shape.kind.value));

const code = z.strictObject({
  severity: z.enum(severities).optional(),
  score: z.number().min(-100).max(100).optional(),
  message: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
});

export const manifestSchema = z.strictObject({
  id: kebabId,
  version: z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, "semver"),
  api: z.literal(supportedApis),
  title,
  description,
  permissions: z.strictObject({ actions: z.array(actionKinds) }),
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
};

/** The manifest of a pack. Throws `PackRefused` with everything that is wrong. */
export function manifestOf(pack: PackDefinition, { among = [] }: ManifestOptions = {}): Manifest {
  const draft = {
    id: pack.id,
    version: pack.version,
    api: pack.api,
    title: pack.title,
    description: pack.description,
    permissions: { actions: [...new Set(pack.interventions.flatMap(({ actions }) => actions))].sort() },
    points: pack.points.map(({ id, title, description, kind, moment, rows, codes, config }) => ({
      id,
      title,
      description,
      kind,
      moment,
      rows,
      codes,
      settings: settingsOf(config).settings,
    })),
    ...(pack.rules !== undefined && { rules: pack.rules }),
    interventions: pack.interventions.map(({ id, title, description, rows, actions, reasons, config }) => ({
      id,
      title,
      description,
      rows,
      actions,
      reasons,
      settings: settingsOf(config).settings,
    })),
    policies: pack.policies,
  };
  const parsed = manifestSchema.safeParse(draft);
  const problems = packProblems(pack, among);
  for (const issue of parsed.error?.issues ?? []) problems.push(`${placeOf(draft, issue.path)}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) throw new PackRefused(pack.id, problems);
  return parsed.data;
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
