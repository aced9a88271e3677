import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { readFinding } from "../../../db/queries/findings.ts";
import { settingsOf } from "../../settings/cache.ts";
import { findPhrase, forgetPhrase, listPhrases } from "../../settings/phrase-changes.ts";
import { publish } from "../../settings/publish.ts";
import { allowedPhrase } from "../../settings/snapshot.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { judgeFinding } from "../judge-finding.ts";
import { revision } from "../schemas.ts";

const tags = ["Feedback"];

const point = z.string().openapi({ description: "Full id of the point; absent or null: all points of the shop" });
const allowedItem = z
  .object({ point: point.nullable(), ...allowedPhrase.shape })
  .openapi("AllowedPhrase", { description: "Messages that hold the phrase are no finding of the point" });

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/allowed",
  operationId: "listAllowedPhrases",
  tags,
  summary: "Phrases that are right for this shop, as people taught them",
  request: { params: inShop },
  responses: {
    200: json(z.object({ revision, items: z.array(allowedItem) }), "The shop's first, then those of points"),
  },
});

const forget = createRoute({
  method: "delete",
  path: "/shops/{shop}/allowed",
  operationId: "forgetAllowedPhrase",
  tags,
  summary: "Take a learnt phrase back",
  description: "Messages that hold it are findings again from the next message on; past ones stay as they were judged.",
  request: {
    params: inShop,
    query: z.strictObject({
      phrase: allowedPhrase.shape.phrase,
      point: point.min(1).max(128).optional(),
      verdict: z
        .enum(["keep", "forget"])
        .default("keep")
        .openapi({ description: "`forget`: the finding that taught the phrase is not called wrong any more, either" }),
    }),
  },
  responses: {
    200: json(z.object({ revision, point: point.nullable(), phrase: z.string() }), "The revision that was published"),
  },
});

export function allowedRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot } = await settingsOf(c.env, merchant, shop);
    return c.json({ revision: snapshot.revision, items: listPhrases(snapshot) }, 200);
  });

  api.openapi(forget, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { phrase, point = null, verdict } = c.req.valid("query");
    let taught = null as string | null;
    const next = await publish(c.env, tenant.merchant, tenant.shop, by, (snapshot) => {
      taught = findPhrase(snapshot, { point }, phrase)?.finding ?? null;
      return forgetPhrase(snapshot, { point }, phrase);
    });
    if (verdict === "forget" && taught !== null) {
      const finding = await readFinding(readClient(c.env), tenant, taught);
      // A conversation that is not kept any more has no verdict to take back.
      if (finding !== null) await judgeFinding(c.env, tenant, { finding, verdict: null, by });
    }
    return c.json({ revision: next.revision, point, phrase }, 200);
  });
}
