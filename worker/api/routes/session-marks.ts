import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { readMarkedSession, recordCounted, recordScore } from "../../../db/queries/added-findings.ts";
import { addRemark, mostRemarks } from "../../../db/queries/remarks.ts";
import type { Tenant } from "../../../db/tenant.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { findingIn } from "../judge-finding.ts";
import { remarkItem, remarkText, scoreWrite } from "../schemas.ts";

const tags = ["Feedback"];
const inSession = inShop.extend({ session: segment("session", "demo/interject/c-1/2026-11-20.1") });

const remark = createRoute({
  method: "post",
  path: "/shops/{shop}/sessions/{session}/remarks",
  operationId: "addSessionRemark",
  tags,
  summary: "Note something on a session as a whole",
  description: `Beside the remarks on findings, in \`readConversation\`. At most ${mostRemarks} on one session.`,
  request: { params: inSession, body: body(z.strictObject({ text: remarkText }).openapi("SessionRemarkWrite")) },
  responses: { 201: json(remarkItem, "The remark") },
});

const count = createRoute({
  method: "put",
  path: "/shops/{shop}/sessions/{session}/counted",
  operationId: "countSession",
  tags,
  summary: "Let a session count in the average score of the reports, or not (计入考核)",
  request: { params: inSession, body: body(z.strictObject({ counted: z.boolean() }).openapi("SessionCounted")) },
  responses: { 200: json(z.object({ session: z.string(), counted: z.boolean() }), "It is noted") },
});

const score = createRoute({
  method: "put",
  path: "/shops/{shop}/findings/{finding}/score",
  operationId: "editScore",
  tags,
  summary: "Edit what a finding counts in its session, and there only",
  description: "Settings and other sessions stay. Alerts have no score: add a finding where one should cost something.",
  request: {
    params: inShop.extend({ finding: segment("finding", "demo/interject/c-1/2026-11-20.1|service/ad-law|said") }),
    body: body(scoreWrite),
  },
  responses: { 200: json(z.object({ id: z.string(), editedScore: z.number().nullable() }), "It is noted") },
});

export function sessionMarkRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(remark, async (c) => {
    const tenant = c.get("tenant");
    const { id: session, channel, conversation } = await sessionIn(c.env, tenant, c.req.valid("param").session);
    const place = { channel, conversation, finding: "", session };
    const { text } = c.req.valid("json");
    const row = { id: crypto.randomUUID(), ...place, text, by: c.get("identity").by, at: Date.now() };
    if (!(await addRemark(writeClient(c.env), tenant, row)))
      throw new Refused("invalid", { path: "session", message: `It has ${mostRemarks} remarks already` });
    return c.json(row, 201);
  });

  api.openapi(count, async (c) => {
    const tenant = c.get("tenant");
    const { counted } = c.req.valid("json");
    const { id: session } = await sessionIn(c.env, tenant, c.req.valid("param").session);
    await recordCounted(writeClient(c.env), tenant, { session, counted, by: c.get("identity").by, at: Date.now() });
    return c.json({ session, counted }, 200);
  });

  api.openapi(score, async (c) => {
    const tenant = c.get("tenant");
    const { score: edited } = c.req.valid("json");
    const finding = await findingIn(c.env, tenant, c.req.valid("param").finding);
    if (finding.score === null)
      throw new Refused("invalid", { path: "finding", message: "Only deductions and bonuses have a score" });
    const { id, session } = finding;
    const said = { id, session, score: edited, by: c.get("identity").by, at: Date.now() };
    await recordScore(writeClient(c.env), tenant, said);
    return c.json({ id, editedScore: edited }, 200);
  });
}

async function sessionIn(env: Env, tenant: Tenant, id: string) {
  const session = await readMarkedSession(readClient(env), tenant, id);
  if (session === null) throw new Refused("not-found");
  return session;
}
