import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { z } from "zod";
import { writeClient } from "../../db/client.ts";
import { member } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import { Browser, firstFrame, origin, send, withKey } from "./testing/browser.ts";
import { newMerchant, type TestMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;

/** What a quality inspector may change: his own word on results. */
const reviews = [
  "POST /v1/shops/{shop}/findings/{finding}/feedback",
  "PUT /v1/shops/{shop}/findings/{finding}/handling",
  "POST /v1/shops/{shop}/findings/{finding}/remarks",
  "DELETE /v1/shops/{shop}/remarks/{remark}",
  "PUT /v1/shops/{shop}/sessions/{session}/type",
  "PUT /v1/shops/{shop}/sessions/{session}/review",
  "PUT /v1/shops/{shop}/findings/{finding}/score",
  "POST /v1/shops/{shop}/sessions/{session}/findings",
  "DELETE /v1/shops/{shop}/sessions/{session}/findings/{added}",
  "POST /v1/shops/{shop}/sessions/{session}/remarks",
  "PUT /v1/shops/{shop}/sessions/{session}/counted",
  "POST /v1/shops/{shop}/review-visits",
  "POST /v1/shops/{shop}/views",
  "DELETE /v1/shops/{shop}/views/{view}",
  "POST /v1/shops/{shop}/appeals",
  "POST /v1/shops/{shop}/appeals/{appeal}/decision",
  "POST /v1/shops/{shop}/tasks/{task}",
  "PUT /v1/shops/{shop}/seats/{agent}",
  "POST /v1/shops/{shop}/conversations/{conversation}/interventions",
];

/** Reads of those who may configure the shop. */
const isForAdministrators = ({ path }: Route) => path === "/v1/shops/{shop}/operations";

/** What an agent reads and says of his own results, and nobody else: reviewers have pages of their own. */
const isOwn = ({ path }: Route) => path.startsWith("/v1/shops/{shop}/my/");

/** What only a signed-in administrator of all shops may do, and no key. */
const manages = [
  "GET /v1/merchant/members",
  "PATCH /v1/merchant/members/{member}",
  "DELETE /v1/merchant/members/{member}",
  "GET /v1/merchant/members/{member}/logins",
  "DELETE /v1/merchant/members/{member}/logins/{login}",
  "POST /v1/merchant/members/{member}/password-reset",
  "GET /v1/merchant/members/export",
  "POST /v1/merchant/members/import",
  "GET /v1/merchant/audit",
  "GET /v1/merchant/audit/export",
  "GET /v1/merchant/roles",
  "PUT /v1/merchant/roles/{role}",
  "DELETE /v1/merchant/roles/{role}",
  "GET /v1/merchant/invitations",
  "POST /v1/merchant/invitations",
  "DELETE /v1/merchant/invitations/{invitation}",
  "GET /v1/merchant/keys",
  "POST /v1/merchant/keys",
  "DELETE /v1/merchant/keys/{key}",
  "POST /v1/merchant/shops",
];

/** Every route of the served document is walked; one outside `/v1/shops/{shop}` must be named here, or the walk fails. */
const outsideShops: Record<string, { anonymous: number }> = {
  "POST /v1/auth/sign-in/email": { anonymous: 400 },
  "POST /v1/auth/sign-out": { anonymous: 200 },
  "POST /v1/auth/change-password": { anonymous: 401 },
  "POST /v1/auth/invitation": { anonymous: 400 },
  "POST /v1/auth/invitation/accept": { anonymous: 400 },
  "POST /v1/auth/passkey/options": { anonymous: 200 },
  "POST /v1/auth/passkey": { anonymous: 400 },
  "POST /v1/auth/password-reset": { anonymous: 400 },
  "POST /v1/auth/password-reset/link": { anonymous: 400 },
  "POST /v1/auth/password-reset/complete": { anonymous: 400 },
  "POST /v1/panel/pass": { anonymous: 400 },
  "GET /v1/me": { anonymous: 401 },
  "GET /v1/me/passkeys": { anonymous: 401 },
  "POST /v1/me/passkeys/options": { anonymous: 401 },
  "POST /v1/me/passkeys": { anonymous: 401 },
  "PATCH /v1/me/passkeys/{passkey}": { anonymous: 401 },
  "DELETE /v1/me/passkeys/{passkey}": { anonymous: 401 },
  "GET /v1/me/logins": { anonymous: 401 },
  "DELETE /v1/me/logins/{login}": { anonymous: 401 },
  ...Object.fromEntries(manages.map((name) => [name, { anonymous: 401 }])),
};

type Route = { name: string; method: string; path: string; takesBody: boolean };

/** The document is long: it is read once. */
let known: readonly Route[] | undefined;
async function routes(): Promise<readonly Route[]> {
  known ??= await readRoutes();
  return known;
}

async function readRoutes(): Promise<Route[]> {
  const answer = await send("/v1/openapi.json");
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.object({ requestBody: z.unknown().optional() }))) })
    .parse(await answer.json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      takesBody: requestBody !== undefined,
    })),
  );
}

