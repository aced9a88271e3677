import { basename, resolve } from "node:path";
import { PackRefused } from "../manifest.ts";
import { startGuest } from "../testing/guest-thread.ts";
import { play, playWithGuests } from "../testing/play.ts";
import { cardProblems } from "./card-problems.ts";
import { docsProblems } from "./docs-problems.ts";
import { type LoadedPack, loadPack } from "./load-pack.ts";
import { type Packed, packFileOf, textOf } from "./pack.ts";
import { prepare } from "./prepare-guest.ts";

export type Checked = {
  readonly id: string;
  readonly version: string;
  readonly problems: readonly string[];
  /** Bytes of the pack file, where there is one. */
  readonly bytes: number | null;
};

/** Everything that stands against publishing a pack, at once. */
export async function checkPack(folder: string): Promise<Checked> {
  const loaded = await loadPack(folder);
  const { pack } = loaded;
  const name = basename(resolve(folder));
  const own = [
    ...(name === pack.id ? [] : [`the folder ${name} must have the pack's id, ${pack.id}`]),
    ...docsProblems(pack),
    ...(await cardProblems(pack, async (script, options) => play(script, options))),
  ];
  try {
    const packed = await packFileOf(loaded);
    const problems = [...own, ...(await guestProblems(loaded, packed, own.length === 0))];
    return { id: pack.id, version: pack.version, problems, bytes: Buffer.byteLength(textOf(packed.file)) };
  } catch (error) {
    if (!(error instanceof PackRefused)) throw error;
    return { id: pack.id, version: pack.version, problems: [...own, ...error.problems], bytes: null };
  }
}

/** What the pack does otherwise where it runs as a guest. Its card tells, once it is right here. */
async function guestProblems(loaded: LoadedPack, packed: Packed, isRight: boolean): Promise<string[]> {
  const prepared = await prepare(loaded, packed);
  try {
    if (!isRight || packed.bundle === null) return [];
    const { pack, ask, stop } = await startGuest(prepared.folder);
    const asGuest = { ...pack, ...(loaded.pack.card !== undefined && { card: loaded.pack.card }) };
    const problems = await cardProblems(asGuest, (script, options) => playWithGuests(script, { ...options, ask }));
    await stop();
    return problems.map((problem) => `as a guest: ${problem}`);
  } finally {
    prepared.remove();
  }
}
