import { Refused } from "../errors.ts";
import type { PackResult } from "../settings/install-pack.ts";
import type { Identity, ReachedShop } from "./identity.ts";

/** The shops that a change of packs is meant for. The one of the path was checked before. */
export function shopsMeant(
  { shops }: Pick<Identity, "shops">,
  { shop, everywhere = false }: { shop: string; everywhere?: boolean | undefined },
): readonly ReachedShop[] {
  if (!everywhere) return shops.filter(({ id }) => id === shop);
  return shops.filter(({ may }) => may.includes("configure"));
}

/**
 * One after the other, since each is a revision. With several, what one shop refuses keeps no other from it, and shops that do not
 * have the pack are left out.
 * @throws Refused what the only shop refuses, or `not-found` when none has the pack
 */
export async function inEach(
  shops: readonly ReachedShop[],
  { everywhere = false, step }: { everywhere?: boolean | undefined; step: (shop: string) => Promise<PackResult> },
): Promise<PackResult[]> {
  const results: PackResult[] = [];
  for (const { id, name } of shops) {
    try {
      results.push(await step(id));
    } catch (error) {
      if (!everywhere || !(error instanceof Refused)) throw error;
      if (error.code === "not-found") continue;
      const problems = [{ path: error.path ?? "", message: error.message }];
      results.push({ shop: id, name, revision: null, outcome: "refused", problems });
    }
  }
  if (results.length === 0) throw new Refused("not-found");
  return results;
}
