import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readClient } from "../../db/client.ts";
import { passwordReset } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import { administered } from "./testing/administered.ts";
import { Browser, origin } from "./testing/browser.ts";
import { newMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const fresh = "an entirely new password";

async function withLink() {
  const house = await administered(env);
  const person = await house.merchant.member({ role: "quality" });
  const path = `/v1/merchant/members/${person.membership}/password-reset`;
  const make = async () => {
    const answer = await house.admin.send(path, { method: "POST", body: {} });
    const { link } = await answer.json<{ link: string }>();
    return new URL(link).hash.slice(1);
  };
  return { ...house, person, make };
}

const post = (browser: Browser, path: string, body: object) =>
  browser.send(`/v1/auth/password-reset${path}`, { method: "POST", body });

test("an administrator's link sets a new password once, and ends every login of the person", async () => {
  const { person, make, audited } = await withLink();
  const elsewhere = new Browser();
  await elsewhere.signIn(person);
  expect((await elsewhere.send("/v1/me")).status).toBe(200);
  const token = await make();
  const browser = new Browser();
  expect(await (await post(browser, "/link", { token })).json()).toEqual({ email: person.email });
  expect((await post(browser, "/complete", { token, password: fresh })).status).toBe(200);
  expect((await elsewhere.send("/v1/me")).status).toBe(401);
  expect((await browser.signIn(person)).status).toBe(401);
  expect((await browser.signIn({ ...person, password: fresh })).status).toBe(200);
  expect((await post(browser, "/complete", { token, password: "one more password" })).status).toBe(404);
  expect(await audited()).toEqual(["password.reset", "password.reset-made"]);
});

test("a newer link makes the older one void, and only hashes are kept", async () => {
  const { make } = await withLink();
  const [first, second] = [await make(), await make()];
  const browser = new Browser();
  expect((await post(browser, "/link", { token: first })).status).toBe(404);
  expect((await post(browser, "/link", { token: second })).status).toBe(200);
  const rows = JSON.stringify(await readClient(env).select().from(passwordReset));
  expect(rows).not.toContain(second.slice(4));
});

test("two who use a link at the same moment: one of them sets the password", async () => {
  const { make } = await withLink();
  const token = await make();
  const answers = await Promise.all([1, 2].map(() => post(new Browser(), "/complete", { token, password: fresh })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test("a short password is refused by name, and wrong links are counted", async () => {
  const { make } = await withLink();
  const token = await make();
  const browser = new Browser();
  const short = await post(browser, "/complete", { token, password: "short" });
  expect([short.status, await short.json()]).toMatchObject([400, { error: { path: "password" } }]);
  const statuses: number[] = [];
  for (let index = 0; index < 11; index++) statuses.push((await post(browser, "/link", { token: "pr_guess" })).status);
  expect(statuses.at(0)).toBe(404);
  expect(statuses.at(-1)).toBe(429);
});

test("whoever asks for a letter hears the same for an account that exists and one that does not", async () => {
  const { person } = await withLink();
  const ask = async (email: string) => {
    const answer = await post(new Browser(), "", { email });
    return [answer.status, await answer.text()];
  };
  expect(await ask(person.email)).toEqual(await ask("nobody-at-all@example.com"));
  const statuses: unknown[] = [];
  for (let index = 0; index < 11; index++) statuses.push((await ask("often@example.com"))[0]);
  expect(statuses.at(-1)).toBe(429);
});

test("another merchant's administrator makes no link", async () => {
  const [{ person }, stranger] = [await withLink(), await newMerchant(env)];
  const browser = new Browser();
  await browser.signIn(await stranger.member());
  const answer = await browser.send(`/v1/merchant/members/${person.membership}/password-reset`, {
    method: "POST",
    body: {},
  });
  expect(answer.status).toBe(404);
  expect(origin).toMatch(/^https/);
});
