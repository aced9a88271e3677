import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { Env } from "../env.ts";
import { settingsOf } from "../settings/cache.ts";
import type { Tenant } from "../settings/directory.ts";
import { packsOf } from "../settings/pack-store.ts";

/** Titles of points by their full ids, for whoever may not read the shop's packs; one that is gone stands for itself. */
export async function pointTitles(env: Env, { merchant, shop }: Tenant): Promise<(id: string) => Bilingual> {
  const { snapshot } = await settingsOf(env, merchant, shop);
  const packs = await packsOf(env, snapshot);
  const titles = new Map<string, Bilingual>(
    packs.flatMap((pack) => pack.points.map((point): [string, Bilingual] => [`${pack.id}/${point.id}`, point.title])),
  );
  return (id) => titles.get(id) ?? { zh: id, en: id };
}
