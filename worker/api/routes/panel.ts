import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { writeClient } from "../../../db/client.ts";
import { addPanelLink, exchangePanelLink } from "../../../db/queries/panel-passes.ts";
import { platformId } from "../../../plugins/sdk/event.ts";
import { Refused } from "../../errors.ts";
import { sha256 } from "../auth/sha256.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";

const tags = ["Panel"];
/** From the desktop's server to the frame is a matter of seconds. */
const linkMs = 60_000;
/** A shift. */
const passMs = 12 * 3_600_000;

const link = createRoute({
  method: "post",
  path: "/shops/{shop}/panel-links",
  operationId: "makePanelLink",
  tags,
  summary: "An address for the frame in an agent's desktop",
  description:
    "Asked by the chat platform's server, which knows who sits at the desktop, with an API key that may write; never from a browser. The address is good once and for a minute. The page behind it works without cookies, so it does in frames of other sites. `agent`: the account whose own alerts, tasks and results it shows; null: the whole shop, to read. It ends with the key.",
  request: {
    params: inShop,
    body: body(z.strictObject({ agent: platformId.nullable() }).openapi("PanelLinkWrite")),
  },
  responses: {
    201: json(z.object({ url: z.string(), until: z.number() }).openapi("PanelLink"), "Open it in the frame"),
  },
});

const pass = createRoute({
  method: "post",
  path: "/panel/pass",
  operationId: "exchangePanelLink",
  tags,
  summary: "What the panel's page gets for its link",
  request: { body: body(z.strictObject({ link: z.string().min(20).max(200) }).openapi("PanelLinkUse")) },
  responses: {
    200: json(
      z
        .object({ pass: z.string(), until: z.number(), shop: z.string(), agent: z.string().nullable() })
        .openapi("PanelPass"),
      "Sent as `Authorization: Bearer`",
    ),
  },
});

const secret = (prefix: string) =>
  `${prefix}${crypto.randomUUID().replaceAll("-", "")}${crypto.randomUUID().replaceAll("-", "")}`;

export function panelRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(link, async (c) => {
    const { agent } = c.req.valid("json");
    const tenant = c.get("tenant");
    const [kind, key] = c.get("identity").by.split(":");
    if (kind !== "key" || key === undefined) {
      throw new Refused("forbidden", { message: "Only a program with an API key makes links to the panel" });
    }
    const [made, now] = [secret("il_"), Date.now()];
    const until = now + linkMs;
    const row = { id: crypto.randomUUID(), agent, key, linkHash: sha256(made), linkUntil: until, createdAt: now };
    await addPanelLink(writeClient(c.env), tenant, row);
    // In the fragment: no server log on the way sees it, and no Referer carries it on.
    const url = new URL(`/panel/shops/${encodeURIComponent(tenant.shop)}#${made}`, c.env.PUBLIC_URL);
    return c.json({ url: url.href, until }, 201);
  });

  api.openapi(pass, async (c) => {
    const [made, now] = [secret("ip_"), Date.now()];
    const until = now + passMs;
    const use = { linkHash: sha256(c.req.valid("json").link), passHash: sha256(made), passUntil: until, now };
    const opened = await exchangePanelLink(writeClient(c.env), use);
    if (opened === null) throw new Refused("not-found");
    return c.json({ pass: made, until, ...opened }, 200);
  });
}
