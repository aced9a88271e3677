import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordVisit, visitStates } from "../../../db/queries/review-visits.ts";
import { readSession } from "../../../db/queries/sessions.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";

const sign = z
  .strictObject({
    visit: z.uuid().openapi({ description: "Made by the browser: one stay on one page" }),
    session: z.string().min(1).max(1_024),
    state: z.enum(visitStates).openapi({ description: "`active`: something was done; `exit`: the page is left" }),
  })
  .openapi("ReviewVisit");

const visit = createRoute({
  method: "post",
  path: "/shops/{shop}/review-visits",
  operationId: "signReviewVisit",
  tags: ["Feedback"],
  summary: "A sign of work on the page of a session, for the time spent reviewing (M8)",
  description:
    "Timed by the server: from `enter` to the last sign. More than ten minutes without one ends the visit where its last sign was, and the caller's next `enter` is an exit; signs of an ended visit change nothing.",
  request: { params: inShop, body: body(sign) },
  responses: { 200: json(z.object({ visit: z.string() }), "It is noted") },
});

export function reviewVisitRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(visit, async (c) => {
    const tenant = c.get("tenant");
    const said = c.req.valid("json");
    if (said.state === "enter" && (await readSession(readClient(c.env), tenant, said.session)) === null)
      throw new Refused("not-found");
    await recordVisit(writeClient(c.env), tenant, { ...said, by: c.get("identity").by, at: Date.now() });
    return c.json({ visit: said.visit }, 200);
  });
}
