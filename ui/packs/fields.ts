import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { SettingValue } from "../../plugins/sdk/setting-value.ts";
import type { SettingField, SettingsSchema } from "../../plugins/sdk/settings-schema.ts";

/** A setting as the form draws it. */
type Shared = { readonly name: string; readonly title: Bilingual; readonly unit: Bilingual | null };
type Option = { readonly value: string; readonly title: Bilingual };
export type Field = Shared &
  (
    | {
        readonly kind: "number";
        readonly whole: boolean;
        readonly min: number;
        readonly max: number;
        readonly fallback: number;
      }
    | { readonly kind: "boolean"; readonly fallback: boolean }
    | { readonly kind: "choice"; readonly options: readonly Option[]; readonly fallback: string }
    | { readonly kind: "choices"; readonly options: readonly Option[]; readonly fallback: readonly string[] }
    | { readonly kind: "list"; readonly most: number; readonly longest: number; readonly fallback: readonly string[] }
    | { readonly kind: "text"; readonly longest: number; readonly fallback: string }
  );

/** Fields in the order of the schema. */
export function fieldsOf({ properties }: SettingsSchema): Field[] {
  return Object.entries(properties).map(([name, setting]) => ({ name, ...titleOf(setting), ...controlOf(setting) }));
}

type Control = Field extends infer Each ? (Each extends Shared ? Omit<Each, keyof Shared> : never) : never;

function controlOf(setting: SettingField): Control {
  switch (setting.type) {
    case "boolean":
      return { kind: "boolean", fallback: setting.default };
    case "integer":
    case "number": {
      const { minimum: min, maximum: max, default: fallback } = setting;
      return { kind: "number", whole: setting.type === "integer", min, max, fallback };
    }
    case "string":
      if ("enum" in setting) {
        return { kind: "choice", options: optionsOf(setting.enum, setting.options), fallback: setting.default };
      }
      return { kind: "text", longest: setting.maxLength, fallback: setting.default };
    case "array": {
      const { items, maxItems: most, default: fallback } = setting;
      if ("enum" in items) return { kind: "choices", options: optionsOf(items.enum), fallback };
      return { kind: "list", most, longest: items.maxLength, fallback };
    }
  }
}

function optionsOf(values: readonly string[], titles: Record<string, Bilingual> = {}): Option[] {
  return values.map((value) => ({ value, title: titles[value] ?? { zh: value, en: value } }));
}

/** Titles end in their unit: `等待（秒）`, `Wait (seconds)`. The form shows it beside the number instead. */
function titleOf({ type, zh, en }: SettingField): { title: Bilingual; unit: Bilingual | null } {
  const split = (text: string) => /^(.+?)\s*[（(]([^（()）]+)[）)]$/.exec(text);
  const [inChinese, inEnglish] = [split(zh), split(en)];
  if ((type !== "integer" && type !== "number") || inChinese === null || inEnglish === null) {
    return { title: { zh, en }, unit: null };
  }
  return {
    title: { zh: inChinese[1] ?? zh, en: inEnglish[1] ?? en },
    unit: { zh: inChinese[2] ?? "", en: inEnglish[2] ?? "" },
  };
}

/** A field's default, as a value of its own. */
export function standardOf({ fallback }: Field): SettingValue {
  return typeof fallback === "object" ? [...fallback] : fallback;
}

/** Are two settings the same? Values are scalars or lists of strings. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => item === b[index]);
  return a === b;
}
