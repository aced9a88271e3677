import type { SettingField } from "../../plugins/sdk/settings-schema.ts";

type Text = {
  readonly enum?: readonly string[];
  readonly minLength?: number | undefined;
  readonly maxLength?: number;
  readonly pattern?: string | undefined;
};

/** Whether a value that the setting took before may be refused now. */
export function isNarrower(before: SettingField, after: SettingField): boolean {
  if (before.type === "integer" && after.type === "number") return isTighter(before, after);
  if (before.type !== after.type) return true;
  switch (after.type) {
    case "boolean":
      return false;
    case "integer":
    case "number":
      return before.type === after.type && isTighter(before, after);
    case "string":
      return before.type === after.type && isNarrowerText(before, after);
    case "array":
      return before.type === after.type && isNarrowerList(before, after);
  }
}

type Numeric = Extract<SettingField, { type: "integer" | "number" }>;

function isTighter(before: Numeric, after: Numeric): boolean {
  if (after.minimum > before.minimum || after.maximum < before.maximum) return true;
  if (after.multipleOf === undefined || after.multipleOf === before.multipleOf) return false;
  return before.multipleOf === undefined || before.multipleOf % after.multipleOf !== 0;
}

function isNarrowerText(before: Text, after: Text): boolean {
  const [old, fresh] = [before.enum, after.enum];
  if (old !== undefined && fresh !== undefined) return old.some((choice) => !fresh.includes(choice));
  if (old !== undefined || fresh !== undefined) return true;
  if ((after.minLength ?? 0) > (before.minLength ?? 0)) return true;
  if ((after.maxLength ?? 0) < (before.maxLength ?? 0)) return true;
  return after.pattern !== undefined && after.pattern !== before.pattern;
}

type List = Extract<SettingField, { type: "array" }>;

function isNarrowerList(before: List, after: List): boolean {
  if ((after.minItems ?? 0) > (before.minItems ?? 0) || after.maxItems < before.maxItems) return true;
  if (after.refersTo !== before.refersTo) return true;
  return isNarrowerText(before.items, after.items);
}
