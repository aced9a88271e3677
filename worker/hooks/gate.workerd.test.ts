import { runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { writeClient } from "../../db/client.ts";
import { insertRevision } from "../../db/queries/settings.ts";
import { shop as shopTable } from "../../db/schema.ts";
import assist from "../../plugins/assist/index.ts";
import { seal } from "../settings/secrets.ts";
import { newSigningSecret } from "../settings/signing-secret.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";

/** The pre-send question through the real webhook, with the official points and the suggested policies let act. */

const merchant = "m-gate";
const shop = "gate-a";
const secret = newSigningSecret();

beforeAll(async () => {
  const database = writeClient(env);
  await database.insert(shopTable).values({ id: shop, merchant, name: shop, revision: null, createdAt: 0 });
  const settings = snapshotWith({
    merchant,
    shop,
    name: shop,
    channels: [{ channel: "interject", secrets: [await seal(env.MASTER_KEY, merchant, secret)] }],
    packs: ["alerts", "assist"],
    policies: assist.policies.map((policy) => ({ ...policy, mode: "act" })),
  });
  await insertRevision(database, { snapshot: settings, by: "test", at: 0, summary: ["created"], expected: null });
});

let requests = 0;
let conversation = "";
beforeEach(() => {
  conversation = `g-${++requests}`;
});

const answer = z.object({
  accepted: z.number(),
  results: z.array(
    z.object({
      event: z.string(),
      verdict: z.object({ decision: z.string(), reason: z.string().optional(), overridable: z.boolean().optional() }),
      actions: z.array(z.object({ kind: z.string(), text: z.string().optional() })),
      late: z.boolean().optional(),
    }),
  ),
});

async function post(events: readonly object[], query = "?wait=1") {
  const body = JSON.stringify({ events });
  const id = `msg_${++requests}`;
  const at = new Date();
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
  const url = `https://interject.test/hooks/interject/${shop}${query}`;
  return exports.default.fetch(new Request(url, { method: "POST", body, headers }));
}

const from = { role: "agent", id: "a-1" };
const message = (id: string, text: string, more: object = {}) => ({
  id,
  type: "message",
  conversation,
  at: Date.now(),
  from,
  content: [{ type: "text", text }],
  ...more,
});

async function ask(text: string, more: object = {}, query = "?wait=1") {
  const response = await post([message("m-1", text, { pending: true, ...more })], query);
  expect(response.status).toBe(200);
  const [result] = answer.parse(await response.json()).results;
  if (result === undefined) throw new Error("no result");
  return result;
}

const stub = () => env.CONVERSATION.getByName(`${merchant}/${shop}/interject/${conversation}`);
const logged = () =>
  runInDurableObject(stub(), (_, { storage }) =>
    storage.sql
      .exec<{ id: string }>("SELECT id FROM log ORDER BY seq")
      .toArray()
      .map(({ id }) => id.split(":").slice(0, 2).join(":")),
  );

describe("a message that the platform asks about before it sends it", () => {
  it("is held with a reason and a better wording, may be sent with a reason, and all of it is kept (N33)", async () => {
    const held = await ask("这是最好的");
    expect(held.verdict).toEqual({ decision: "hold", reason: "使用了最高级宣传用语：“这是最好的”", overridable: true });
    expect(held.actions.map(({ kind, text }) => [kind, text])).toContainEqual(["suggestion", "这是很好的"]);
    expect((await ask("这是最好的", { override: "厂家原话" })).verdict).toEqual({ decision: "allow" });
    const said = await post([message("m-1", "这是最好的")]);
    expect(answer.parse(await said.json()).results[0]?.verdict).toEqual({ decision: "allow" });
    expect(await logged()).toEqual(["asked:m-1", "asked:m-1", "m-1"]);
  });

  it("and that nobody minds writes nothing", async () => {
    expect((await ask("您好，在的")).verdict).toEqual({ decision: "allow" });
    expect(await logged()).toEqual([]);
  });

  it("has a reason of at most 200 characters", async () => {
    const response = await post([message("m-1", "最好的", { pending: true, override: "因".repeat(201) })]);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { path: "events.0.override" } });
  });
});

describe("a question that is not answered in time", () => {
  it("gets the channel's default and is judged all the same", async () => {
    await ask("在的");
    const { promise, resolve } = Promise.withResolvers<void>();
    const blocked = runInDurableObject(stub(), (_, state) => state.blockConcurrencyWhile(() => promise));
    const late = await ask("这是最好的", {}, "?wait=1&deadline=50");
    expect(late).toMatchObject({ verdict: { decision: "allow" }, actions: [], late: true });
    resolve();
    await blocked;
    // Behind the one that waited: the object takes calls in their order.
    await post([message("m-2", "好的")]);
    expect(await logged()).toEqual(["asked:m-1", "m-2"]);
  });

  it("does not hurry what has to be acknowledged", async () => {
    const events = [message("m-1", "最好的", { pending: true }), message("m-2", "好的")];
    const response = await post(events, "?wait=1&deadline=20");
    const { accepted, results } = answer.parse(await response.json());
    expect([accepted, results.map(({ late, verdict }) => [late, verdict.decision])]).toEqual([
      2,
      [
        [undefined, "hold"],
        [undefined, "allow"],
      ],
    ]);
  });

  it("may not ask for a deadline that makes no sense", async () => {
    const response = await post([message("m-1", "好的", { pending: true })], "?wait=1&deadline=19");
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: "invalid", path: "deadline" } },
    ]);
  });
});
