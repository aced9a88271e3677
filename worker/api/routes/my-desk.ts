import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { ownSuggestions, ownTasks } from "../../../db/queries/own-desk.ts";
import { readOrdersKnown, readReportSums } from "../../../db/queries/report-sums.ts";
import { readTask } from "../../../db/queries/tasks.ts";
import { Refused } from "../../errors.ts";
import { fairView } from "../../reports/fair-view.ts";
import { serviceFigures } from "../../reports/figures.ts";
import { daysOf, periodOfDays } from "../../reports/shop-days.ts";
import { settingsOf } from "../../settings/cache.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { fairFigures, ownDesk, ownTaskWord } from "../desk-schemas.ts";
import { accountsOf } from "../own-session.ts";

const tags = ["Own results"];

const desk = createRoute({
  method: "get",
  path: "/shops/{shop}/my/desk",
  operationId: "readMyDesk",
  tags,
  summary: "What one is asked to do now, and what one might say",
  request: { params: inShop },
  responses: { 200: json(ownDesk, "Tasks that are not done, and today's suggestions, newest first") },
});

const answer = createRoute({
  method: "post",
  path: "/shops/{shop}/my/tasks/{task}",
  operationId: "answerMyTask",
  tags,
  summary: "Say that a task of one's own is seen or done",
  request: {
    params: inShop.extend({ task: segment("task", "demo/interject/c-1/m-1|alerts/angry|nudge|0") }),
    body: body(ownTaskWord),
  },
  responses: { 200: json(z.object({ task: z.string(), word: ownTaskWord.shape.word }), "It is noted") },
});

const figures = createRoute({
  method: "get",
  path: "/shops/{shop}/my/figures",
  operationId: "readMyFigures",
  tags,
  summary: "One's own figures, beside those of colleagues with about as much to do",
  description: "Colleagues are added up and never named, and not shown at all where they are fewer than three.",
  request: { params: inShop, query: z.strictObject({ days: z.enum(["1", "7"]).default("1") }) },
  responses: { 200: json(fairFigures, "Of today, or of the last seven days") },
});

export function myDeskRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(desk, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot } = await settingsOf(c.env, merchant, shop);
    const today = daysOf({}, { now: Date.now(), timeZone: snapshot.timeZone });
    const since = today === null ? Date.now() : periodOfDays({ from: today.to, to: today.to }, snapshot.timeZone).from;
    const [db, tenant, agents] = [readClient(c.env), c.get("tenant"), accountsOf(c)];
    const [tasks, suggestions] = await Promise.all([
      ownTasks(db, tenant, agents),
      ownSuggestions(db, tenant, { agents, since }),
    ]);
    return c.json({ tasks, suggestions }, 200);
  });

  api.openapi(answer, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { word } = c.req.valid("json");
    const task = await readTask(readClient(c.env), tenant, c.req.valid("param").task);
    // Somebody else's is not found, like one that does not exist.
    if (task === null || task.agent === null || !accountsOf(c).includes(task.agent)) throw new Refused("not-found");
    const heard = await conversationOf(c.env, tenant, task).answerTask(task.id, word, by);
    if (!heard) throw new Refused("conflict", { path: "task", message: "The task is closed already" });
    const said = { at: Date.now(), by, action: "task.answer", target: task.id, detail: { word } };
    await recordAudit(writeClient(c.env), tenant, said);
    return c.json({ task: task.id, word }, 200);
  });

  api.openapi(figures, async (c) => {
    const tenant = c.get("tenant");
    const { snapshot } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const { timeZone, groups = [] } = snapshot;
    const week = daysOf({}, { now: Date.now(), timeZone });
    if (week === null) throw new Refused("internal");
    const days = c.req.valid("query").days === "1" ? { from: week.to, to: week.to } : week;
    const db = readClient(c.env);
    const [rows, hasOrders] = await Promise.all([
      readReportSums(db, tenant, { ...days, groups: [] }),
      readOrdersKnown(db, tenant, days),
    ]);
    const { own, peers } = fairView(rows, { accounts: accountsOf(c), groups });
    return c.json(
      {
        ...days,
        own: own === null ? null : serviceFigures(own, { hasOrders }),
        peers:
          peers === null
            ? null
            : { agents: peers.agents, sameLoad: peers.sameLoad, figures: serviceFigures(peers.sums, { hasOrders }) },
      },
      200,
    );
  });
}
