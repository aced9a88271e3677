import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { addView, deleteView, listViews, mostViews, readOwnView } from "../../../db/queries/saved-views.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";

const tags = ["Feedback"];

const viewWrite = z
  .strictObject({
    name: z.string().trim().min(1).max(40),
    search: z.string().max(2_000).openapi({ description: "The list's address behind `?`", example: "reviewed=no" }),
    shared: z.boolean().openapi({ description: "For all who read the shop; else for its maker alone" }),
  })
  .openapi("SavedViewWrite");
const viewItem = z
  .object({ id: z.string(), ...viewWrite.shape, by: z.string(), at: z.number(), own: z.boolean() })
  .openapi("SavedView");

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/views",
  operationId: "listSavedViews",
  tags,
  summary: "Saved searches for sessions: one's own, and those that others share",
  request: { params: inShop },
  responses: { 200: json(z.object({ items: z.array(viewItem) }), "Oldest first") },
});
const save = createRoute({
  method: "post",
  path: "/shops/{shop}/views",
  operationId: "saveView",
  tags,
  summary: "Keep a search under a name",
  description: `At most ${mostViews} of one person.`,
  request: { params: inShop, body: body(viewWrite) },
  responses: { 201: json(viewItem, "It is kept") },
});
const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/views/{view}",
  operationId: "deleteView",
  tags,
  summary: "Delete a saved search of one's own; saving the same again takes it back",
  request: { params: inShop.extend({ view: segment("view", "5f0c2b1e-…") }) },
  responses: { 200: json(z.object({ id: z.string() }), "It is gone") },
});

export function savedViewRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { by } = c.get("identity");
    const views = await listViews(readClient(c.env), c.get("tenant"), by);
    return c.json({ items: views.map((view) => ({ ...view, own: view.by === by })) }, 200);
  });

  api.openapi(save, async (c) => {
    const view = { id: crypto.randomUUID(), ...c.req.valid("json"), by: c.get("identity").by, at: Date.now() };
    if (!(await addView(writeClient(c.env), c.get("tenant"), view)))
      throw new Refused("invalid", { path: "name", message: `You have ${mostViews} views already` });
    return c.json({ ...view, own: true }, 201);
  });

  api.openapi(remove, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const view = await readOwnView(readClient(c.env), tenant, { id: c.req.valid("param").view, by });
    if (view === null) throw new Refused("not-found");
    await deleteView(writeClient(c.env), tenant, { ...view, at: Date.now() });
    return c.json({ id: view.id }, 200);
  });
}
