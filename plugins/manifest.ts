import type { PackDefinition } from "./sdk/pack.ts";

/** The packs that are compiled in, in the order in which merchants see them. */
export const packs: readonly PackDefinition[] = [];
