import { env, exports } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { writeClient } from "../../db/client.ts";
import { insertRevision } from "../../db/queries/settings.ts";
import { shop as shopTable } from "../../db/schema.ts";
import { interject } from "../../plugins/channels/interject.ts";
import { readSeats } from "../seats.ts";
import { seal } from "../settings/secrets.ts";
import { newSigningSecret } from "../settings/signing-secret.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { reached } from "./testing/reached.ts";

const merchant = "m-hooks";
const secret = newSigningSecret();
const olderSecret = newSigningSecret();
const chatwootSecret = "chatwoot-secret";

type Channels = { channel: string; secrets: string[]; enabled?: boolean }[];

async function createShop(shop: string, channels: Channels): Promise<void> {
  const database = writeClient(env);
  await database.insert(shopTable).values({ id: shop, merchant, name: shop, revision: null, createdAt: 0 });
  const sealed = channels.map(async ({ secrets, ...rest }) => ({
    ...rest,
    secrets: await Promise.all(secrets.map((plain) => seal(env.MASTER_KEY, merchant, plain))),
  }));
  const settings = snapshotWith({
    merchant,
    shop,
    name: shop,
    channels: await Promise.all(sealed),
  });
  await insertRevision(database, { snapshot: settings, by: "test", at: 0, summary: ["created"], expected: null });
}

beforeAll(async () => {
  await createShop("hooks-a", [
    { channel: "interject", secrets: [olderSecret, secret] },
    { channel: "chatwoot", secrets: [chatwootSecret] },
  ]);
  await createShop("hooks-b", [{ channel: "interject", secrets: [newSigningSecret()] }]);
  await createShop("hooks-off", [{ channel: "interject", secrets: [secret], enabled: false }]);
});

let requests = 0;
let conversation = "c-0";
beforeEach(() => {
  conversation = `c-${++requests}`;
});

type Sending = { shop?: string; key?: string; query?: string; ageSeconds?: number; headers?: Record<string, string> };

/** Signed by the independent library; it only signs text, so that other bytes are signed here. */
async function signatureOf(body: string | Uint8Array, { id, at, key }: { id: string; at: Date; key: string }) {
  if (typeof body === "string") return new Webhook(key).sign(id, at, body);
  const imported = await interject.importKey(key);
  const prefix = new TextEncoder().encode(`${id}.${Math.floor(at.getTime() / 1_000)}.`);
  const digest = await crypto.subtle.sign("HMAC", imported, new Uint8Array([...prefix, ...body]));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

async function post(
  body: string | Uint8Array | object,
  { shop = "hooks-a", key = secret, query = "", ageSeconds = 0, headers = {} }: Sending = {},
) {
  const raw = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const at = new Date(Date.now() - ageSeconds * 1_000);
  const id = `msg_${++requests}`;
  const signed = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": await signatureOf(raw, { id, at, key }),
  };
  const url = `https://interject.test/hooks/interject/${shop}${query}`;
  return exports.default.fetch(new Request(url, { method: "POST", body: raw, headers: { ...signed, ...headers } }));
}

const errorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), path: z.string().optional() }),
});
async function refusal(response: Response) {
  const { error } = errorAnswer.parse(await response.json());
  return { status: response.status, code: error.code, path: error.path, message: error.message };
}

function message(id: string, text = "什么时候发货", changes: Record<string, unknown> = {}) {
  const from = { role: "buyer", id: "b-1" };
  return { id, type: "message", conversation, at: Date.now(), from, content: [{ type: "text", text }], ...changes };
}

const isReached = (shop = "hooks-a") => reached(`${merchant}/${shop}/interject/${conversation}`);

