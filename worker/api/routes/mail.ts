import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { publish } from "../../settings/publish.ts";
import { putMail, removeMail } from "../../settings/receiver-changes.ts";
import { seal } from "../../settings/secrets.ts";
import { checkAddress } from "../address.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";
import { publicReceivers } from "../public-receivers.ts";
import { mailWrite, receiverList } from "../receiver-schemas.ts";

const tags = ["Receivers"];

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/mail",
  operationId: "putMail",
  tags,
  summary: "Say which provider sends the shop's e-mail",
  description:
    "We send `POST <url>` with `Authorization: Bearer <token>`, `Idempotency-Key` and the JSON body `{from, to: [mailbox], subject, text, html}`, the shape of Resend's API; any 2xx has taken it.",
  request: { params: inShop, body: body(mailWrite) },
  responses: { 200: json(receiverList, "Receivers and the mail provider as they are live now") },
});

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/mail",
  operationId: "removeMail",
  tags,
  summary: "Forget the mail provider; e-mail waits until there is one again",
  request: { params: inShop },
  responses: { 200: json(receiverList, "Receivers as they are live now") },
});

export function mailRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { url, from, token } = c.req.valid("json");
    checkAddress(c.env, { path: "url", address: url });
    const sealed = token === undefined ? undefined : await seal(c.env.MASTER_KEY, merchant, token);
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      putMail(snapshot, { url, from, token: sealed }),
    );
    return c.json(publicReceivers(next), 200);
  });

  api.openapi(remove, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, removeMail);
    return c.json(publicReceivers(next), 200);
  });
}
