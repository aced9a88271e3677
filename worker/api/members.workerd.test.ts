import { env as bindings } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClient, writeClient } from "../../db/client.ts";
import { invitation } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import { administered } from "./testing/administered.ts";
import { Browser, send } from "./testing/browser.ts";

const env = bindings as unknown as Env;
const password = "a long enough password";

const take = (token: string, more: object = { name: "Guest" }, browser = new Browser()) =>
  browser.send("/v1/auth/invitation/accept", { method: "POST", body: { token, password, ...more } });
const look = (token: string) => new Browser().send("/v1/auth/invitation", { method: "POST", body: { token } });

test("an invited person sets a password, is signed in, and has the role and shop that were offered", async () => {
  const { merchant, invite, members, audited } = await administered(env, { shops: 2 });
  const { email, token, status } = await invite({ role: "quality", shop: merchant.shop });
  expect(status).toBe(201);
  expect(await (await look(token)).json()).toMatchObject({ email, role: "quality", hasAccount: false });
  const guest = new Browser();
  expect((await take(token, { name: "小王" }, guest)).status).toBe(200);
  expect(await (await guest.send("/v1/me")).json()).toMatchObject({
    member: { email, name: "小王", role: "quality" },
    manages: false,
    shops: [{ id: merchant.shop }],
  });
  expect((await new Browser().signIn({ email, password })).status).toBe(200);
  expect((await members()).map((member) => member.email)).toContain(email);
  expect(await audited()).toEqual(["member.invited", "member.joined"]);
});

test("a link works once, also when it is opened twice at the same moment", async () => {
  const { invite, members } = await administered(env);
  const { token, email } = await invite();
  const statuses = (await Promise.all([take(token), take(token)])).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect((await members()).filter((member) => member.email === email)).toHaveLength(1);
  expect((await take(token)).status).toBe(404);
  expect((await look(token)).status).toBe(404);
});

test("the database holds only the hash of a link's token, and the list does not show it", async () => {
  const { admin, invite } = await administered(env);
  const { id, token } = await invite();
  const [row] = await readClient(env).select().from(invitation).where(eq(invitation.id, id));
  expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await (await admin.send("/v1/merchant/invitations")).text()).not.toContain(token);
});

test("a link that ran out or was taken back opens nothing", async () => {
  const { admin, invite } = await administered(env);
  const old = await invite();
  await writeClient(env)
    .update(invitation)
    .set({ expiresAt: Date.now() - 1 })
    .where(eq(invitation.id, old.id));
  expect((await take(old.token)).status).toBe(404);
  const back = await invite();
  expect((await admin.send(`/v1/merchant/invitations/${back.id}`, { method: "DELETE" })).status).toBe(200);
  expect((await take(back.token)).status).toBe(404);
});

test("a short password and a missing name are refused by name, and the link stays good", async () => {
  const { invite } = await administered(env);
  const { token } = await invite();
  const refused = async (more: object) => {
    const answer = await take(token, more);
    return [answer.status, (await answer.json<{ error: { path: string } }>()).error.path];
  };
  expect(await refused({ name: "Guest", password: "too short" })).toEqual([400, "password"]);
  expect(await refused({})).toEqual([400, "name"]);
  expect((await take(token)).status).toBe(200);
});

test("who has an account already shows its password, and joins the other shop too", async () => {
  const { merchant, invite, members } = await administered(env, { shops: 2 });
  const [first = "", second = ""] = merchant.shops;
  const { email, token } = await invite({ shop: first });
  await take(token);
  const again = await invite({ email, shop: second, role: "agent" });
  expect(await (await look(again.token)).json()).toMatchObject({ hasAccount: true });
  expect((await take(again.token, { password: "some other password" })).status).toBe(400);
  expect((await take(again.token)).status).toBe(200);
  expect((await members()).filter((member) => member.email === email).map(({ role }) => role)).toEqual([
    "quality",
    "agent",
  ]);
  expect((await invite({ email, shop: second })).status).toBe(409);
});

test("an address of another merchant cannot be invited away, nor its account taken over", async () => {
  const [ours, theirs] = [await administered(env), await administered(env)];
  const { token } = await ours.invite({ email: theirs.person.email });
  expect((await take(token)).status).toBe(409);
  expect((await new Browser().signIn(theirs.person)).status).toBe(200);
});

test("wrong tries at a link count like those to sign in", async () => {
  const { merchant, invite } = await administered(env);
  const person = await merchant.member({ role: "quality", shop: merchant.shop });
  const { token } = await invite({ email: person.email });
  const statuses: number[] = [];
  for (let index = 0; index < 11; index++) statuses.push((await take(token, { password: `wrong ${index}` })).status);
  expect(statuses.slice(0, 9)).toEqual(Array(9).fill(400));
  expect(statuses.at(-1)).toBe(429);
  expect((await new Browser().signIn(person)).status).toBe(429);
});

test("a changed role and a disabled member hold from the next request, and a disabled one is signed out", async () => {
  const { merchant, admin, members, audited } = await administered(env);
  const person = await merchant.member({ role: "quality" });
  const browser = new Browser();
  await browser.signIn(person);
  const findings = `/v1/shops/${merchant.shop}/findings`;
  const patch = (body: object) => admin.send(`/v1/merchant/members/${person.membership}`, { method: "PATCH", body });
  expect((await browser.send(findings)).status).toBe(200);
  expect((await patch({ role: "agent" })).status).toBe(200);
  expect((await browser.send(findings)).status).toBe(403);
  expect((await patch({ disabled: true })).status).toBe(200);
  expect((await browser.send("/v1/me")).status).toBe(401);
  expect((await new Browser().signIn(person)).status).toBe(403);
  expect(await (await admin.send(`/v1/merchant/members/${person.membership}/logins`)).json()).toEqual({ items: [] });
  expect((await patch({ disabled: false, role: "quality" })).status).toBe(200);
  // The old login is gone for good.
  expect((await browser.send("/v1/me")).status).toBe(401);
  await browser.signIn(person);
  expect((await browser.send(findings)).status).toBe(200);
  expect((await admin.send(`/v1/merchant/members/${person.membership}`, { method: "DELETE" })).status).toBe(200);
  expect((await browser.send(findings)).status).toBe(401);
  expect((await members()).map(({ id }) => id)).not.toContain(person.membership);
  expect(await audited()).toEqual(["member.changed", "member.changed", "member.changed", "member.removed"]);
});

test("the last administrator stays one, also when two remove each other at the same moment", async () => {
  const { merchant, admin, person } = await administered(env);
  await merchant.member({ role: "admin", shop: merchant.shop });
  const own = `/v1/merchant/members/${person.membership}`;
  const lower = (body: object) => admin.send(own, { method: "PATCH", body });
  expect((await lower({ role: "quality" })).status).toBe(409);
  expect((await lower({ disabled: true })).status).toBe(409);
  expect((await admin.send(own, { method: "DELETE" })).status).toBe(409);
  const second = await merchant.member();
  const other = new Browser();
  await other.signIn(second);
  const statuses = await Promise.all([
    admin.send(`/v1/merchant/members/${second.membership}`, { method: "DELETE" }),
    other.send(own, { method: "DELETE" }),
  ]);
  expect(statuses.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("an anonymous caller learns nothing from a token that was never made", async () => {
  const answer = await look("in_made-up");
  expect(answer.status).toBe(404);
  expect((await send("/v1/merchant/members")).status).toBe(401);
});
