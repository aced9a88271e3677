import type { Context } from "hono";
import type { z } from "zod";
import type { Appeal } from "../../db/queries/appeals.ts";
import type { ownAppeal, ownResult } from "./appeal-schemas.ts";
import type { Api } from "./context.ts";
import { ownSessionOf } from "./own-session.ts";
import { pointTitles } from "./point-titles.ts";

/** An appeal as its agent sees it: not who decided it, nor what was decided for others. */
export function shownToAgent(appeal: Appeal): z.infer<typeof ownAppeal> {
  const { by: _, decidedBy: __, precedent: ___, remindedAt: ____, escalatedAt: _____, ...rest } = appeal;
  return rest;
}

/** @throws Refused `not-found` */
export async function ownResultOf(c: Context<Api>, id: string): Promise<z.infer<typeof ownResult>> {
  const { session, messages, findings, added, appeals, entry } = await ownSessionOf(c, id, Date.now());
  const { reviewedAt: _, reviewedBy: __, ...rest } = session;
  const titleOf = await pointTitles(c.env, c.get("tenant"));
  return {
    session: rest,
    messages,
    findings: findings.map((finding) => ({ ...finding, title: titleOf(finding.point) })),
    added: added.map(({ id, point, kind, score, quote }) => ({ id, title: titleOf(point), kind, score, quote })),
    appeals: appeals.map(shownToAgent),
    entry: entry.may ? { may: true, until: entry.until } : entry,
  };
}
