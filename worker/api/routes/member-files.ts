import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { changeMember, listMembers, shopsOf } from "../../../db/queries/members.ts";
import { listOwnRoles } from "../../../db/queries/own-roles.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { readCsv } from "../../files/read-csv.ts";
import { csvHeaders, writeCsv } from "../../files/write-csv.ts";
import { memberColumns, type PlannedLine, planMembers, writtenRole } from "../../members/member-import.ts";
import { dismiss } from "../auth/dismiss.ts";
import type { Api } from "../context.ts";
import { body, json } from "../describe.ts";
import { fileOutcome, fileWrite } from "../file-schemas.ts";

const tags = ["Members and keys"];
const language = z.enum(["zh", "en"]).default("zh");

const out = createRoute({
  method: "get",
  path: "/merchant/members/export",
  operationId: "exportMembers",
  tags,
  summary: "The list of members as a file for spreadsheets, which can be changed and taken in again",
  request: { query: z.strictObject({ language }) },
  responses: { 200: { description: "CSV", content: { "text/csv": { schema: { type: "string" } } } } },
});

const take = createRoute({
  method: "post",
  path: "/merchant/members/import",
  operationId: "importMembers",
  tags,
  summary: "Change roles and accounts of many members by a file",
  description:
    "Columns `email`, `shop`, `role`, `accounts`, also under their Chinese headings; others are ignored. Members who are not in the file stay as they are. A wrong line fails alone.",
  request: { body: body(fileWrite) },
  responses: { 200: json(fileOutcome, "What each line changes, or would") },
});

const headings = {
  zh: ["邮箱", "姓名", "店铺", "角色", "客服账号", "状态"],
  en: ["email", "name", "shop", "role", "accounts", "state"],
};
const states = { zh: ["正常", "已停用"], en: ["active", "disabled"] };

export function memberFileRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(out, async (c) => {
    const { language: words } = c.req.valid("query");
    const members = await listMembers(readClient(c.env), c.get("identity").merchant.id);
    const rows = members.map((one) => [
      one.email,
      one.name,
      one.shop,
      writtenRole(one),
      one.agents.join(" "),
      states[words][one.disabledAt === null ? 0 : 1] ?? "",
    ]);
    return c.body(writeCsv([headings[words], ...rows]), 200, csvHeaders("members"));
  });

  api.openapi(take, async (c) => {
    const { merchant, by } = c.get("identity");
    const { csv, apply } = c.req.valid("json");
    const { lines, problem } = readCsv(csv, memberColumns);
    if (problem !== null) throw new Refused("invalid", { path: `csv.${problem.line}`, message: problem.message });
    const db = readClient(c.env);
    const [members, shops, ownRoles] = await Promise.all([
      listMembers(db, merchant.id),
      shopsOf(db, merchant.id),
      listOwnRoles(db, merchant.id),
    ]);
    const planned = planMembers(lines, { members, shops, ownRoles });
    const items = apply ? await applyAll(c.env, planned, { merchant: merchant.id, by }) : planned;
    const changed = apply ? items.filter(({ outcome }) => outcome === "change") : [];
    const before = members.filter(({ id }) => changed.some(({ member }) => member === id));
    const undo = before.map((one) => [one.email, one.shop, writtenRole(one), one.agents.join(" ")]);
    return c.json(
      {
        items: items.map(({ member: _, change: __, email, ...line }) => ({ ...line, name: email })),
        applied: changed.length,
        undo: undo.length === 0 ? null : writeCsv([["email", "shop", "role", "accounts"], ...undo]),
      },
      200,
    );
  });
}

/** One after the other: whether an administrator is left is asked of each. */
async function applyAll(
  env: Env,
  lines: readonly PlannedLine[],
  { merchant, by }: { merchant: string; by: string },
): Promise<PlannedLine[]> {
  const db = writeClient(env);
  const done: PlannedLine[] = [];
  const users = new Map(
    (await listMembers(readClient(env), merchant)).map(({ id, user, shop }) => [id, { user, shop }]),
  );
  for (const line of lines) {
    const { member, change, from, to } = line;
    const known = member === undefined ? undefined : users.get(member);
    if (line.outcome !== "change" || member === undefined || change === undefined || known === undefined) {
      done.push(line);
      continue;
    }
    if (!(await changeMember(db, { merchant, id: member }, change))) {
      const message = "Nobody else administers all shops: make somebody else an administrator first";
      done.push({ line: line.line, email: line.email, outcome: "error", field: "role", message });
      continue;
    }
    const entry = { at: Date.now(), by, action: "member.changed", target: `user:${known.user}`, detail: { from, to } };
    await recordAudit(db, { merchant, shop: known.shop }, entry);
    await dismiss(env, merchant, `user:${known.user}`);
    done.push(line);
  }
  return done;
}
