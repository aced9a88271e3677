import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { channels } from "../../../plugins/channels/all.ts";
import type { Channel } from "../../../plugins/channels/channel.ts";
import { Refused } from "../../errors.ts";
import { readArrivals } from "../../hooks/note-arrival.ts";
import { settingsOf } from "../../settings/cache.ts";
import { addChannelSecret, patchChannel, removeChannelSecret } from "../../settings/channel-changes.ts";
import { publish } from "../../settings/publish.ts";
import { seal } from "../../settings/secrets.ts";
import { newSigningSecret } from "../../settings/signing-secret.ts";
import { checkAddress } from "../address.ts";
import { channelList, testedChannel } from "../channel-schemas.ts";
import { channelViews } from "../channel-view.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { publicSettings } from "../public-settings.ts";
import { channelPatch, shopSettings, shownOnce } from "../schemas.ts";

const tags = ["Shop settings"];
const oneChannel = inShop.extend({ channel: segment("channel", "interject") });

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/channels",
  operationId: "listChannels",
  tags,
  summary: "Every chat platform that can be connected, how far this shop is with it, and what came in",
  description: "Nothing of what a request said is kept: only when it came, whether it was accepted, and why not.",
  request: { params: inShop },
  responses: { 200: json(channelList, "All channels, used or not") },
});

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

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/channels/{channel}/secrets/{secret}",
  operationId: "removeChannelSecret",
  tags,
  summary: "Take a signing secret away: what it signs is refused from then on",
  request: { params: oneChannel.extend({ secret: segment("secret", "q1w2e3r4t5y6u7i8") }) },
  responses: { 200: json(shopSettings, "The settings as they are live now") },
});

const test = createRoute({
  method: "post",
  path: "/shops/{shop}/channels/{channel}/test",
  operationId: "testChannel",
  tags,
  summary: "Send a test message through the shop's own webhook, signed with its secret",
  description:
    "It goes the whole way: signature, parsing, judgement, storage. Its conversation is named `interject-test-…`, and reports leave it out. Notices of policies that act go out as for any other message.",
  request: { params: oneChannel },
  responses: { 200: json(testedChannel, "What became of it; a refusal is an answer, not an error") },
});

export function channelRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const tenant = c.get("tenant");
    const [{ snapshot }, arrivals] = await Promise.all([
      settingsOf(c.env, tenant.merchant, tenant.shop),
      readArrivals(c.env, tenant),
    ]);
    return c.json({ revision: snapshot.revision, items: channelViews(snapshot, arrivals) }, 200);
  });

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
    const sealed = { ...(await seal(c.env.MASTER_KEY, merchant, secret)), madeAt: Date.now() };
    const { revision } = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      addChannelSecret(snapshot, channel.id, sealed),
    );
    return c.json({ revision, secret }, 200);
  });

  api.openapi(remove, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { channel, secret } = c.req.valid("param");
    const { id } = channelNamed(channel);
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      removeChannelSecret(snapshot, id, secret),
    );
    return c.json(publicSettings(next), 200);
  });

  api.openapi(test, async (c) => {
    const tenant = c.get("tenant");
    const channel = channelNamed(c.req.valid("param").channel);
    const { snapshot } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    // It brings the whole inbound side, which loads in the worker only; the document is printed without one.
    const { testChannel } = await import("../test-channel.ts");
    const tested = await testChannel(c.env, tenant, { channel, snapshot, ctx: c.executionCtx });
    await recordAudit(writeClient(c.env), tenant, {
      at: Date.now(),
      by: c.get("identity").by,
      action: "channel.tested",
      target: channel.id,
      detail: { status: tested.status, conversation: tested.conversation },
    });
    return c.json(tested, 200);
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