const shopRoutes = async () => (await routes()).filter(({ path }) => path.startsWith("/v1/shops/{shop}/"));

/** The address of a route in a shop; what else it names exists there or not, which must make no difference. */
function addressIn(shop: string, { path }: Route): string {
  const names: Record<string, string> = { shop, pack: "alerts", point: "unanswered", channel: "interject" };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? "c-1");
}

const bodyOf = ({ method }: Route) => (method === "GET" ? {} : { body: { role: "admin", merchantId: "m", name: "x" } });

/** Statuses of all shop routes for one caller, as `{ "GET /v1/shops/{shop}/findings": 404 }`. */
async function walk(
  shop: string,
  owner: TestMerchant,
  ask: (path: string, options: { method: string; body?: unknown }) => Promise<Response>,
  { reaches = false } = {},
) {
  const statuses: Record<string, number> = {};
  for (const route of await shopRoutes()) {
    const answer = await ask(addressIn(shop, route), { method: route.method, ...bodyOf(route) });
    const text = await answer.text();
    if (!reaches) expect([route.name, text.includes(owner.canary)]).toEqual([route.name, false]);
    statuses[route.name] = answer.status;
  }
  return statuses;
}

const every = async (status: (route: Route) => number) =>
  Object.fromEntries((await shopRoutes()).map((route) => [route.name, status(route)]));

test("the document lists routes, and each is either a shop's or named in the table", async () => {
  const all = await routes();
  expect(all.length).toBeGreaterThan(20);
  const others = all.filter(({ path }) => !path.startsWith("/v1/shops/{shop}/")).map(({ name }) => name);
  expect(others.sort()).toEqual(Object.keys(outsideShops).sort());
});

test("anonymous callers are sent away everywhere", async () => {
  const owner = await newMerchant(env);
  const json = { "content-type": "application/json" };
  const statuses = await walk(owner.shop, owner, (path, options) => send(path, { ...options, headers: json }));
  expect(statuses).toEqual(await every(() => 401));
  for (const [name, { anonymous }] of Object.entries(outsideShops)) {
    const [method = "", path = ""] = name.split(" ");
    const answer = await send(path, { method, headers: json, ...(method === "GET" ? {} : { body: {} }) });
    expect([name, answer.status]).toEqual([name, anonymous]);
  }
});

test("another merchant's key finds nothing, in a shop that exists and in one that does not", async () => {
  const [owner, stranger] = [await newMerchant(env), await newMerchant(env)];
  const ask = withKey(await stranger.key());
  const notFound = await every(() => 404);
  expect(await walk(owner.shop, owner, ask)).toEqual(notFound);
  expect(await walk("no-such-shop", owner, ask)).toEqual(notFound);
});

test("another merchant's signed-in admin finds nothing", async () => {
  const [owner, stranger] = [await newMerchant(env), await newMerchant(env)];
  const browser = new Browser();
  await browser.signIn(await stranger.member());
  expect(await walk(owner.shop, owner, (path, options) => browser.send(path, options))).toEqual(await every(() => 404));
});

test("a key of one shop does not find its sibling", async () => {
  const owner = await newMerchant(env, { shops: 2 });
  const [first = "", second = ""] = owner.shops;
  const ask = withKey(await owner.key({ shop: first }));
  expect(await walk(second, owner, ask)).toEqual(await every(() => 404));
  expect((await ask(`/v1/shops/${first}/findings`)).status).toBe(200);
});

test("a quality inspector reads and says what he thinks of results; a reading key only reads", async () => {
  const owner = await newMerchant(env);
  const browser = new Browser();
  await browser.signIn(await owner.member({ role: "quality" }));
  const askByKey = withKey(await owner.key({ scopes: ["read"] }));
  const expected = (mayReview: boolean) =>
    every((route) => {
      const { name, method, path } = route;
      if (isOwn(route) || isForAdministrators(route)) return 403;
      // What the walk sends as a body is no verdict; who deletes a remark sends none.
      if (method !== "GET") return !mayReview || !reviews.includes(name) ? 403 : method === "DELETE" ? 404 : 400;
      // Named by the walk, but not there; not a WebSocket; no message and no day named.
      if (
        /\/\{(conversation|decision|rule|backtest|appeal|revision)\}(\/orders|\/cases|\/precedents)?$|\{incident\}\/conversations$|\/images\/|\/earlier$/.test(
          path,
        )
      )
        return 404;
      return /\/(feed|trace|sample)$/.test(path) ? 400 : 200;
    });
  const byKey = await walk(owner.shop, owner, askByKey, { reaches: true });
  expect(byKey).toEqual(await expected(false));
  const bySignIn = await walk(owner.shop, owner, (path, options) => browser.send(path, options), { reaches: true });
  expect(bySignIn).toEqual(await expected(true));
});

