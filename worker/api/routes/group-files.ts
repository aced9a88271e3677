import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Refused } from "../../errors.ts";
import { readCsv } from "../../files/read-csv.ts";
import { csvHeaders, writeCsv } from "../../files/write-csv.ts";
import { settingsOf } from "../../settings/cache.ts";
import { groupColumns, planGroups } from "../../settings/group-import.ts";
import { publish } from "../../settings/publish.ts";
import { accountsKnown } from "../accounts-known.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";
import { fileOutcome, fileWrite } from "../file-schemas.ts";

const tags = ["Shop settings"];

const out = createRoute({
  method: "get",
  path: "/shops/{shop}/groups/export",
  operationId: "exportGroups",
  tags,
  summary: "Agent accounts with their groups as a file for spreadsheets, which can be changed and taken in again",
  request: { params: inShop, query: z.strictObject({ language: z.enum(["zh", "en"]).default("zh") }) },
  responses: { 200: { description: "CSV", content: { "text/csv": { schema: { type: "string" } } } } },
});

const take = createRoute({
  method: "post",
  path: "/shops/{shop}/groups/import",
  operationId: "importGroups",
  tags,
  summary: "Put many agent accounts into groups by a file",
  description:
    "Columns `account` and `group` (title or id), also under their Chinese headings; others are ignored. No group: the default group. A group must exist before: a line that names another one fails alone. Accounts that are not in the file stay where they are.",
  request: { params: inShop, body: body(fileWrite) },
  responses: { 200: json(fileOutcome, "What each line changes, or would") },
});

const headings = { zh: ["客服账号", "昵称", "客服分组"], en: ["account", "name", "group"] };

export function groupFileRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(out, async (c) => {
    const tenant = c.get("tenant");
    const { language } = c.req.valid("query");
    const { snapshot } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const groups = snapshot.groups ?? [];
    const accounts = (await accountsKnown(c.env, tenant)).filter(({ stoppedAt }) => stoppedAt === null);
    const rows = accounts.flatMap(({ agent, name }) => {
      const titles = groups.filter(({ agents }) => agents.includes(agent)).map(({ title }) => title);
      return (titles.length === 0 ? [""] : titles).map((title) => [agent, name ?? "", title]);
    });
    // Accounts and groups, and no buyer's word.
    c.set("keepsMasks", true);
    return c.body(writeCsv([headings[language], ...rows]), 200, csvHeaders("groups"));
  });

  api.openapi(take, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { csv, apply } = c.req.valid("json");
    const { lines, problem } = readCsv(csv, groupColumns);
    if (problem !== null) throw new Refused("invalid", { path: `csv.${problem.line}`, message: problem.message });
    const { snapshot } = await settingsOf(c.env, merchant, shop);
    let planned = planGroups(lines, snapshot.groups ?? []);
    if (apply) {
      await publish(c.env, merchant, shop, c.get("identity").by, (current) => {
        // Somebody may have changed the groups since they were looked at.
        planned = planGroups(lines, current.groups ?? []);
        return { ...current, groups: planned.groups };
      });
    }
    const changed = apply ? planned.lines.filter(({ outcome }) => outcome === "change").length : 0;
    return c.json(
      {
        items: planned.lines.map(({ account, ...line }) => ({ ...line, name: account })),
        applied: changed,
        undo: changed === 0 ? null : writeCsv([["account", "group"], ...planned.undo]),
      },
      200,
    );
  });
}
