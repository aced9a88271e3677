import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { everyAudit, listAudit } from "../../../db/queries/audit-log.ts";
import { shopsOf } from "../../../db/queries/members.ts";
import { readPeople } from "../../../db/queries/people.ts";
import { csvHeaders, writeCsv } from "../../files/write-csv.ts";
import type { Api } from "../context.ts";
import { inPieces, json } from "../describe.ts";
import { auditFilter, auditPeriod } from "../filters.ts";
import { pageOf } from "../schemas.ts";

const tags = ["Members and keys"];

const item = z
  .object({
    id: z.string(),
    shop: z.string().openapi({ description: "`*`: the merchant as a whole" }),
    at: z.number().int(),
    by: z.string().openapi({ example: "user:8f2c" }),
    action: z.string().openapi({ example: "member.changed" }),
    target: z.string(),
    detail: z
      .record(z.string(), z.unknown())
      .openapi({ description: "What was set; `summary`: what settings changed" }),
  })
  .openapi("AuditEntry");

const list = createRoute({
  method: "get",
  path: "/merchant/audit",
  operationId: "listAudit",
  tags,
  summary: "Who changed what, and when, in the merchant's house and its shops",
  request: { query: auditFilter },
  responses: {
    200: json(
      pageOf(item).extend({ people: z.array(z.object({ by: z.string(), name: z.string() })) }),
      "A page, newest first, and the names of all who may stand in `by`",
    ),
  },
});

const file = createRoute({
  method: "get",
  path: "/merchant/audit/export",
  operationId: "exportAudit",
  tags,
  summary: "The same as a file for spreadsheets",
  request: { query: auditPeriod },
  responses: { 200: { description: "CSV, newest first", content: { "text/csv": { schema: { type: "string" } } } } },
});

const headings = {
  zh: ["时间", "操作人", "操作", "对象", "店铺", "内容"],
  en: ["Time", "Who", "What", "On", "Shop", "Detail"],
};

export function auditRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant } = c.get("identity");
    const db = readClient(c.env);
    const [page, people] = await Promise.all([
      listAudit(db, merchant.id, c.req.valid("query")),
      readPeople(db, merchant.id),
    ]);
    return c.json({ ...page, people: [...people].map(([by, name]) => ({ by, name })) }, 200);
  });

  api.openapi(file, async (c) => {
    const { merchant } = c.get("identity");
    const { language, ...filter } = c.req.valid("query");
    const db = readClient(c.env);
    const [people, shops] = await Promise.all([readPeople(db, merchant.id), shopsOf(db, merchant.id)]);
    const shopName = (id: string) => shops.find((shop) => shop.id === id)?.name ?? id;
    async function* texts() {
      yield writeCsv([headings[language]]);
      for await (const rows of everyAudit(db, merchant.id, filter)) {
        if (rows.length === 0) continue;
        yield writeCsv(
          rows.map(({ at, by, action, target, shop, detail }) => [
            new Date(at).toISOString(),
            people.get(by) ?? by,
            action,
            target,
            shopName(shop),
            JSON.stringify(detail),
          ]),
          { bom: false },
        );
      }
    }
    for (const [name, value] of Object.entries(csvHeaders("audit"))) c.header(name, value);
    return c.body(inPieces(texts()), 200);
  });
}
