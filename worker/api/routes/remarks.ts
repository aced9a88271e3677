import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { addRemark, deleteRemark, mostRemarks, readRemark } from "../../../db/queries/remarks.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { findingIn } from "../judge-finding.ts";
import { remarkItem, remarkText } from "../schemas.ts";

const tags = ["Feedback"];

const add = createRoute({
  method: "post",
  path: "/shops/{shop}/findings/{finding}/remarks",
  operationId: "addRemark",
  tags,
  summary: "Note something beside a finding",
  description: `Readable at once by everybody who reads the shop, in \`readConversation\`. At most ${mostRemarks} on one finding.`,
  request: {
    params: inShop.extend({ finding: segment("finding", "demo/interject/c-1/m-1|alerts/unanswered|late") }),
    body: body(z.strictObject({ text: remarkText }).openapi("RemarkWrite")),
  },
  responses: { 201: json(remarkItem, "The remark") },
});

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/remarks/{remark}",
  operationId: "deleteRemark",
  tags,
  summary: "Delete a remark of one's own, for good",
  request: { params: inShop.extend({ remark: segment("remark", "5f0c2b1e-…") }) },
  responses: { 200: json(z.object({ id: z.string() }), "It is gone") },
});

export function remarkRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(add, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { text } = c.req.valid("json");
    const { id: finding, channel, conversation } = await findingIn(c.env, tenant, c.req.valid("param").finding);
    const place = { channel, conversation, finding, session: null };
    const remark = { id: crypto.randomUUID(), ...place, text, by, at: Date.now() };
    const added = await addRemark(writeClient(c.env), tenant, remark);
    if (!added) throw new Refused("invalid", { path: "finding", message: `It has ${mostRemarks} remarks already` });
    return c.json(remark, 201);
  });

  api.openapi(remove, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const remark = await readRemark(readClient(c.env), tenant, c.req.valid("param").remark);
    if (remark === null) throw new Refused("not-found");
    if (remark.by !== by) throw new Refused("forbidden", { message: "Only its author deletes a remark" });
    const target = remark.session ?? remark.finding;
    await deleteRemark(writeClient(c.env), tenant, { id: remark.id, finding: target, by, at: Date.now() });
    return c.json({ id: remark.id }, 200);
  });
}
