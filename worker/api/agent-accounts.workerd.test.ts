import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { administered } from "./testing/administered.ts";
import { Browser } from "./testing/browser.ts";
import type { Answer } from "./testing/chat.ts";

const env = bindings as unknown as Env;
const password = "a long enough password";

async function invited(house: Awaited<ReturnType<typeof administered>>, body: object) {
  const answer = await house.admin.send("/v1/merchant/invitations", { method: "POST", body });
  return { status: answer.status, body: await answer.json<Answer>() };
}

test("an invitation says which accounts an agent speaks for, and an administrator changes it later (F005)", async () => {
  const house = await administered(env, { shops: 2 });
  const { merchant, admin } = house;
  const email = `agent-${merchant.canary}@example.com`;
  const offer = { email, role: "agent", shop: merchant.shop, agents: ["a-1", "a-2"] };
  const { status, body } = await invited(house, offer);
  expect([status, body.agents]).toEqual([201, ["a-1", "a-2"]]);
  const agent = new Browser();
  const token = new URL(body.link).hash.slice(1);
  await agent.send("/v1/auth/invitation/accept", { method: "POST", body: { token, password, name: "小王" } });
  const me = async () => (await (await agent.send("/v1/me")).json<Answer>()).shops;
  expect(await me()).toMatchObject([{ id: merchant.shop, may: ["own"], agents: ["a-1", "a-2"] }]);
  const known = (await house.members()).find((one) => one.email === email);
  const change = async (part: object) => {
    const answer = await admin.send(`/v1/merchant/members/${known?.id}`, { method: "PATCH", body: part });
    return { status: answer.status, body: await answer.json<Answer>() };
  };
  expect(await change({ agents: ["a-3"] })).toMatchObject({ status: 200, body: { agents: ["a-3"] } });
  expect(await me()).toMatchObject([{ agents: ["a-3"] }]);
  expect(await change({ role: "quality" })).toMatchObject({ status: 200, body: { agents: [] } });
  expect(await change({ agents: ["a-3"] })).toMatchObject({ status: 400, body: { error: { path: "agents" } } });
  expect(await change({ role: "agent", agents: ["a-4"] })).toMatchObject({ status: 200, body: { agents: ["a-4"] } });
  expect(await house.audited()).toEqual([
    "member.changed",
    "member.changed",
    "member.changed",
    "member.invited",
    "member.joined",
  ]);
});

test("accounts go with one shop and the role of an agent, and are named once", async () => {
  const house = await administered(env);
  const { shop, canary } = house.merchant;
  const email = `nobody-${canary}@example.com`;
  const offer = { email, role: "agent", shop, agents: ["a-1"] };
  for (const wrong of [{ role: "quality" }, { shop: "*" }, { agents: ["a-1", "a-1"] }, { agents: [" "] }]) {
    const refused = await invited(house, { ...offer, ...wrong });
    expect([refused.status, refused.body.error?.path]).toEqual([400, expect.stringMatching(/^agents/)]);
  }
});
