import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { Refused } from "../../errors.ts";
import { putEndpoint, removeEndpoint } from "../../settings/channel-changes.ts";
import { publish } from "../../settings/publish.ts";
import { seal } from "../../settings/secrets.ts";
import { newSigningSecret } from "../../settings/signing-secret.ts";
import { endpointSettings } from "../../settings/snapshot.ts";
import { checkAddress } from "../address.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { publicSettings } from "../public-settings.ts";
import { endpointWrite, shopSettings, shownOnce } from "../schemas.ts";

const tags = ["Shop settings"];
const oneEndpoint = inShop.extend({ endpoint: segment("endpoint", "crm") });

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/endpoints/{endpoint}",
  operationId: "putEndpoint",
  tags,
  summary: "Register an outbound webhook, or give one a new address",
  description:
    "Requests to it are signed by Standard Webhooks with a secret of its own, made new each time. Public https addresses only.",
  request: { params: oneEndpoint, body: body(endpointWrite) },
  responses: { 200: json(shownOnce, "The signing secret, this once") },
});

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/endpoints/{endpoint}",
  operationId: "removeEndpoint",
  tags,
  summary: "Remove an outbound webhook",
  request: { params: oneEndpoint },
  responses: { 200: json(shopSettings, "The settings as they are live now") },
});

export function endpointRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const id = endpointSettings.shape.id.safeParse(c.req.valid("param").endpoint);
    if (!id.success)
      throw new Refused("invalid", { path: "endpoint", message: "Expected kebab-case, at most 64 characters" });
    const { url } = c.req.valid("json");
    checkAddress(c.env, { path: "url", address: url });
    const secret = newSigningSecret();
    const sealed = await seal(c.env.MASTER_KEY, merchant, secret);
    const { revision } = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      putEndpoint(snapshot, { id: id.data, url, secret: sealed }),
    );
    return c.json({ revision, secret }, 200);
  });

  api.openapi(remove, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { endpoint } = c.req.valid("param");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      removeEndpoint(snapshot, endpoint),
    );
    return c.json(publicSettings(next), 200);
  });
}
