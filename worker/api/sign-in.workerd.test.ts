import { env as bindings } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClient, writeClient } from "../../db/client.ts";
import { loginSession, member } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import { Browser, send } from "./testing/browser.ts";
import { newMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;

async function signedIn() {
  const merchant = await newMerchant(env);
  const person = await merchant.member();
  const browser = new Browser();
  const answer = await browser.signIn(person);
  expect(answer.status).toBe(200);
  return { merchant, person, browser, answer };
}

test("signing in sets host-only cookies that scripts cannot read, and the token is not in the body", async () => {
  const { browser, answer } = await signedIn();
  const [login] = answer.headers.getSetCookie().filter((line) => line.startsWith("__Host-interject.login="));
  expect(login).toMatch(/HttpOnly/i);
  expect(login).toMatch(/Secure/i);
  expect(login).toMatch(/SameSite=Lax/i);
  expect(login).toMatch(/Path=\//i);
  expect(login).not.toMatch(/Domain=/i);
  expect(await answer.json()).toEqual({ ok: true });
  expect((await browser.send("/v1/me")).status).toBe(200);
});

test("me names the member, the merchant and the shops", async () => {
  const { merchant, person, browser } = await signedIn();
  const answer = await browser.send("/v1/me");
  expect(await answer.json()).toEqual({
    by: `user:${person.id}`,
    manages: true,
    member: { email: person.email, name: `Member ${merchant.canary}`, role: "admin", ownRole: null, language: "zh" },
    merchant: { id: merchant.id, name: `Merchant ${merchant.canary}` },
    shops: [
      {
        id: merchant.shop,
        name: `Shop ${merchant.canary}`,
        may: ["read", "review", "configure"],
        agents: [],
        masks: [],
        groups: null,
      },
    ],
  });
});

test("the database holds only the hash of a login token", async () => {
  const { person, browser } = await signedIn();
  const [row] = await readClient(env).select().from(loginSession).where(eq(loginSession.userId, person.id));
  expect(row?.token).toMatch(/^[0-9a-f]{64}$/);
  expect(browser.cookieHeader).not.toContain(row?.token);
});

test("signing out ends the login session on the server at once", async () => {
  const { browser } = await signedIn();
  const stolen = browser.cookieHeader;
  expect((await send("/v1/me", { headers: { cookie: stolen } })).status).toBe(200);
  expect((await browser.send("/v1/auth/sign-out", { method: "POST", body: {} })).status).toBe(200);
  expect(browser.cookies.has("__Host-interject.login")).toBe(false);
  expect((await send("/v1/me", { headers: { cookie: stolen } })).status).toBe(401);
});

test("signing in again gives a new login session and ends the one before", async () => {
  const { person, browser } = await signedIn();
  const before = browser.cookieHeader;
  expect((await browser.signIn(person)).status).toBe(200);
  expect(browser.cookieHeader).not.toBe(before);
  expect((await send("/v1/me", { headers: { cookie: before } })).status).toBe(401);
  expect((await browser.send("/v1/me")).status).toBe(200);
});

test("a cookie that was set before signing in is not taken over", async () => {
  const merchant = await newMerchant(env);
  const person = await merchant.member();
  const browser = new Browser();
  browser.cookies.set("__Host-interject.login", "chosen-by-an-attacker");
  expect((await browser.signIn(person)).status).toBe(200);
  expect(browser.cookies.get("__Host-interject.login")).not.toBe("chosen-by-an-attacker");
});

test("a role that was taken away is gone on the next request", async () => {
  const { merchant, person, browser } = await signedIn();
  const settings = `/v1/shops/${merchant.shop}/settings`;
  const rename = () => browser.send(settings, { method: "PATCH", body: { name: "New name" } });
  expect((await rename()).status).toBe(200);
  await writeClient(env).update(member).set({ role: "quality" }).where(eq(member.id, person.membership));
  expect((await rename()).status).toBe(403);
  await writeClient(env).delete(member).where(eq(member.id, person.membership));
  expect((await browser.send(settings)).status).toBe(401);
});

test("a login session ends after seven days, however busy it was, and after twelve idle hours", async () => {
  const age = async (change: { createdAt?: Date; expiresAt?: Date }) => {
    const { person, browser } = await signedIn();
    await writeClient(env).update(loginSession).set(change).where(eq(loginSession.userId, person.id));
    return (await browser.send("/v1/me")).status;
  };
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  expect(await age({ createdAt: daysAgo(6.9) })).toBe(200);
  expect(await age({ createdAt: daysAgo(7.1) })).toBe(401);
  expect(await age({ expiresAt: daysAgo(0.001) })).toBe(401);
});

test("changing the password ends every other login session", async () => {
  const { person, browser } = await signedIn();
  const elsewhere = new Browser();
  await elsewhere.signIn(person);
  const before = browser.cookieHeader;
  const change = (currentPassword: string) =>
    browser.send("/v1/auth/change-password", {
      method: "POST",
      body: { currentPassword, newPassword: "another long password" },
    });
  expect((await change("not the password")).status).toBe(400);
  expect((await change(person.password)).status).toBe(200);
  expect((await elsewhere.send("/v1/me")).status).toBe(401);
  expect((await send("/v1/me", { headers: { cookie: before } })).status).toBe(401);
  expect((await browser.send("/v1/me")).status).toBe(200);
  expect((await new Browser().signIn(person)).status).toBe(401);
  expect((await new Browser().signIn({ ...person, password: "another long password" })).status).toBe(200);
});

test("an unknown account and a wrong password get the same answer", async () => {
  const merchant = await newMerchant(env);
  const { email } = await merchant.member();
  const wrong = await new Browser().signIn({ email, password: "wrong password" });
  const unknown = await new Browser().signIn({ email: `nobody-${email}`, password: "wrong password" });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await unknown.json()).toEqual(await wrong.json());
});

test("wrong passwords in a row block the account, also for the right one and from another address", async () => {
  const merchant = await newMerchant(env);
  const person = await merchant.member();
  const tries = Array.from({ length: 12 }, (_, index) =>
    new Browser().signIn(
      { email: person.email, password: `wrong ${index}` },
      { "cf-connecting-ip": `192.0.2.${index}` },
    ),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(9).fill(401), 429, 429, 429]);
  const blocked = await new Browser().signIn(person, { "cf-connecting-ip": "192.0.2.99" });
  expect(blocked.status).toBe(429);
  expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(60);
});

test("nobody signs up by themselves, and the library's other routes are not there", async () => {
  for (const path of ["sign-up/email", "get-session", "update-user", "list-sessions", "request-password-reset"]) {
    const answer = await new Browser().send(`/v1/auth/${path}`, {
      method: "POST",
      body: { email: "a@example.com", password: "a long enough password", name: "A" },
    });
    expect([path, answer.status]).toEqual([path, 401]);
  }
});
