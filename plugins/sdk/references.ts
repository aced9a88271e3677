import type { z } from "zod";

/** What a list of strings in a config may name: receivers of the shop, or groups that receivers are in. */
export const referenceKinds = ["receivers", "receiver-groups"] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
export type Reference = {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly field: string;
  readonly index: number;
};

/** Everything that a config names, by the `refersTo` of its fields' `.meta()`. */
export function referencesOf(config: z.ZodObject, values: Readonly<Record<string, unknown>>): Reference[] {
  return Object.entries(config.shape).flatMap(([field, schema]) => {
    const kind = kindOf(schema);
    const names = values[field];
    if (kind === null || !Array.isArray(names)) return [];
    return names.flatMap((name, index) => (typeof name === "string" ? [{ kind, name, field, index }] : []));
  });
}

function kindOf(schema: z.core.$ZodType): ReferenceKind | null {
  const refersTo = "meta" in schema && typeof schema.meta === "function" ? schema.meta()?.refersTo : undefined;
  return referenceKinds.find((kind) => kind === refersTo) ?? null;
}
