import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { appealsOf } from "../../../db/queries/appeals.ts";
import { readWholeSession } from "../../../db/queries/own-results.ts";
import { readPeople } from "../../../db/queries/people.ts";
import { entryOf, isDoubtable } from "../../appeals/entry.ts";
import { Refused } from "../../errors.ts";
import { namedAppeal } from "../appeal-case.ts";
import { appeal, appealWrite } from "../appeal-schemas.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";
import { newAppeal } from "../new-appeal.ts";

const create = createRoute({
  method: "post",
  path: "/shops/{shop}/appeals",
  operationId: "appealForAgent",
  tags: ["Feedback"],
  summary: "Doubt a result for the agent of its session",
  description:
    "A supervisor doubts alerts and other findings of a session as its agent could, within the same time and rounds. Whoever appeals does not decide. Only for people who are signed in. 409: one waits, the time is over, two were decided, or nothing stands.",
  request: { params: inShop, body: body(appealWrite) },
  responses: { 201: json(appeal, "It waits for a reviewer") },
});

export function supervisorAppealRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(create, async (c) => {
    const tenant = c.get("tenant");
    const now = Date.now();
    const { session: id, findings, reason } = c.req.valid("json");
    if (c.get("identity").user === null) {
      throw new Refused("forbidden", { message: "A person appeals: sign in" });
    }
    const db = readClient(c.env);
    const whole = await readWholeSession(db, tenant, id);
    if (whole === null) throw new Refused("not-found");
    const { agent } = whole.session;
    if (agent === null) {
      throw new Refused("conflict", {
        path: "session",
        message: "Nobody served this session, so there is nobody to appeal for",
      });
    }
    const appeals = await appealsOf(db, tenant, [id]);
    const doubtable = whole.findings.filter(isDoubtable);
    const entry = entryOf({ endedAt: whole.session.endedAt, appeals, standing: doubtable.length, now });
    const made = await newAppeal(c, { session: whole.session, agent, doubtable, entry }, { findings, reason, now });
    return c.json(namedAppeal(made, await readPeople(db, tenant.merchant)), 201);
  });
}
