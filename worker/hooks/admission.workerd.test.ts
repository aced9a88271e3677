import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { writeClient } from "../../db/client.ts";
import { insertRevision } from "../../db/queries/settings.ts";
import { shop as shopTable } from "../../db/schema.ts";
import { app } from "../app.ts";
import { seal } from "../settings/secrets.ts";
import { newSigningSecret } from "../settings/signing-secret.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { whileFree } from "./admission.ts";
import { reached } from "./testing/reached.ts";

/** The webhook of two shops of one deployment that lets a shop send two events a second, and a conversation one. */

const merchant = "m-admission";
const secret = newSigningSecret();
const limited = { ...env, SHOP_EVENTS_PER_SECOND: "2", CONVERSATION_EVENTS_PER_SECOND: "1" };

beforeAll(async () => {
  const database = writeClient(env);
  for (const shop of ["admit-a", "admit-b", "admit-c", "admit-d", "admit-e"]) {
    await database.insert(shopTable).values({ id: shop, merchant, name: shop, revision: null, createdAt: 0 });
    const channels = [{ channel: "interject", secrets: [await seal(env.MASTER_KEY, merchant, secret)] }];
    const snapshot = snapshotWith({ merchant, shop, name: shop, channels });
    await insertRevision(database, { snapshot, by: "test", at: 0, summary: ["created"], expected: null });
  }
});
/** What comes back with time does not while a slow machine sends the next request. */
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(Date.now()));
afterEach(() => void vi.restoreAllMocks());

let ids = 0;
function messages(count: number, conversation: string, changes: object = {}) {
  return Array.from({ length: count }, () => ({
    id: `e-${++ids}`,
    type: "message",
    conversation,
    at: Date.now(),
    from: { role: "agent", id: "a-1" },
    content: [{ type: "text", text: "您好" }],
    ...changes,
  }));
}

async function post(shop: string, events: readonly object[], { query = "", bindings = limited } = {}) {
  const body = JSON.stringify({ events });
  const id = `msg_${++ids}`;
  const at = new Date();
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
  const request = new Request(`https://interject.test/hooks/interject/${shop}${query}`, {
    method: "POST",
    body,
    headers,
  });
  const context = createExecutionContext();
  const response = await app.fetch(request, bindings, context);
  await waitOnExecutionContext(context);
  return response;
}

const refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

