import type { z } from "zod";
import type { SettingField, SettingsSchema } from "../settings-schema.ts";

/**
 * A few settings that a shop may choose: the defaults, and every field at its ends with all others at their defaults. What the schema
 * refuses is left out.
 */
export function sampleSettings(config: z.ZodObject, { properties }: SettingsSchema): Record<string, unknown>[] {
  const chosen = Object.entries(properties).flatMap(([name, field]) =>
    valuesOf(field).map((value) => ({ [name]: value })),
  );
  const firsts = Object.entries(properties).map(([name, field]) => [name, valuesOf(field)[0]] as const);
  const lasts = Object.entries(properties).map(([name, field]) => [name, valuesOf(field).at(-1)] as const);
  return [{}, ...chosen, Object.fromEntries(firsts), Object.fromEntries(lasts)].flatMap((settings) => {
    const parsed = config.safeParse(settings);
    return parsed.success ? [parsed.data] : [];
  });
}

function valuesOf(field: SettingField): unknown[] {
  switch (field.type) {
    case "boolean":
      return [false, true];
    case "integer":
    case "number":
      return [field.minimum, field.maximum];
    case "string":
      return "enum" in field
        ? [...field.enum]
        : ["", "甲乙", "interject"].map((text) => text.slice(0, field.maxLength));
    case "array": {
      const { items, minItems = 0, maxItems } = field;
      const words = "enum" in items ? items.enum : [...field.default, "甲乙", "interject", "丙", "丁", "戊", "己"];
      const sizes = [minItems, 1, 2, words.length].map((size) => Math.min(Math.max(size, minItems), maxItems));
      return [...sizes.map((size) => words.slice(0, size)), words.slice(0, maxItems).reverse()];
    }
  }
}
