import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { readPeople } from "../../../db/queries/people.ts";
import { listRevisions, readRevision, readRevisionHead } from "../../../db/queries/settings.ts";
import { Refused } from "../../errors.ts";
import { settingsOf } from "../../settings/cache.ts";
import { publish } from "../../settings/publish.ts";
import { type Part, prefixesOf, readPart, refuseDangling, restored } from "../../settings/restore.ts";
import { changesOf } from "../../settings/summary.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { revisionList, revisionPage } from "../revision-schemas.ts";
import { revision } from "../schemas.ts";

const tags = ["Shop settings"];
const oneRevision = inShop.extend({ revision: segment("revision", "12") });
const about = z.string().max(200).openapi({
  description: "One part only: `point:<full id>`, `rule:<id>` or `policy:<id>`",
  example: "point:alerts/unanswered",
});

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/revisions",
  operationId: "listRevisions",
  tags,
  summary: "Who changed what in the settings, newest first",
  request: {
    params: inShop,
    query: z.strictObject({
      about: about.optional(),
      cursor: z
        .string()
        .regex(/^\d{1,9}$/, "a `next` word")
        .optional(),
    }),
  },
  responses: { 200: json(revisionList, "Fifty at once") },
});

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/revisions/{revision}",
  operationId: "readRevision",
  tags,
  summary: "What a revision changed, and what going back to it would change",
  request: { params: oneRevision, query: z.strictObject({ about: about.optional() }) },
  responses: { 200: json(revisionPage, "Value by value") },
});

const restore = createRoute({
  method: "post",
  path: "/shops/{shop}/revisions/{revision}/restore",
  operationId: "restoreRevision",
  tags,
  summary: "Go back to how the settings were, in one part or in all that judges and decides",
  description:
    "Publishes a new revision; findings and scores that are there stay. Channels, secrets, endpoints, receivers and packs are not touched.",
  request: { params: oneRevision, body: body(z.strictObject({ about: about.optional() }).openapi("RevisionRestore")) },
  responses: { 200: json(z.object({ revision }), "The revision that is live now") },
});

export function revisionRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const query = c.req.valid("query");
    const part = partOf(query.about);
    const before = query.cursor === undefined ? undefined : Number(query.cursor);
    const db = readClient(c.env);
    const [page, people] = await Promise.all([
      listRevisions(db, { merchant, shop }, { before, prefixes: part === null ? undefined : prefixesOf(part) }),
      readPeople(db, merchant),
    ]);
    const items = page.items.map((item) => ({ ...item, name: people.get(item.by) ?? null }));
    return c.json({ ...page, items }, 200);
  });

  api.openapi(read, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const number = numberOf(c.req.valid("param").revision);
    const part = partOf(c.req.valid("query").about);
    const db = readClient(c.env);
    const tenant = { merchant, shop };
    const [{ snapshot: live }, settings, before, known, people] = await Promise.all([
      settingsOf(c.env, merchant, shop),
      readRevision(db, tenant, number),
      readRevision(db, tenant, number - 1),
      readRevisionHead(db, tenant, number),
      readPeople(db, merchant),
    ]);
    if (settings === null || known === null) throw new Refused("not-found");
    const prefixes = part === null ? [""] : prefixesOf(part);
    const changes = before === null ? [] : changesOf(before, settings);
    return c.json(
      {
        revision: number,
        ...known,
        name: people.get(known.by) ?? null,
        live: live.revision,
        changes: changes.filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix))),
        back: changesOf(live, restored(live, settings, part)),
      },
      200,
    );
  });

  api.openapi(restore, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const number = numberOf(c.req.valid("param").revision);
    const word = c.req.valid("json").about;
    const part = partOf(word);
    const old = await readRevision(readClient(c.env), { merchant, shop }, number);
    if (old === null) throw new Refused("not-found");
    const next = await publish(
      c.env,
      merchant,
      shop,
      c.get("identity").by,
      (live, packs) => {
        const back = restored(live, old, part);
        refuseDangling(live, back, packs);
        return back;
      },
      {
        audit: () => ({
          action: "settings.restore",
          target: `revision ${number}`,
          detail: word === undefined ? {} : { about: word },
        }),
      },
    );
    return c.json({ revision: next.revision }, 200);
  });
}

/** @throws Refused `not-found` for a word that is no number, as for a number that is no revision */
function numberOf(word: string): number {
  if (!/^\d{1,9}$/.test(word)) throw new Refused("not-found");
  return Number(word);
}

/** @throws Refused `invalid` */
function partOf(word: string | undefined): Part | null {
  if (word === undefined) return null;
  const part = readPart(word);
  if (part !== null) return part;
  throw new Refused("invalid", { path: "about", message: "Expected point:<full id>, rule:<id> or policy:<id>" });
}
