import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { addPack } from "./pack-changes.ts";
import { type Snapshot, snapshot as snapshotSchema } from "./snapshot.ts";

type NewShop = {
  readonly merchant: string;
  readonly shop: string;
  readonly name: string;
  readonly language?: Snapshot["language"];
};

/** A shop's first revision: no channel yet, and packs whose policies observe, so that nobody is written to. */
export function firstSettings(
  { merchant, shop, name, language = "zh" }: NewShop,
  packs: readonly PackDefinition[],
): Snapshot {
  const empty = snapshotSchema.parse({
    merchant,
    shop,
    revision: 1,
    name,
    timeZone: "Asia/Shanghai",
    language,
    retentionDays: 180,
    channels: [],
    endpoints: [],
    points: {},
    packs: [],
    policies: [],
  });
  return packs.reduce((settings, pack) => addPack(settings, pack), empty);
}
