import { env as bindings } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClient, writeClient } from "../../db/client.ts";
import { packVersion } from "../../db/schema.ts";
import { manifestOf } from "../../plugins/sdk/manifest.ts";
import type { Env } from "../env.ts";
import { calm, fileOf } from "../settings/pack-fixtures.ts";
import { codeOf } from "../settings/pack-store.ts";
import { pauseGuest } from "../settings/pause-guest.ts";
import type { Answer } from "./testing/chat.ts";
import { openPackShop } from "./testing/packs.ts";

const env = bindings as unknown as Env;
const down: Env = { ...env, LIBSQL_URL: "http://127.0.0.1:9" };
const loud = "calm/loud";

/** As a bundle comes from the author's tool. */
const code = `
const loud = {
  id: "loud",
  codes: { shouted: { score: -3 } },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    return event.session.messages
      .filter(({ from, text }) => from.role === "agent" && text.split("！").length > config.marks)
      .map(({ id, text }) => ({ kind: "finding", code: "shouted", evidence: [{ message: id, start: 0, end: text.length }] }));
  },
};
const comfort = { id: "comfort", plan: () => ({ actions: [] }) };
export default { id: "calm", points: [loud], interventions: [comfort] };
`;

const guest = (options: Parameters<typeof calm>[0] = {}, text: string = code) =>
  fileOf(manifestOf(calm(options), { guest: true }), { code: text });

test("a guest is looked at, installed and asked; settings go with it from version to version", async () => {
  const shop = await openPackShop();
  const first = await guest();
  expect(await shop.review(first)).toMatchObject({ status: 200, body: { tier: "guest", change: "install" } });
  expect(await shop.put(first)).toMatchObject({ outcome: "installed" });
  expect(await shop.listed("calm")).toMatchObject({
    install: { tier: "guest", dailyCalls: 1_000_000 },
    points: [{ id: loud, settings: { config: { marks: 3 } }, schema: { properties: { marks: { maximum: 10 } } } }],
  });
  await shop.change("PATCH", `points/${loud}`, { config: { marks: 7 } });

  const wider = await guest({ version: "1.1.0", most: 20, extra: true });
  expect((await shop.review(wider)).body).toMatchObject({
    differences: { added: ["settings/loud/words"], removed: [], narrowed: [] },
    settings: { carried: [loud], problems: [] },
  });
  expect(await shop.put(wider)).toMatchObject({ outcome: "upgraded" });
  await shop.change("PATCH", `points/${loud}`, { config: { marks: 15 } });

  const narrower = await guest({ version: "2.0.0", most: 5, extra: true });
  const problems = [{ path: `points.${loud}.config.marks`, message: expect.stringContaining("<=5") }];
  expect((await shop.review(narrower)).body).toMatchObject({
    differences: { narrowed: ["settings/loud/marks"] },
    settings: { carried: [], problems },
  });
  expect(await shop.put(narrower)).toMatchObject({ outcome: "attention", problems });
  expect(await shop.listed("calm")).toMatchObject({
    install: { version: "1.1.0", attention: { version: "2.0.0" } },
    points: [{ settings: { config: { marks: 15 } } }],
  });

  // The first version does not take 15: back comes what it had.
  await shop.change("POST", "packs/calm/rollback", {});
  expect(await shop.listed("calm")).toMatchObject({
    install: { version: "1.0.0" },
    points: [{ settings: { config: { marks: 7 } } }],
  });

  await shop.change("PATCH", `points/${loud}`, { config: { marks: 2 } });
  const chat = shop.chat("c-1");
  await chat.say("buyer", "在吗");
  await chat.say("agent", "在！！！说！");
  await chat.close();
  await chat.settle();
  await chat.settle();
  const { items } = await shop.get(`findings?point=${encodeURIComponent(loud)}`);
  expect(items).toMatchObject([{ code: "shouted", evidence: [{ quote: "在！！！说！" }] }]);
});

test.each([
  ["that is no module", "export default {", "line 1"],
  ["that imports", 'import "node:fs";\nexport default {};', "line 1"],
  ["that never ends", `while (true) {}\n${code}`, ""],
  ["that throws", `throw new Error("not today");\n${code}`, ""],
  ["that exports no pack", "export default 5;", ""],
  ["with another point", code.replace('id: "loud"', 'id: "silent"'), "other points"],
  ["with another code", code.replace("shouted:", "cried:"), "other points"],
  ["without its intervention", code.replace("[comfort]", "[]"), "other interventions"],
])("refuses code %s, and keeps nothing of it", async (_, text, says) => {
  const shop = await openPackShop();
  const file = await guest({}, text);
  const answer = await shop.review(file);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid", path: "code" } } });
  expect(answer.body.error.message).toContain(says);
  expect((await shop.install({ sha256: file.sha256 })).status).toBe(400);
});

test("code is guarded anew where another version of the guard wrote it, and is there without libSQL", async () => {
  const shop = await openPackShop();
  const file = await guest();
  await shop.put(file);
  const tenant = { merchant: shop.merchant.id, shop: shop.merchant.shop };
  const guarded = await codeOf(env, tenant, file.sha256);
  expect(guarded).not.toBe(code);
  expect(await codeOf(down, tenant, file.sha256)).toBe(guarded);

  const row = and(eq(packVersion.merchant, tenant.merchant), eq(packVersion.sha256, file.sha256));
  await writeClient(env).update(packVersion).set({ guarded: "old", guardVersion: -1 }).where(row);
  expect(await codeOf(env, tenant, file.sha256)).toBe(guarded);
  expect((await readClient(env).select().from(packVersion).where(row))[0]).toMatchObject({ guarded });
  await expect(codeOf(env, { ...tenant, merchant: "m-other" }, "0".repeat(64))).rejects.toThrow("not stored");
});

test("a guest that was paused says why, until a person lets it go on", async () => {
  const shop = await openPackShop();
  await shop.put(await guest());
  const tenant = { merchant: shop.merchant.id, shop: shop.merchant.shop };
  await pauseGuest(env, tenant, "calm", { reason: "failures", detail: "TypeError: x", at: 1, until: null });
  expect((await shop.get("packs")).packs.find(({ manifest }: Answer) => manifest.id === "calm").install).toMatchObject({
    state: "on",
    paused: { reason: "failures", detail: "TypeError: x" },
  });
  expect((await shop.change("PATCH", "packs/calm", { resume: true })).body.results).toMatchObject([
    { outcome: "changed" },
  ]);
  expect((await shop.listed("calm"))?.install.paused).toBeUndefined();
  expect((await shop.change("PATCH", "packs/calm", { dailyCalls: 500 })).status).toBe(200);
  expect(await shop.listed("calm")).toMatchObject({ install: { dailyCalls: 500 } });
});
