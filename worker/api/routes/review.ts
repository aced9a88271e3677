import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { handlingStates, recordHandling, recordReview } from "../../../db/queries/handling.ts";
import { readPeople } from "../../../db/queries/people.ts";
import { readSession } from "../../../db/queries/sessions.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { findingIn } from "../judge-finding.ts";
import { findingItem } from "../schemas.ts";

const tags = ["Feedback"];
const finding = segment("finding", "demo/interject/c-1/m-1|alerts/unanswered|late");

const handlingColumns = {
  seenAt: true,
  seenBy: true,
  takenAt: true,
  takenBy: true,
  handledAt: true,
  handledBy: true,
} as const;

const handling = z.strictObject({
  state: z.enum(handlingStates).openapi({
    description:
      "`open`: nobody has looked; `seen`: somebody has; `taken`: whoever asks is on it; `handled`: somebody took care of it",
  }),
});
const review = z.strictObject({
  reviewed: z.boolean().openapi({ description: "false takes it back; alerts that it made seen are unseen again" }),
});

const handle = createRoute({
  method: "put",
  path: "/shops/{shop}/findings/{finding}/handling",
  operationId: "handleAlert",
  tags,
  summary: "Mark an alert as seen, taken or handled",
  description:
    "Who saw or handled it first stays, and when: the difference to the alert is the time to handle. Whether an answer resolved it is its `status`, which this does not change. 409: somebody else is on it. All panels are told.",
  request: { params: inShop.extend({ finding }), body: body(handling.openapi("Handling")) },
  responses: {
    200: json(findingItem.pick({ id: true, ...handlingColumns }).openapi("Handled"), "What is known of it now"),
  },
});

const look = createRoute({
  method: "put",
  path: "/shops/{shop}/sessions/{session}/review",
  operationId: "reviewSession",
  tags,
  summary: "Mark a session as looked through (已检)",
  description:
    "Its alerts are seen from now on: those that stand count as right, those that were dismissed as wrong, see `readAlertAccuracy`. Alerts that come later are unseen again.",
  request: {
    params: inShop.extend({ session: segment("session", "demo/interject/c-1/2026-11-20.1") }),
    body: body(review.openapi("SessionReview")),
  },
  responses: { 200: json(z.object({ session: z.string(), reviewed: z.boolean() }), "It is noted") },
});

export function reviewRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(handle, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { state } = c.req.valid("json");
    const before = await findingIn(c.env, tenant, c.req.valid("param").finding);
    const { id, kind } = before;
    if (kind !== "alert") throw new Refused("invalid", { path: "finding", message: "Only alerts are handled" });
    const names = await readPeople(readClient(c.env), tenant.merchant);
    const refuseSecond = (takenBy: string | null) => {
      if (state !== "taken" || takenBy === null || takenBy === by) return;
      const name = names.get(takenBy) ?? "Somebody else";
      throw new Refused("conflict", { path: "state", message: `${name} is on it already` });
    };
    refuseSecond(before.takenBy);
    const at = Date.now();
    await recordHandling(writeClient(c.env), tenant, { id, state, by, at });
    const { conversation, channel, ...known } = await findingIn(c.env, tenant, id);
    const { seenAt, seenBy, takenAt, takenBy, handledAt, handledBy } = known;
    const handled = { seenAt, seenBy, takenAt, takenBy, handledAt, handledBy };
    refuseSecond(takenBy);
    const people = [...new Set([seenBy, takenBy, handledBy])].flatMap((who) => {
      const name = who === null ? undefined : names.get(who);
      return who === null || name === undefined ? [] : [{ by: who, name }];
    });
    const item = { kind: "handling" as const, conversation, channel, handling: { finding: id, ...handled, people } };
    const published = { id: `handling|${id}|${crypto.randomUUID()}`, at, item };
    await c.env.FLOOR.getByName(`${tenant.merchant}/${tenant.shop}`).publish([published]);
    return c.json({ id, ...handled }, 200);
  });

  api.openapi(look, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { reviewed } = c.req.valid("json");
    const { session: id } = c.req.valid("param");
    const place = await readSession(readClient(c.env), tenant, id);
    if (place === null) throw new Refused("not-found");
    const session = { id, ...place };
    await recordReview(writeClient(c.env), tenant, { session, undo: !reviewed, by, at: Date.now() });
    return c.json({ session: id, reviewed }, 200);
  });
}
