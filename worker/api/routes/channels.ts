import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { channels } from "../../../plugins/channels/all.ts";
import type { Channel } from "../../../plugins/channels/channel.ts";
import { Refused } from "../../errors.ts";
import { addChannelSecret, patchChannel } from "../../settings/channel-changes.ts";
import { publish } from "../../settings/publish.ts";
import { seal } from "../../settings/secrets.ts";
import { newSigningSecret } from "../../settings/signing-secret.ts";
import { checkAddress } from "../address.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { publicSettings } from "../public-settings.ts";
import { channelPatch, shopSettings, shownOnce } from "../schemas.ts";

const tags = ["Shop settings"];
const oneChannel = inShop.extend({ channel: segment("channel", "interject") });

const patch = createRoute({
  method: "patch",
  path: "/shops/{shop}/channels/{channel}",
  operationId: "patchChannel",
  tags,
  summary: "Enable a channel, and say where its actions are delivered",
  request: { params: oneChannel, body: body(channelPatch) },
  responses: { 200: json(shopSettings, "The settings as they are live now") },
});

const rotate = createRoute({
  method: "post",
  path: "/shops/{shop}/channels/{channel}/secret",
  operationId: "rotateChannelSecret",
  tags,
  summary: "Add a signing secret to a channel",
  description:
    "The newest old one stays live beside it, so that the sender can change over without a gap; the one before is dropped. " +
    "Name a `secret` where the platform chooses it, as Chatwoot does; otherwise one is made.",
  request: {
    params: oneChannel,
    body: body(z.strictObject({ secret: z.string().min(8).max(256).optional() }).openapi("ChannelSecret")),
  },
  responses: { 200: json(shownOnce, "The secret, this once") },
});

export function channelRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(patch, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const channel = channelNamed(c.req.valid("param").channel).id;
    const { token, enabled, callback } = c.req.valid("json");
    if (typeof callback === "string") checkAddress(c.env, { path: "callback", address: callback });
    const sealed = typeof token === "string" ? await seal(c.env.MASTER_KEY, merchant, token) : token;
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      patchChannel(snapshot, { channel, enabled, callback, token: sealed }),
    );
    return c.json(publicSettings(next), 200);
  });

  api.openapi(rotate, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const channel = channelNamed(c.req.valid("param").channel);
    const secret = c.req.valid("json").secret ?? newSigningSecret();
    await checkSecret(channel, secret);
    const sealed = await seal(c.env.MASTER_KEY, merchant, secret);
    const { revision } = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      addChannelSecret(snapshot, channel.id, sealed),
    );
    return c.json({ revision, secret }, 200);
  });
}

function channelNamed(id: string): Channel {
  const channel = channels.get(id);
  if (channel === undefined)
    throw new Refused("not-found", { message: `No such channel: ${[...channels.keys()].join(", ")}` });
  return channel;
}

async function checkSecret(channel: Channel, secret: string): Promise<void> {
  try {
    await channel.importKey(secret);
  } catch {
    throw new Refused("invalid", { path: "secret", message: `Not in the form of a secret of ${channel.title.en}` });
  }
}
