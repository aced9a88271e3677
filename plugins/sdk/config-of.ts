import { RE2JS } from "re2js";
import { z } from "zod";
import type { SettingField, SettingsSchema } from "./settings-schema.ts";

/**
 * The config schema of a point or intervention that is known by its manifest alone: the way back from `settingsOf`. Patterns run
 * on re2, since they come from outside.
 */
export function configOf({ properties }: SettingsSchema): z.ZodObject {
  return z.object(Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, schemaOf(field)])));
}

function schemaOf(field: SettingField): z.ZodType {
  const { zh, en } = field;
  switch (field.type) {
    case "boolean":
      return z.boolean().default(field.default).meta({ zh, en });
    case "integer":
    case "number": {
      const bounded = (field.type === "integer" ? z.number().int() : z.number()).min(field.minimum).max(field.maximum);
      const stepped = field.multipleOf === undefined ? bounded : bounded.multipleOf(field.multipleOf);
      return stepped.default(field.default).meta({ zh, en });
    }
    case "string": {
      if ("enum" in field) {
        const options = field.options === undefined ? {} : { options: field.options };
        return z
          .enum(field.enum)
          .default(field.default)
          .meta({ zh, en, ...options });
      }
      return textOf(field).default(field.default).meta({ zh, en });
    }
    case "array": {
      const { items, minItems = 0, maxItems, refersTo } = field;
      const item = "enum" in items ? z.enum(items.enum) : textOf(items);
      const list = z
        .array(item as z.ZodType<string>)
        .min(minItems)
        .max(maxItems);
      return list.default(field.default).meta({ zh, en, ...(refersTo !== undefined && { refersTo }) });
    }
  }
}

type Text = {
  readonly minLength?: number | undefined;
  readonly maxLength: number;
  readonly pattern?: string | undefined;
};

function textOf({ minLength = 0, maxLength, pattern }: Text): z.ZodType<string> {
  const text = z.string().min(minLength).max(maxLength);
  if (pattern === undefined) return text;
  const compiled = RE2JS.compile(pattern);
  return text.refine((value) => compiled.matcher(value).find(), `must match ${pattern}`);
}