describe("failure F16, P16: more events than a shop may send", () => {
  it("are refused with the time after which they are taken, stored nowhere, and taken then", async () => {
    const now = Date.now();
    // Twenty at once; one request may go over what is left.
    for (let index = 0; index < 4; index++)
      expect((await post("admit-a", messages(6, `f16-${index}`))).status).toBe(202);
    const waiting = messages(1, "f16-new");
    const response = await post("admit-a", waiting);
    expect(response.status).toBe(429);
    expect(refused.parse(await response.json()).error).toEqual({
      code: "too-many-requests",
      message: "More events than a shop may send: 2 a second, 20 at once",
    });
    const after = Number(response.headers.get("retry-after"));
    expect(after).toBeGreaterThanOrEqual(1);
    expect(after).toBeLessThanOrEqual(3);
    expect(response.headers.get("ratelimit-policy")).toBe('"shop";q=20;w=10');
    expect(response.headers.get("ratelimit")).toMatch(/^"shop";r=0;t=1[0-2]$/);
    const object = `${merchant}/admit-a/interject/f16-new` as const;
    expect(await reached(object)).toBe(false);

    vi.spyOn(Date, "now").mockReturnValue(now + (after + 1) * 1_000);
    const again = await post("admit-a", waiting);
    expect([again.status, await again.json()]).toEqual([202, { accepted: 1, duplicates: 0 }]);
    expect(await reached(object)).toBe(true);
  });

  it("are nobody else's affair (failure P15)", async () => {
    for (let index = 0; index < 10; index++) await post("admit-a", messages(10, `p15-${index}`));
    expect((await post("admit-a", messages(1, "p15-more"))).status).toBe(429);
    const other = await post("admit-b", messages(1, "p15"));
    expect([other.status, other.headers.get("ratelimit")]).toEqual([202, null]);
  });

  it("of one conversation leave the shop's others alone", async () => {
    expect((await post("admit-c", messages(21, "hot"))).status).toBe(202);
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 100);
    const bindings = { ...limited, SHOP_EVENTS_PER_SECOND: "0" };
    const hot = await post("admit-c", messages(1, "hot"), { bindings });
    expect(hot.status).toBe(429);
    expect(hot.headers.get("ratelimit-policy")).toBe('"conversation";q=20;w=20');
    expect((await post("admit-c", messages(1, "calm"), { bindings })).status).toBe(202);
  });

  it("do not keep a platform waiting that asks whether a message may go: it gets the channel's default", async () => {
    for (let index = 0; index < 3; index++) await post("admit-a", messages(20, `gate-${index}`));
    const response = await post("admit-a", messages(1, "gate-ask", { pending: true }), { query: "?wait=1" });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ results: [{ late: true, verdict: { decision: "allow" } }] });
  });

  it("are refused before anything of them is read: to verify what is refused anyway is work that nobody has left", async () => {
    const unread = async (shop: string) => {
      let pulls = 0;
      const body = new ReadableStream(
        {
          pull(controller) {
            pulls++;
            controller.enqueue(new TextEncoder().encode("{}"));
            controller.close();
          },
        },
        { highWaterMark: 0 },
      );
      const request = new Request(`https://interject.test/hooks/interject/${shop}`, { method: "POST", body });
      const context = createExecutionContext();
      const { status } = await app.fetch(request, limited, context);
      await waitOnExecutionContext(context);
      return { status, pulls };
    };
    for (let index = 0; index < 3; index++) await post("admit-d", messages(20, `door-${index}`));
    expect(await unread("admit-d")).toEqual({ status: 429, pulls: 0 });
    // What is forged takes nobody's place: it is counted nowhere, and elsewhere it is refused for what it is.
    for (let index = 0; index < 30; index++) expect(await unread("admit-e")).toEqual({ status: 401, pulls: 1 });
    expect((await post("admit-e", messages(1, "door"))).status).toBe(202);
  });

  it("are any number where no limit is set", async () => {
    const bindings = { ...limited, SHOP_EVENTS_PER_SECOND: "0", CONVERSATION_EVENTS_PER_SECOND: "0" };
    for (let index = 0; index < 5; index++)
      expect((await post("admit-a", messages(100, "free"), { bindings })).status).toBe(202);
  });
});

describe("failure F16: more requests at once than an isolate can work on", () => {
  const shop = (id: string) => ({ merchant, shop: id });

  it("are refused at once with 503, and however many shops are loud, a quiet one finds room", async () => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const refusal = { code: "overloaded", status: 503, retryAfter: 5 };
    /** Three hundred requests of a shop, held; how many of them were refused. */
    const flood = async (id: string) => {
      const requests = Array.from({ length: 300 }, () => whileFree(shop(id), () => held));
      work.push(...requests);
      const soon = new Promise<"held">((done) => setTimeout(() => done("held")));
      const outcomes = await Promise.all(requests.map((one) => Promise.race([one.catch((error) => error), soon])));
      const refused = outcomes.filter((outcome) => outcome !== "held");
      for (const error of refused) expect(error).toMatchObject(refusal);
      return refused.length;
    };
    const work: Promise<void>[] = [];
    // Each may have as many as it leaves free: 256, 128 and 64.
    expect([await flood("first"), await flood("second"), await flood("third")]).toEqual([44, 172, 236]);
    expect(await whileFree(shop("quiet"), async () => 1)).toBe(1);
    release();
    await Promise.allSettled(work);
    expect(await whileFree(shop("first"), async () => 1)).toBe(1);
  });
});
