import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import {
  addFinding,
  deleteAddedFinding,
  mostAdded,
  readAddedFinding,
  readMarkedSession,
  readSentence,
} from "../../../db/queries/added-findings.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { addedFindingItem, addedFindingWrite } from "../schemas.ts";
import { standardIn } from "../standard-in.ts";

const tags = ["Feedback"];
const inSession = inShop.extend({ session: segment("session", "demo/interject/c-1/2026-11-20.1") });
/** Of a sentence; the message itself has the rest. */
const longestQuote = 500;

const add = createRoute({
  method: "post",
  path: "/shops/{shop}/sessions/{session}/findings",
  operationId: "addFinding",
  tags,
  summary: "Add a finding to a session by hand (人工标签)",
  description: `A standard of any point of the shop, with the sentence that proves it. Score and reports follow at once. At most ${mostAdded} in one session.`,
  request: { params: inSession, body: body(addedFindingWrite) },
  responses: { 201: json(addedFindingItem, "The finding") },
});

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/sessions/{session}/findings/{added}",
  operationId: "deleteAddedFinding",
  tags,
  summary: "Take away a finding that was added by hand",
  request: { params: inSession.extend({ added: segment("added", "5f0c2b1e-…") }) },
  responses: { 200: json(z.object({ id: z.string() }), "It is gone") },
});

export function addedFindingRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(add, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { point, code, event, score, remark } = c.req.valid("json");
    const session = await readMarkedSession(readClient(c.env), tenant, c.req.valid("param").session);
    if (session === null) throw new Refused("not-found");
    const standard = await standardIn(c.env, tenant, { point, code, type: session.type });
    const { id, channel, conversation, startedAt: sessionAt } = session;
    const place = { session: id, channel, conversation, event: event ?? null };
    const sentence = event === undefined ? null : await readSentence(readClient(c.env), tenant, place);
    if (event !== undefined && sentence === null)
      throw new Refused("invalid", {
        path: "event",
        message: "A message of this session; others are marked in their own",
      });
    const added = {
      ...place,
      id: crypto.randomUUID(),
      point,
      code: standard.code,
      kind: standard.kind,
      score: score ?? standard.score,
      quote: sentence?.text?.slice(0, longestQuote) ?? null,
      remark: remark ?? null,
      by,
      at: Date.now(),
    };
    if (!(await addFinding(writeClient(c.env), tenant, { ...added, sessionAt })))
      throw new Refused("invalid", { path: "session", message: `It has ${mostAdded} added findings already` });
    return c.json(added, 201);
  });

  api.openapi(remove, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { session, added: id } = c.req.valid("param");
    const added = await readAddedFinding(readClient(c.env), tenant, id);
    if (added === null || added.session !== session) throw new Refused("not-found");
    await deleteAddedFinding(writeClient(c.env), tenant, { ...added, by, at: Date.now() });
    return c.json({ id }, 200);
  });
}
