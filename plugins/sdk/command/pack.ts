import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { manifestOf, PackRefused } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import { digestOf, type PackFile, packFormat, packLimits } from "../pack-file.ts";
import { bundleGuest, type GuestBundle } from "./bundle-guest.ts";
import { type LoadedPack, loadPack } from "./load-pack.ts";
import { phraseProblems } from "./phrase-problems.ts";
import { CommandRefused } from "./refused.ts";

/** A pack that is data: all of its points are rules, and it brings no code of another kind. */
export function isRulesPack({ points, rules = [], interventions }: PackDefinition): boolean {
  return interventions.length === 0 && points.every(({ id }) => rules.some((rule) => rule.id === id));
}

export type Packed = {
  readonly file: PackFile;
  /** null: the pack is rules. */
  readonly bundle: GuestBundle | null;
};

/** The pack as it leaves its author. Throws `PackRefused` with everything that stands against it. */
export async function packFileOf(loaded: LoadedPack): Promise<Packed> {
  const { pack } = loaded;
  const isRules = isRulesPack(pack);
  const mixed = isRules ? [] : (pack.rules ?? []);
  if (mixed.length > 0)
    throw new PackRefused(
      pack.id,
      mixed.map(({ id }) => `rules.${id}: a pack is rules or code; put the rules into a pack of their own`),
    );
  const manifest = manifestOf(pack, { guest: !isRules });
  const bundle = isRules ? null : await bundleGuest(loaded);
  const code = bundle?.code ?? null;
  const problems = isRules ? [] : phraseProblems(pack, manifest);
  if (code !== null && code.length > packLimits.code)
    problems.push(`code: ${code.length} characters, at most ${packLimits.code}; import less`);
  const file: PackFile = { format: packFormat, manifest, code, sha256: digestOf({ manifest, code }) };
  const bytes = Buffer.byteLength(textOf(file));
  if (bytes > packLimits.file) problems.push(`file: ${bytes} bytes, at most ${packLimits.file}`);
  if (problems.length > 0) throw new PackRefused(pack.id, problems);
  return { file, bundle };
}

export function textOf(file: PackFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

export type Written = { readonly path: string; readonly file: PackFile; readonly bytes: number };

/** Writes the one file that is published. The same source gives the same bytes in every folder. */
export async function writePack(folder: string, out = join(folder, "dist")): Promise<Written> {
  const loaded = await loadPack(folder);
  refuseOtherName(folder, loaded.pack.id);
  const { file } = await packFileOf(loaded);
  const path = join(out, `${file.manifest.id}-${file.manifest.version}.pack.json`);
  const text = textOf(file);
  mkdirSync(out, { recursive: true });
  writeFileSync(path, text);
  return { path, file, bytes: Buffer.byteLength(text) };
}

export function refuseOtherName(folder: string, id: string): void {
  const name = basename(resolve(folder));
  if (name !== id) throw new CommandRefused(`the folder ${name} must have the pack's id, ${id}`);
}