describe("a signed request", () => {
  it("is taken once, however often it comes", async () => {
    const body = { events: [message("e-1"), message("e-2")] };
    const first = await post(body);
    expect([first.status, await first.json()]).toEqual([202, { accepted: 2, duplicates: 0 }]);
    const again = await post(body, { ageSeconds: 299 });
    expect([again.status, await again.json()]).toEqual([202, { accepted: 0, duplicates: 2 }]);
    expect((await post(body, { ageSeconds: 301 })).status).toBe(401);
  });

  it("may be signed with either of two live secrets", async () => {
    expect((await post({ events: [message("e-1")] }, { key: olderSecret })).status).toBe(202);
    expect((await post({ events: [message("e-2")] }, { key: secret })).status).toBe(202);
  });

  it("is answered in the order of the request when the caller waits", async () => {
    const events = [
      message("e-1"),
      message("e-2", "二", { conversation: `${conversation}-b` }),
      { id: "p-1", type: "presence", at: Date.now(), agent: "a-1", status: "online", queue: 2 },
      message("e-3"),
      message("e-4", "四", { conversation: `${conversation}-b` }),
    ];
    await post({ events: [events[4]] });
    const response = await post({ events }, { query: "?wait=1" });
    expect(response.status).toBe(200);
    const { results } = z
      .object({
        results: z.array(
          z.object({ event: z.string(), duplicate: z.boolean(), verdict: z.object({ decision: z.string() }) }),
        ),
      })
      .parse(await response.json());
    expect(results.map(({ event, duplicate, verdict }) => [event, duplicate, verdict.decision])).toEqual([
      ["e-1", false, "allow"],
      ["e-2", false, "allow"],
      ["p-1", false, "allow"],
      ["e-3", false, "allow"],
      ["e-4", true, "allow"],
    ]);
    expect(await readSeats(env, { merchant, shop: "hooks-a" })).toMatchObject({ known: true, online: 1, queue: 2 });
  });

  it("with the id of another body is a conflict, and says which", async () => {
    await post({ events: [message("e-2", "first")] });
    const response = await post({ events: [message("e-1"), message("e-2", "second")] });
    expect(await refusal(response)).toMatchObject({ status: 409, code: "conflict", path: "events.1.id" });
  });
});

