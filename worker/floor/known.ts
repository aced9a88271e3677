import { z } from "zod";
import { dayOf } from "../../plugins/sdk/clock.ts";
import { type BotAndHuman, type Scene, type ShopFacts, type ShopQuality, sceneIds } from "../../plugins/sdk/shop.ts";
import type { Told } from "../shop/told.ts";
import { openPoints } from "./incidents.ts";
import { lastMinutes, medianWait, spentSince } from "./windows.ts";

/** Whose Floor object this is, and since when (epoch milliseconds) it counts: an alarm knows neither. */
const owner = z.object({ merchant: z.string(), shop: z.string(), timeZone: z.string(), since: z.number() });
export type Owner = z.infer<typeof owner>;

const one = z.object({ value: z.number(), sessions: z.number(), basis: z.enum(["rating", "proxy"]) }).nullable();
const both = z.object({ bot: one, human: one });
const quality = z.object({
  at: z.number(),
  overall: both,
  scenes: z.partialRecord(z.enum(sceneIds as [Scene, ...Scene[]]), both),
});

/** What is kept under a name, not yet checked; null: nothing. */
export function read(sql: SqlStorage, name: string): unknown {
  const [row] = sql.exec<{ body: string }>("SELECT body FROM known WHERE name = ?", name).toArray();
  return row === undefined ? null : JSON.parse(row.body);
}

export function keep(sql: SqlStorage, name: string, value: unknown): void {
  sql.exec(
    "INSERT INTO known (name, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body",
    name,
    JSON.stringify(value),
  );
}

export function ownerOf(sql: SqlStorage): Owner | null {
  return owner.nullable().parse(read(sql, "owner"));
}

export function keepOwner(sql: SqlStorage, { merchant, shop, timeZone }: Told, now: number): void {
  keep(sql, "owner", { merchant, shop, timeZone, since: ownerOf(sql)?.since ?? now });
}

/** null: never computed, or by a build that this one does not understand. */
export function keptQuality(sql: SqlStorage): ShopQuality | null {
  const parsed = quality.safeParse(read(sql, "quality"));
  if (!parsed.success) return null;
  const { at, overall, scenes } = parsed.data;
  const known: { [scene in Scene]?: BotAndHuman } = {};
  for (const scene of sceneIds) if (scenes[scene] !== undefined) known[scene] = scenes[scene];
  return { at, overall, scenes: known };
}

export function keepQuality(sql: SqlStorage, fresh: ShopQuality): void {
  keep(sql, "quality", fresh);
}

const hourMinutes = 60;

/** What policies may ask of the shop, but for its seats. */
export function shopFacts(sql: SqlStorage, now: number): Omit<ShopFacts, "seats"> {
  const known = ownerOf(sql);
  return {
    spent: known === null ? {} : spentSince(sql, dayOf(now, known.timeZone).start),
    incidents: openPoints(sql, now),
    quality: keptQuality(sql),
    waitSeconds: medianWait(sql, lastMinutes(now, hourMinutes)),
  };
}