test("an agent reads his own results and may do nothing else in the shop (F005)", async () => {
  const owner = await newMerchant(env);
  const browser = new Browser();
  await browser.signIn(await owner.member({ role: "agent", shop: owner.shop, agents: ["a-1"] }));
  const expected = await every((route) => {
    if (!isOwn(route)) return 403;
    // What the walk sends as a body is no appeal; a session that it names is not there.
    return route.method === "POST" ? 400 : route.path.endsWith("{session}") ? 404 : 200;
  });
  const ask = (path: string, options: object) => browser.send(path, options);
  expect(await walk(owner.shop, owner, ask, { reaches: true })).toEqual(expected);
  expect((await browser.send("/v1/me")).status).toBe(200);
});

test("members and keys are managed by signed-in administrators of all shops, and by nobody else", async () => {
  const owner = await newMerchant(env, { shops: 2 });
  const walkManaging = async (ask: (path: string, options: object) => Promise<Response>) => {
    const statuses: Record<string, number> = {};
    for (const name of manages) {
      const [method = "", path = ""] = name.split(" ");
      const address = path.replaceAll(/\{\w+\}/g, "no-such-id");
      const body = method === "GET" ? {} : { body: { role: "admin", merchantId: "m" } };
      statuses[name] = (await ask(address, { method, ...body })).status;
    }
    return statuses;
  };
  const signedIn = async (options: Parameters<typeof owner.member>[0]) => {
    const browser = new Browser();
    await browser.signIn(await owner.member(options));
    return (path: string, options: object) => browser.send(path, options);
  };
  const forbidden = Object.fromEntries(manages.map((name) => [name, 403]));
  expect(await walkManaging(withKey(await owner.key()))).toEqual(forbidden);
  expect(await walkManaging(await signedIn({ role: "quality" }))).toEqual(forbidden);
  expect(await walkManaging(await signedIn({ role: "agent" }))).toEqual(forbidden);
  expect(await walkManaging(await signedIn({ role: "admin", shop: owner.shop }))).toEqual(forbidden);
  const admin = await walkManaging(await signedIn({ role: "admin" }));
  // Nothing there has that id, and what the walk sends as a body is refused for its extra field.
  const expected = (name: string) => (/^(POST|PATCH|PUT)/.test(name) ? 400 : name.includes("{") ? 404 : 200);
  expect(admin).toEqual(Object.fromEntries(manages.map((name) => [name, expected(name)])));
});

