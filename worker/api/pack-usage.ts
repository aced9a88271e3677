import type { z } from "@hono/zod-openapi";
import { readClient } from "../../db/client.ts";
import { newestFindingsQuery, readPackUsage } from "../../db/queries/pack-usage.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { installOf } from "../settings/pack-changes.ts";
import { readContents } from "../settings/pack-store.ts";
import type { packUsage } from "./pack-schemas.ts";

const days = 7;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const samplesPerPoint = 3;
const mostSamples = 20;
/** More points of a pack are not looked through for samples. */
const mostSampled = 50;

type Usage = z.infer<typeof packUsage>;

/** @throws Refused `not-found` for a pack that is neither compiled in nor installed */
export async function usageOf(env: Env, { snapshot, packs }: CompiledShop, pack: string): Promise<Usage> {
  const tenant = { merchant: snapshot.merchant, shop: snapshot.shop };
  const install = installOf(snapshot, pack);
  const definition = packs.find(({ id }) => id === pack) ?? (await disabled(env, tenant, install?.sha256));
  if (definition === undefined) throw new Refused("not-found");
  const since = Math.floor((Date.now() - days * dayMs) / hourMs) * hourMs;
  const db = readClient(env);
  const { messages, findings, wrong } = await readPackUsage(db, tenant, { pack, since });
  const ids = definition.points.map(({ id }) => `${pack}/${id}`);
  const points = [...new Set([...ids, ...findings.keys()])].map((point) => {
    const count = findings.get(point) ?? 0;
    const perThousand = messages === 0 ? null : Math.round((count / messages) * 100_000) / 100;
    return { point, findings: count, wrong: wrong.get(point) ?? 0, perThousand };
  });
  const sampled = points.filter((point) => point.findings > 0).slice(0, mostSampled);
  const newest = await Promise.all(
    sampled.map(({ point }) => newestFindingsQuery(db, tenant, { point, limit: samplesPerPoint })),
  );
  const samples = newest
    .flat()
    .sort((one, other) => other.at - one.at)
    .slice(0, mostSamples)
    .map(({ evidence, id: _, ...finding }) => ({ ...finding, quotes: evidence.map(({ quote }) => quote) }));
  return { pack, days, messages, points, samples, guest: await guestUsage(env, tenant, install) };
}

async function disabled(env: Env, tenant: { merchant: string; shop: string }, sha256: string | undefined) {
  if (sha256 === undefined) return undefined;
  const content = (await readContents(env, tenant, [sha256])).get(sha256);
  return content === undefined || "problem" in content ? undefined : content.definition;
}

async function guestUsage(
  env: Env,
  { merchant, shop }: { merchant: string; shop: string },
  install: ReturnType<typeof installOf>,
): Promise<Usage["guest"]> {
  if (install === null || install.tier !== "guest") return null;
  const used = (await env.FLOOR.getByName(`${merchant}/${shop}`).guestUsage())[install.id];
  if (used === undefined) return null;
  const { day, calls, asks, failures, milliseconds, lastError } = used;
  return { day, calls, asks, failures, milliseconds, lastError };
}
