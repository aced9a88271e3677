import type { Tenant } from "../../db/tenant.ts";
import type { SessionType } from "../../plugins/sdk/conversation.ts";
import { defaultScores, scoreOf } from "../conversation/score-of.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { settingsOf } from "../settings/cache.ts";
import { packsOf } from "../settings/pack-store.ts";

type Asked = { readonly point: string; readonly code: string | undefined; readonly type: SessionType };

/**
 * A standard of one of the shop's points, with the score that the point's settings give it in a session of that type. A point that is
 * not inspected there (不检出) costs nothing, and so does an alert: a person may say otherwise.
 * @throws Refused `invalid` naming what there is
 */
export async function standardIn(env: Env, { merchant, shop }: Tenant, { point: id, code, type }: Asked) {
  const { snapshot } = await settingsOf(env, merchant, shop);
  const packs = await packsOf(env, snapshot);
  const point = packs.flatMap((pack) => pack.points.filter((one) => `${pack.id}/${one.id}` === id))[0];
  if (point === undefined) throw new Refused("invalid", { path: "point", message: "Full id of a point of this shop" });
  const codes = Object.keys(point.codes);
  const named = code ?? codes[0];
  const standard = named === undefined ? undefined : point.codes[named];
  if (named === undefined || standard === undefined) {
    const known = codes.map((one) => `\`${one}\``).join(", ");
    throw new Refused("invalid", { path: "code", message: `One of ${known}` });
  }
  const scores = snapshot.points[id]?.scores ?? point.defaults?.scores;
  const score = scoreOf(standard.score ?? defaultScores[point.kind], scores, type) ?? 0;
  return { code: named, kind: point.kind, score };
}
