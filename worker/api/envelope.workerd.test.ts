import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { app } from "../app.ts";
import type { Env } from "../env.ts";
import { send, withKey } from "./testing/browser.ts";
import { newMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const down: Env = { ...env, LIBSQL_URL: "http://127.0.0.1:9" };

async function settingsOfShop() {
  const merchant = await newMerchant(env);
  const ask = withKey(await merchant.key());
  return { merchant, ask, path: `/v1/shops/${merchant.shop}/settings` };
}

test("an unknown address under /v1 and /hooks is the envelope, also for the signed-in", async () => {
  const { ask } = await settingsOfShop();
  const answer = await ask("/v1/nothing");
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: { code: "not-found", message: "Not found" } });
  expect((await send("/hooks/nothing")).status).toBe(404);
});

test("answers of the API carry the security headers, a request id, and may not be kept", async () => {
  for (const path of ["/v1/me", "/v1/openapi.json", "/healthz", "/hooks/interject/demo"]) {
    const { headers } = await send(path);
    expect([path, headers.get("content-security-policy")]).toEqual([
      path,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect((await send("/v1/me")).headers.get("cache-control")).toBe("no-store");
});

test.each([
  ["not JSON", "{", 400, "not-json"],
  ["an empty body", "", 400, "not-json"],
  ["33 levels", `${"[".repeat(33)}${"]".repeat(33)}`, 400, "too-deep"],
  ["a million levels", "[".repeat(100_000), 400, "not-json"],
  ["a prototype key", '{"__proto__":{"polluted":1}}', 400, "invalid"],
  ["an escaped prototype key", '{"constructor":{"\\u0070rototype":{}}}', 400, "invalid"],
  ["131,073 bytes", JSON.stringify("x".repeat(131_071)), 413, "too-large"],
  ["another shape", "[]", 400, "invalid"],
])("a body of %s is refused by its own code", async (_, body, status, code) => {
  const { ask, path } = await settingsOfShop();
  const answer = await ask(path, { method: "PATCH", body });
  expect([answer.status, await answer.json()]).toEqual([status, { error: expect.objectContaining({ code }) }]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a body that is not UTF-8, compressed, or not JSON by its type is refused by its own code", async () => {
  const { merchant, path } = await settingsOfShop();
  const authorization = `Bearer ${await merchant.key()}`;
  const patch = (headers: Record<string, string>, body: Uint8Array) =>
    app.request(path, { method: "PATCH", headers: { authorization, ...headers }, body }, env);
  const json = { "content-type": "application/json" };
  const codes = await Promise.all(
    [
      patch(json, new Uint8Array([0x22, 0xff, 0x22])),
      patch({ ...json, "content-encoding": "gzip" }, new TextEncoder().encode("{}")),
      patch({ "content-type": "text/plain" }, new TextEncoder().encode("{}")),
    ].map(async (answer) => ((await (await answer).json()) as { error: { code: string } }).error.code),
  );
  expect(codes).toEqual(["not-utf8", "unsupported-encoding", "unsupported-media"]);
});

test.each([
  ["limit=0", "limit"],
  ["limit=201", "limit"],
  ["limit=ten", "limit"],
  ["from=yesterday", "from"],
  ["to=", "to"],
  ["cursor=nonsense", "cursor"],
  ["severity=fatal", "severity"],
  ["servrity=low", "servrity"],
  ["point=", "point"],
])("a list refuses ?%s and names the parameter", async (query, path) => {
  const { merchant, ask } = await settingsOfShop();
  const answer = await ask(`/v1/shops/${merchant.shop}/findings?${query}`);
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: expect.objectContaining({ code: "invalid", path }) },
  ]);
});

test("health says whether libSQL answers, and is well without it", async () => {
  expect(await (await send("/healthz")).json()).toEqual({ ok: true, libsql: "up" });
  const without = await app.request("/healthz", {}, down);
  expect([without.status, await without.json()]).toEqual([200, { ok: true, libsql: "down" }]);
});

test("results are unavailable while libSQL is down, and nothing of its error is shown", async () => {
  const { merchant, ask } = await settingsOfShop();
  const key = await merchant.key();
  const path = `/v1/shops/${merchant.shop}/findings`;
  const headers = { authorization: `Bearer ${key}` };
  expect((await app.request(path, { headers }, env)).status).toBe(200);
  const answer = await app.request(path, { headers }, down);
  expect([answer.status, answer.headers.get("retry-after"), await answer.json()]).toEqual([
    503,
    "5",
    { error: { code: "unavailable", message: "The database does not answer: try again later" } },
  ]);
  expect((await ask(path)).status).toBe(200);
});

test("the reference page loads scripts of our own and nothing inline", async () => {
  const answer = await send("/docs");
  expect(answer.headers.get("content-type")).toContain("text/html");
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  const page = await answer.text();
  expect(page).not.toMatch(/<script(?![^>]*\ssrc="\/)/);
  expect(page).not.toContain("https://");
});
