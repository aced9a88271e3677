import type { z } from "@hono/zod-openapi";
import { readClient } from "../../db/client.ts";
import { readRemovedPacks } from "../../db/queries/pack-versions.ts";
import { packs as compiledIn } from "../../plugins/manifest.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Env } from "../env.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { installOf } from "../settings/pack-changes.ts";
import { manifestFor } from "../settings/pack-content.ts";
import { readContents } from "../settings/pack-store.ts";
import { effectiveSettings, withDefaults } from "../settings/point-changes.ts";
import type { InstalledPack } from "../settings/snapshot.ts";
import type { packList } from "./pack-schemas.ts";

type PackList = z.infer<typeof packList>;

/** What a shop has of packs, could have, and had. */
export async function shownPacks(env: Env, shop: CompiledShop): Promise<PackList> {
  const { snapshot, problems } = shop;
  const { merchant, installs = [] } = snapshot;
  const off = await disabledPacks(env, shop);
  const live = shop.packs.filter(({ id }) => snapshot.packs.includes(id));
  const known = [...compiledIn, ...installs].map(({ id }) => id);
  return {
    revision: snapshot.revision,
    packs: [...live, ...off].map((pack) => shownPack(shop, pack)),
    problems: problems.flatMap(({ point, problem }) => (point.includes("/") ? [] : [{ pack: point, problem }])),
    available: compiledIn.filter(({ id }) => !snapshot.packs.includes(id)).map(manifestFor),
    removed: await readRemovedPacks(readClient(env), { merchant, shop: snapshot.shop }, known),
  };
}

/** They are no part of what is compiled, and one whose content is lost has nothing to show. */
async function disabledPacks(env: Env, { snapshot }: CompiledShop): Promise<PackDefinition[]> {
  const off = (snapshot.installs ?? []).filter(({ state }) => state === "off");
  const contents = await readContents(
    env,
    snapshot,
    off.map(({ sha256 }) => sha256),
  );
  return off.flatMap(({ sha256 }) => {
    const content = contents.get(sha256);
    return content === undefined || "problem" in content ? [] : [content.definition];
  });
}

function shownPack({ snapshot, problems }: CompiledShop, pack: PackDefinition): PackList["packs"][number] {
  const manifest = manifestFor(pack);
  const install = installOf(snapshot, pack.id);
  const points = pack.points.map((point, index) => {
    const id = `${pack.id}/${point.id}`;
    // A manifest lists the points in the order of its pack.
    const schema = manifest.points[index]?.settings ?? { type: "object" as const, properties: {} };
    const problem = problems.find((item) => item.point === id)?.problem;
    const tried = snapshot.shadows[id];
    return {
      id,
      settings: effectiveSettings(snapshot, id, point),
      schema,
      ...(tried !== undefined && { shadow: withDefaults(point, tried) }),
      ...(problem !== undefined && { problem }),
    };
  });
  return { manifest, install: install === null ? null : shownInstall(install), points };
}

function shownInstall({ id: _, previous, ...install }: InstalledPack) {
  return { ...install, previous: previous.map(({ version, sha256 }) => ({ version, sha256 })) };
}