describe("H1: a request that is not the shop's", () => {
  it("gets one and the same answer, whatever is wrong with it, and reaches nothing", async () => {
    const body = { events: [message("e-1")] };
    const forged = await Promise.all([
      post(body, { key: newSigningSecret() }),
      post(body, { shop: "nobody" }),
      post(body, { shop: "nobody%20here" }),
      post(body, { shop: "hooks-off" }),
      post(body, { shop: "hooks-b" }),
      post(body, { ageSeconds: 301 }),
      post(body, { ageSeconds: -302 }),
      post(body, { headers: { "webhook-signature": "" } }),
      post(body, { headers: { "webhook-id": "a.b" } }),
      post("not json at all", { key: newSigningSecret() }),
      post(new Uint8Array([0xff]), { key: newSigningSecret() }),
    ]);
    const answers = await Promise.all(forged.map(async (response) => `${response.status} ${await response.text()}`));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 \{"error":\{"code":"unauthorized"/);
    expect(
      await Promise.all(["hooks-a", "hooks-b", "hooks-off", "nobody"].map((shop) => isReached(shop))),
    ).not.toContain(true);
    expect((await post(body)).status).toBe(202);
    expect(await isReached()).toBe(true);
  });

  it("cannot name a channel that does not exist", async () => {
    const request = new Request("https://interject.test/hooks/fax/hooks-a", { method: "POST", body: "{}" });
    expect(await refusal(await exports.default.fetch(request))).toMatchObject({ status: 404 });
  });
});

describe("H4, H5, H6, H14: a body that cannot be taken", () => {
  it("of ten megabytes is refused before anything else, announced or not", async () => {
    const big = JSON.stringify({ events: [message("e-1")] }).padEnd(10_000_000);
    expect(await refusal(await post(big))).toMatchObject({ status: 413, code: "too-large" });
    const drip = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 10; piece++) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });
    const request = new Request("https://interject.test/hooks/interject/nobody", { method: "POST", body: drip });
    expect(await refusal(await exports.default.fetch(request))).toMatchObject({ status: 413, code: "too-large" });
    expect(await isReached()).toBe(false);
  });

  it.each([
    ["compressed", "{}", { "content-encoding": "gzip" }, 415, "unsupported-encoding"],
    ["not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), {}, 400, "not-utf8"],
    ["not JSON", "{", {}, 400, "not-json"],
    ["empty", "", {}, 400, "not-json"],
    ["behind a byte order mark", "\uFEFF{}", {}, 400, "not-json"],
    ["33 levels deep", "[".repeat(33) + "]".repeat(33), {}, 400, "too-deep"],
    ["100,000 levels deep", "[".repeat(50_000) + "]".repeat(50_000), {}, 400, "too-deep"],
    ["32 levels deep", "[".repeat(32) + "]".repeat(32), {}, 400, "invalid"],
    ["reaching a prototype", '{"events":[{"__proto__":{}}]}', {}, 400, "invalid"],
  ])("is refused: %s", async (_, body, headers, status, code) => {
    expect(await refusal(await post(body, { headers }))).toMatchObject({ status, code });
  });

  it.each([
    [{ events: [] }, "events", ">=1"],
    [{ events: [{ type: "gossip" }] }, "events.0.type", "'message' | 'retracted'"],
    [{ events: [{ ...message("e"), content: [{ type: "text" }] }] }, "events.0.content.0.text", "string"],
    [
      { events: [message("e"), { ...message("f"), from: { role: "boss", id: "x" } }] },
      "events.1.from.role",
      '"buyer"|"agent"',
    ],
    [{ events: [{ ...message("e"), id: "a\r\nset-cookie: x" }] }, "events.0.id", "blanks"],
    [{ events: [{ ...message("e"), at: "now" }] }, "events.0.at", "number"],
  ])("names the field and what it may be: %#", async (body, path, allowed) => {
    const refused = await refusal(await post(body));
    expect(refused).toMatchObject({ status: 400, code: "invalid", path });
    expect(refused.message).toContain(allowed);
  });

  it("is not looked at before its signature", async () => {
    const response = await post("{", { key: newSigningSecret() });
    expect(response.status).toBe(401);
  });
});

describe("Chatwoot", () => {
  async function tell(body: object, { query = "" } = {}) {
    const raw = JSON.stringify(body);
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(chatwootSecret),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    const digest = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${timestamp}.${raw}`));
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const headers = { "x-chatwoot-timestamp": timestamp, "x-chatwoot-signature": `sha256=${hex}` };
    const url = `https://interject.test/hooks/chatwoot/hooks-a${query}`;
    return exports.default.fetch(new Request(url, { method: "POST", body: raw, headers }));
  }
  const created = (id: number, content: string) => ({
    event: "message_created",
    id,
    content,
    created_at: new Date(1_700_000_000_000).toISOString(),
    message_type: "incoming",
    sender: { id: 7, name: "买家", type: "contact" },
    conversation: { id: requests },
  });

  it("is heard once, also when it tells the same thing differently", async () => {
    expect(await (await tell(created(1, "在吗"))).json()).toEqual({ accepted: 1, duplicates: 0 });
    expect(await (await tell(created(1, "在吗"))).json()).toEqual({ accepted: 0, duplicates: 1 });
    const restated = await tell(created(1, "在吗?"));
    expect([restated.status, await restated.json()]).toEqual([202, { accepted: 0, duplicates: 1 }]);
  });

  it("may tell what we do not use", async () => {
    expect(await (await tell({ event: "contact_created" })).json()).toEqual({ accepted: 0, duplicates: 0 });
    expect(await (await tell({ event: "contact_created" }, { query: "?wait=1" })).json()).toEqual({
      accepted: 0,
      duplicates: 0,
      results: [],
    });
  });

  it("is told which field is wrong", async () => {
    const refused = await refusal(await tell({ ...created(2, "x"), message_type: "sideways" }));
    expect(refused).toMatchObject({ status: 400, path: "message_type" });
  });
});
