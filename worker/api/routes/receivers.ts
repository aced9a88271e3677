import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { readNotified, readReceiverTests, receiverTested } from "../../../db/queries/deliveries.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { settingsOf } from "../../settings/cache.ts";
import { publish } from "../../settings/publish.ts";
import { reachability } from "../../settings/reachability.ts";
import { checkReceiverAddress } from "../../settings/receiver-address.ts";
import { putReceiver, type ReceiverWrite, removeReceiver } from "../../settings/receiver-changes.ts";
import { seal } from "../../settings/secrets.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { publicReceiver, publicReceivers } from "../public-receivers.ts";
import { receiverHealth, receiverItem, receiverList, receiverWrite, testedItem } from "../receiver-schemas.ts";
import { revision } from "../schemas.ts";
import { sendTest } from "../test-receiver.ts";

const tags = ["Receivers"];
const oneReceiver = inShop.extend({ receiver: segment("receiver", "on-call-group") });
const healthDays = 14;
const dayMs = 86_400_000;

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/receivers",
  operationId: "listReceivers",
  tags,
  summary: "Who is told things outside the panel; addresses and keys are never part of it",
  request: { params: inShop },
  responses: { 200: json(receiverList, "All receivers, their groups, and the mail provider") },
});

const health = createRoute({
  method: "get",
  path: "/shops/{shop}/receivers/health",
  operationId: "readReceiverHealth",
  tags,
  summary: "Who can really be reached, and which policies tell nobody",
  description: `Judged from the settings, and from test messages and deliveries of the last ${healthDays} days. \`unproven\`: nothing stands in the way, but nothing was ever delivered since the address was set, so send a test message.`,
  request: { params: inShop },
  responses: { 200: json(receiverHealth, "Every receiver, and what is wrong with policies") },
});

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/receivers/{receiver}",
  operationId: "putReceiver",
  tags,
  summary: "Write a receiver, new or in place of the one with that id",
  description:
    "`email`: a mailbox, through the shop's mail provider. `slack`, `wecom`, `dingtalk`: the address of a group's robot, as the platform shows it. `webhook`: one of the shop's outbound endpoints, which gets `{key, at, shop, payload: {type: \"notice\", receiver, text, severity, link}}`, signed by Standard Webhooks. Slack, WeCom and DingTalk know no idempotency keys: when an answer is lost the same message may come twice.",
  request: { params: oneReceiver, body: body(receiverWrite) },
  responses: {
    200: json(
      z.object({ revision, receiver: receiverItem }).openapi("SavedReceiver"),
      "The receiver as it is live now",
    ),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/receivers/{receiver}",
  operationId: "removeReceiver",
  tags,
  summary: "Remove a receiver that no policy names",
  request: { params: oneReceiver },
  responses: { 200: json(receiverList, "Those that are left") },
});

const test = createRoute({
  method: "post",
  path: "/shops/{shop}/receivers/{receiver}/test",
  operationId: "testReceiver",
  tags,
  summary: "Send a test message now, and see what the receiver answers",
  description: "One that is switched off is tried, too.",
  request: { params: oneReceiver },
  responses: { 200: json(testedItem, "What came of it; `ok: false` is an answer, not an error") },
});

export function receiverRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    return c.json(publicReceivers((await settingsOf(c.env, merchant, shop)).snapshot), 200);
  });

  api.openapi(health, async (c) => {
    const tenant = c.get("tenant");
    const { snapshot, packs } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const since = Date.now() - healthDays * dayMs;
    const db = readClient(c.env);
    const [notified, tests] = await Promise.all([
      readNotified(db, tenant, since),
      readReceiverTests(db, tenant, since),
    ]);
    return c.json({ since, ...reachability(snapshot, packs, { notified, tests }) }, 200);
  });

  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { receiver: id } = c.req.valid("param");
    if (!/^[a-z0-9-]{1,64}$/.test(id) || id === "health")
      throw new Refused("invalid", { path: "receiver", message: "Expected kebab-case, at most 64 characters" });
    const write = await sealed(c.env, merchant, id, c.req.valid("json"));
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      putReceiver(snapshot, write, Date.now()),
    );
    const saved = next.receivers?.find((receiver) => receiver.id === id);
    if (saved === undefined) throw new Refused("not-found");
    return c.json({ revision: next.revision, receiver: publicReceiver(saved) }, 200);
  });

  api.openapi(remove, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { receiver } = c.req.valid("param");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot, packs) =>
      removeReceiver(snapshot, receiver, packs),
    );
    return c.json(publicReceivers(next), 200);
  });

  api.openapi(test, async (c) => {
    const tenant = c.get("tenant");
    const { snapshot } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const receiver = snapshot.receivers?.find(({ id }) => id === c.req.valid("param").receiver);
    if (receiver === undefined) throw new Refused("not-found");
    const result = await sendTest(c.env, snapshot, receiver);
    const { ok, error } = result;
    await recordAudit(writeClient(c.env), tenant, {
      at: Date.now(),
      by: c.get("identity").by,
      action: receiverTested,
      target: receiver.id,
      detail: { ok, error },
    });
    return c.json(result, 200);
  });
}

type Body = z.infer<typeof receiverWrite>;

/** What the body says, with address and key sealed. @throws Refused `invalid` */
async function sealed(env: Env, merchant: string, id: string, write: Body): Promise<ReceiverWrite> {
  const seals = (plain: string) => seal(env.MASTER_KEY, merchant, plain);
  const { title, groups, disabled } = write;
  const about = { id, title, groups, disabled };
  if (write.kind === "webhook") return { ...about, kind: "webhook", endpoint: write.endpoint };
  const place = write.address === undefined ? undefined : await placeOf(env, write.kind, write.address, seals);
  if (write.kind !== "dingtalk") return { ...about, kind: write.kind, place };
  const secret = typeof write.secret === "string" ? await seals(write.secret) : write.secret;
  return { ...about, kind: "dingtalk", place, secret };
}

async function placeOf(
  env: Env,
  kind: Exclude<Body["kind"], "webhook">,
  address: string,
  seals: (plain: string) => ReturnType<typeof seal>,
) {
  const checked = checkReceiverAddress(kind, address, { allowLoopback: env.ALLOW_LOOPBACK === "1" });
  if (!checked.ok) throw new Refused("invalid", { path: "address", message: checked.message });
  return { address: await seals(address), shown: checked.shown };
}
