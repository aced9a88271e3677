import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { loadPack } from "../sdk/command/load-pack.ts";
import { packFileOf, textOf } from "../sdk/command/pack.ts";
import type { Manifest } from "../sdk/manifest.ts";
import { type PackTier, tierOf } from "../sdk/pack-file.ts";

/** What the catalogue's page shows of a pack that can be installed from there. */
export type CatalogueEntry = {
  /** Name of the pack file beside `index.json`. */
  readonly file: string;
  readonly manifest: Manifest;
  readonly sha256: string;
  /** Of the pack file. */
  readonly bytes: number;
  readonly tier: PackTier;
};

type Asset = { readonly name: string; readonly text: string };

/** The sample packs, packed as their authors would, and the list of them. */
export async function catalogueAssets(folder = import.meta.dirname): Promise<Asset[]> {
  const ids = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "index.ts")))
    .sort();
  const packed = await Promise.all(
    ids.map(async (id) => {
      const { file } = await packFileOf(await loadPack(join(folder, id)));
      const { manifest, sha256 } = file;
      const text = textOf(file);
      const name = `${manifest.id}-${manifest.version}.pack.json`;
      const entry = { file: name, manifest, sha256, bytes: Buffer.byteLength(text), tier: tierOf(file) };
      return { entry: entry satisfies CatalogueEntry, asset: { name, text } };
    }),
  );
  const list: CatalogueEntry[] = packed.map(({ entry }) => entry);
  return [{ name: "index.json", text: `${JSON.stringify(list)}\n` }, ...packed.map(({ asset }) => asset)];
}

/** Adds `/catalogue` to the UI's build, so that the static host serves it. */
export function catalogue(): Plugin {
  return {
    name: "catalogue",
    apply: "build",
    async generateBundle() {
      for (const { name, text } of await catalogueAssets()) {
        this.emitFile({ type: "asset", fileName: `catalogue/${name}`, source: text });
      }
    },
  };
}
