import type { PackDefinition } from "../pack.ts";
import { dialogue, readLines } from "./dialogues.ts";
import { loadPack } from "./load-pack.ts";
import { playDialogue, shopWith } from "./play-dialogue.ts";
import { CommandRefused } from "./refused.ts";
import { inRepository } from "./where.ts";

export type PlayFileOptions = { readonly pack?: string; readonly dialogue?: string; readonly open?: boolean };

/** Plays captured chats, and hands out the trace of each. */
export async function playFile(
  file: string,
  { pack, dialogue: id, open = false }: PlayFileOptions,
  print: (text: string) => void,
): Promise<void> {
  const all = readLines(file, dialogue);
  const chosen = id === undefined ? all : all.filter((each) => each.id === id);
  if (chosen.length === 0) throw new CommandRefused(`${file} has no dialogue ${id === undefined ? "" : id}`.trim());
  const shop = shopWith(pack === undefined ? await compiledIn() : [(await loadPack(pack)).pack]);
  for (const each of chosen) print(`${playDialogue(each, shop, { open })}\n`);
}

async function compiledIn(): Promise<readonly PackDefinition[]> {
  if (!inRepository) throw new CommandRefused("name the pack: --pack DIR");
  // Named so that the package does not take the product's own packs along.
  const packs = new URL("../../manifest.ts", import.meta.url).href;
  return (await import(packs)).packs;
}
