import { definitionOf } from "../../plugins/sdk/from-manifest.ts";
import { type Manifest, manifestOf, manifestSchema } from "../../plugins/sdk/manifest.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PackTier } from "../../plugins/sdk/pack-file.ts";

/** A stored content of a pack from outside, ready to be used. */
export type PackContent = {
  readonly sha256: string;
  readonly tier: PackTier;
  readonly manifest: Manifest;
  readonly definition: PackDefinition;
  /** Key of the publisher who signed it. */
  readonly publisher: string | null;
};

export type StoredContent = {
  readonly sha256: string;
  readonly tier: PackTier;
  readonly manifest: unknown;
  readonly signature: { readonly key: string } | null;
};

/** A definition does not change: its manifest is derived once, or is the one that it was made from. */
const manifests = new WeakMap<PackDefinition, Manifest>();

/** A text: why this version of the host cannot use it. */
export function contentOf({ sha256, tier, manifest, signature }: StoredContent): PackContent | string {
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `manifest.${issue?.path.join(".")}: ${issue?.message}`;
  }
  try {
    const definition = definitionOf(parsed.data, tier);
    manifests.set(definition, parsed.data);
    return { sha256, tier, manifest: parsed.data, definition, publisher: signature?.key ?? null };
  } catch (error) {
    return `manifest: ${error instanceof Error ? error.message : "cannot be used"}`;
  }
}

/** What the pack says of itself, compiled in or from outside. */
export function manifestFor(pack: PackDefinition): Manifest {
  const manifest = manifests.get(pack) ?? manifestOf(pack);
  manifests.set(pack, manifest);
  return manifest;
}
