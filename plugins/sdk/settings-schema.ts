import { z } from "zod";
import { referenceKinds } from "./references.ts";

/**
 * The form of one setting, as JSON Schema with titles: a closed list, because the settings page draws exactly these. Every
 * field has a default and a bound, so that a pack works the moment it is installed and nobody can set it to nonsense.
 */

const title = z.string().min(1).max(120);
const titles = { zh: title, en: title };
const label = z.strictObject(titles);
/** Beyond it a “bound” is only the largest exact integer, which zod writes down by itself. */
const bound = z.number().gt(Number.MIN_SAFE_INTEGER).lt(Number.MAX_SAFE_INTEGER);
const textLength = z.number().int().min(1).max(65_536);
const choices = z.array(z.string().min(1).max(64)).min(1).max(100);
const listItems = z.union([
  z.strictObject({ type: z.literal("string"), enum: choices }),
  z.strictObject({
    type: z.literal("string"),
    minLength: z.number().optional(),
    maxLength: textLength,
    pattern: z.string().optional(),
  }),
]);

const numeric = { ...titles, default: z.number(), minimum: bound, maximum: bound, multipleOf: z.number().optional() };

const enumField = z.strictObject({
  type: z.literal("string"),
  ...titles,
  enum: choices,
  default: z.string(),
  /** Titles of the choices, where their ids do not speak for themselves. */
  options: z.record(z.string(), label).optional(),
});
const textField = z.strictObject({
  type: z.literal("string"),
  ...titles,
  default: z.string(),
  minLength: z.number().optional(),
  maxLength: textLength,
  pattern: z.string().optional(),
});

const settingField = z.union([
  z.strictObject({ type: z.literal("boolean"), ...titles, default: z.boolean() }),
  z.strictObject({ type: z.literal("integer"), ...numeric }),
  z.strictObject({ type: z.literal("number"), ...numeric }),
  enumField,
  textField,
  z.strictObject({
    type: z.literal("array"),
    ...titles,
    default: z.array(z.string()),
    items: listItems,
    minItems: z.number().optional(),
    maxItems: z.number().int().min(1).max(10_000),
    /** The values are names of something that the shop keeps: they are chosen, and unknown ones refused. */
    refersTo: z.enum(referenceKinds).optional(),
  }),
]);
export type SettingField = z.infer<typeof settingField>;

export const settingsSchema = z.strictObject({
  type: z.literal("object"),
  properties: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), settingField),
});
export type SettingsSchema = z.infer<typeof settingsSchema>;

/** The form of a config schema. Problems name the field and what it lacks; a field with a problem is left out. */
export function settingsOf(config: z.ZodObject): { settings: SettingsSchema; problems: string[] } {
  const settings: SettingsSchema = { type: "object", properties: {} };
  const problems: string[] = [];
  for (const [name, field] of Object.entries(config.shape)) {
    const drawn = fieldOf(field);
    if (typeof drawn === "string") problems.push(`config.${name}: ${drawn}`);
    else settings.properties[name] = drawn;
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) problems.push(`config.${name}: a field is named in camelCase`);
  }
  const defaults = problems.length > 0 ? null : config.safeParse({});
  if (defaults?.success === false) problems.push(`config: its defaults are refused by its own schema`);
  else if (defaults !== null && !config.safeParse(defaults.data).success) {
    problems.push("config: a default is outside its own bounds");
  }
  return { settings, problems };
}

function fieldOf(field: z.core.$ZodType): SettingField | string {
  let schema: Record<string, unknown>;
  try {
    const { $schema: _, ...rest } = z.toJSONSchema(field, { io: "input" });
    schema = rest;
  } catch {
    return formless;
  }
  const missing = missingIn(schema);
  if (missing !== null) return missing;
  const parsed = settingField.safeParse(schema);
  return parsed.success ? parsed.data : formless;
}

const formless = "has no form field; use string, number, integer, boolean, enum or a list of strings";

function missingIn(schema: Record<string, unknown>): string | null {
  const { type, items } = schema;
  if (typeof type !== "string" || !["boolean", "integer", "number", "string", "array"].includes(type)) return formless;
  if (typeof schema.zh !== "string" || schema.zh === "") return 'has no Chinese title; add .meta({ zh: "…", en: "…" })';
  if (typeof schema.en !== "string" || schema.en === "") return 'has no English title; add .meta({ zh: "…", en: "…" })';
  if (schema.default === undefined) return "has no default";
  const isBounded = (name: string): boolean => bound.safeParse(schema[name]).success;
  if (type === "integer" || type === "number") {
    return isBounded("minimum") && isBounded("maximum") ? null : "has no bound; add .min() and .max()";
  }
  if (type === "string") return isBounded("maxLength") || schema.enum !== undefined ? null : "has no bound; add .max()";
  if (type !== "array") return null;
  if (!isBounded("maxItems")) return "has no bound; add .max() to the list";
  if (typeof items !== "object" || items === null || !("type" in items) || items.type !== "string") return formless;
  return "maxLength" in items || "enum" in items ? null : "has no bound; add .max() to the list's strings";
}
