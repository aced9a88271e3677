import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { listTasks, readTask } from "../../../db/queries/tasks.ts";
import { taskWords } from "../../../plugins/sdk/intervention.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { taskItem } from "../decision-schemas.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { taskFilter } from "../filters.ts";
import { pageOf } from "../schemas.ts";

const tags = ["Decisions"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/tasks",
  operationId: "listTasks",
  tags,
  summary:
    "What people have to do: notices to acknowledge, chats to follow up, messages and calls that buyers asked for",
  request: { params: inShop, query: taskFilter },
  responses: { 200: json(pageOf(taskItem), "A page, newest first") },
});

const word = z
  .strictObject({
    word: z.enum(taskWords).openapi({ description: "`seen`: somebody has noticed; `done`: it is done" }),
  })
  .openapi("TaskWord");

const answer = createRoute({
  method: "post",
  path: "/shops/{shop}/tasks/{task}",
  operationId: "answerTask",
  tags,
  summary: "Say that a task is seen or done",
  description: "The id is that of the decision which opened it, percent-encoded. Its row follows within a second.",
  request: {
    params: inShop.extend({ task: segment("task", "demo/interject/c-1/m-1|alerts/angry|call-supervisor|0") }),
    body: body(word),
  },
  responses: { 200: json(z.object({ task: z.string(), word: word.shape.word }), "It is noted") },
});

export function taskRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) =>
    c.json(await listTasks(readClient(c.env), c.get("tenant"), c.req.valid("query")), 200),
  );

  api.openapi(answer, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { task: id } = c.req.valid("param");
    const { word: said } = c.req.valid("json");
    const task = await readTask(readClient(c.env), tenant, id);
    if (task === null) throw new Refused("not-found");
    const heard = await conversationOf(c.env, tenant, task).answerTask(id, said, by);
    if (!heard) throw new Refused("conflict", { path: "task", message: "The task is closed already" });
    await recordAudit(writeClient(c.env), tenant, {
      at: Date.now(),
      by,
      action: "task.answer",
      target: id,
      detail: { word: said },
    });
    return c.json({ task: id, word: said }, 200);
  });
}