test("another merchant's administrator finds none of the owner's members, invitations and keys", async () => {
  const [owner, stranger] = [await newMerchant(env), await newMerchant(env)];
  const [browser, admin] = [new Browser(), new Browser()];
  const person = await owner.member({ role: "quality" });
  await admin.signIn(await owner.member());
  await browser.signIn(await stranger.member());
  const made = async (path: string, body: object) => {
    const answer = await admin.send(path, { method: "POST", body });
    return (await answer.json<{ id: string }>()).id;
  };
  const invited = { email: "new@example.com", role: "admin", shop: "*" };
  const invitation = await made("/v1/merchant/invitations", invited);
  const key = await made("/v1/merchant/keys", { name: "k", shop: "*", access: "read" });
  const member = `/v1/merchant/members/${person.membership}`;
  const statuses = [
    await browser.send(member, { method: "PATCH", body: { role: "admin" } }),
    await browser.send(member, { method: "DELETE" }),
    await browser.send(`${member}/logins`),
    await browser.send(`/v1/merchant/invitations/${invitation}`, { method: "DELETE" }),
    await browser.send(`/v1/merchant/keys/${key}`, { method: "DELETE" }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
  for (const path of ["members", "invitations", "keys"]) {
    const text = await (await browser.send(`/v1/merchant/${path}`)).text();
    expect(text).not.toContain(owner.canary);
  }
  const foreign = await browser.send("/v1/merchant/keys", {
    method: "POST",
    body: { name: "k", shop: owner.shop, access: "read" },
  });
  expect([foreign.status, await foreign.json()]).toMatchObject([400, { error: { path: "shop" } }]);
});

test("fields that nobody may set are refused by every route that takes a body", async () => {
  const owner = await newMerchant(env);
  const ask = withKey(await owner.key());
  const browser = new Browser();
  await browser.signIn(await owner.member({ role: "agent" }));
  const agent = (path: string, options: object) => browser.send(path, options);
  const withBody = (await shopRoutes()).filter(({ takesBody }) => takesBody);
  expect(withBody.length).toBeGreaterThan(8);
  for (const route of withBody) {
    const body = { role: "admin", merchantId: "m", ownerId: "o" };
    const askAs = isOwn(route) ? agent : ask;
    const answer = await askAs(addressIn(owner.shop, route), { method: route.method, body });
    expect([route.name, answer.status]).toEqual([route.name, 400]);
  }
});

test("a change of packs in all shops reaches only those that the caller may configure", async () => {
  const owner = await newMerchant(env, { shops: 3 });
  const [first = "", second = "", third = ""] = owner.shops;
  const browser = new Browser();
  const person = await owner.member({ role: "admin", shop: first });
  const at = { merchant: owner.id, user: person.id, createdAt: Date.now() };
  await writeClient(env)
    .insert(member)
    .values([
      { ...at, id: crypto.randomUUID(), shop: second, role: "quality" },
      { ...at, id: crypto.randomUUID(), shop: third, role: "agent" },
    ]);
  await browser.signIn(person);
  const answer = await browser.send(`/v1/shops/${first}/packs/alerts?everywhere=true`, { method: "DELETE" });
  expect(await answer.json()).toMatchObject({ results: [{ shop: first, outcome: "uninstalled" }] });
  const admin = withKey(await owner.key());
  const packsOf = async (shop: string) => {
    const listed = await admin(`/v1/shops/${shop}/packs`);
    const { packs } = await listed.json<{ packs: { manifest: { id: string } }[] }>();
    return packs.map(({ manifest }) => manifest.id);
  };
  expect(await packsOf(first)).not.toContain("alerts");
  expect(await packsOf(second)).toContain("alerts");
  expect(await packsOf(third)).toContain("alerts");
  for (const shop of [second, third]) {
    const refused = await browser.send(`/v1/shops/${shop}/packs/alerts?everywhere=true`, { method: "DELETE" });
    expect(refused.status).toBe(403);
  }
});

test("a foreign page changes nothing, whatever it sends", async () => {
  const owner = await newMerchant(env);
  const browser = new Browser();
  await browser.signIn(await owner.member());
  const { cookieHeader: cookie } = browser;
  const json = { cookie, "content-type": "application/json" };
  const ours = { origin, "sec-fetch-site": "same-origin" };
  const foreign: Record<string, Record<string, string>> = {
    "no Origin": json,
    "evil Origin": { ...json, origin: "https://evil.example.net" },
    "Origin null": { ...json, origin: "null" },
    "a sub-domain": { ...json, origin: "https://sub.interject.test", "sec-fetch-site": "same-site" },
    "JSON as text": { ...json, ...ours, "content-type": "text/plain" },
    "no content type": { cookie, ...ours },
  };
  for (const route of (await routes()).filter(({ method }) => method !== "GET")) {
    for (const [name, headers] of Object.entries(foreign)) {
      const init = { method: route.method, headers, body: new TextEncoder().encode("{}") };
      const answer = await sendBytes(addressIn(owner.shop, route), init);
      expect([route.name, name, answer.status]).toEqual([route.name, name, 403]);
    }
  }
});

test("a WebSocket of a foreign page is refused, and one of ours is opened", async () => {
  const owner = await newMerchant(env);
  const browser = new Browser();
  await browser.signIn(await owner.member());
  const upgrade = (headers: Record<string, string>) =>
    send(`/v1/shops/${owner.shop}/feed`, {
      headers: { upgrade: "websocket", cookie: browser.cookieHeader, ...headers },
    });
  expect((await upgrade({ origin: "https://evil.example.net" })).status).toBe(403);
  expect((await upgrade({})).status).toBe(403);
  const opened = await upgrade({ origin });
  expect(opened.status).toBe(101);
  expect(await firstFrame(opened)).toMatchObject({ type: "hello" });
});

/** As bytes: a string body would get a content type by itself. */
async function sendBytes(path: string, init: { method: string; headers: Record<string, string>; body: Uint8Array }) {
  const { exports } = await import("cloudflare:workers");
  return exports.default.fetch(new Request(`${origin}${path}`, init));
}
