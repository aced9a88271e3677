import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { ledgerName } from "../../db/client.ts";
import { send } from "../api/testing/browser.ts";
import { app } from "../app.ts";
import type { Env } from "../env.ts";
import { rowsFixture } from "../ledger/fixtures.ts";

const env = bindings as unknown as Env;
const token = "a-token-of-the-operator";
const own = { ...env, METRICS_TOKEN: token };

test("is ready when the database answers, is migrated, and the master key works", async () => {
  const answer = await send("/readyz");
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { ready: true, reason: null, parts: { database: "up", migrations: "applied", masterKey: "usable" } },
  ]);
});

test.each([
  ["database", { LIBSQL_URL: "http://127.0.0.1:9" }],
  ["master-key", { MASTER_KEY: "too short, and the reason must not tell it" }],
] as const)("is not ready without its %s, and says no more than that", async (reason, lacking) => {
  const answer = await app.request("/readyz", {}, { ...env, ...lacking });
  const text = await answer.text();
  expect([answer.status, answer.headers.get("retry-after"), JSON.parse(text).reason]).toEqual([503, "5", reason]);
  expect(text).not.toMatch(/127\.0\.0\.1|too short/);
});

test("a probe that comes all the time asks the database once in five seconds", async () => {
  let asked = 0;
  // Reading its address is how a client begins: nobody who is answered from memory does.
  const counting = {
    ...env,
    MASTER_KEY: Buffer.from("a key of this test, 32 bytes lng").toString("base64"),
    get LIBSQL_AUTH_TOKEN() {
      asked++;
      return "";
    },
  } as Env;
  const answers = [];
  for (let round = 0; round < 20; round++) answers.push((await app.request("/readyz", {}, counting)).status);
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(asked).toBe(1);
});

test("figures of the installation are for whoever has the token, and for nobody where there is none", async () => {
  const asWhom = (headers: Record<string, string>, on: Env) => app.request("/metrics", { headers }, on);
  const right = { authorization: `Bearer ${token}` };
  expect((await asWhom(right, env)).status).toBe(404);
  expect((await asWhom({}, own)).status).toBe(401);
  expect((await asWhom({ authorization: `Bearer ${token}x` }, own)).status).toBe(401);
  const answer = await asWhom(right, own);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    "text/plain; version=0.0.4; charset=utf-8",
  ]);
});

test("counts what was committed, and names no merchant, shop or chat", async () => {
  const owner = { merchant: "m-metrics-canary", shop: "s-metrics-canary", conversation: "c-metrics-canary" };
  await env.LEDGER.getByName(ledgerName).append(rowsFixture({ ...owner, messages: 3 }));
  // Figures are kept for five seconds: an address of its own has none yet.
  const fresh = { ...own, LIBSQL_URL: `${env.LIBSQL_URL}/` };
  const text = await (await app.request("/metrics", { headers: { authorization: `Bearer ${token}` } }, fresh)).text();
  const value = (name: string) =>
    Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`${name} `))
        ?.split(" ")[1],
    );
  expect(value('interject_ledger_rows_total{table="messages"}')).toBeGreaterThanOrEqual(3);
  expect(value('interject_ledger_appends_total{outcome="committed"}')).toBeGreaterThanOrEqual(1);
  expect(value("interject_database_up")).toBe(1);
  expect(value("interject_ledger_breaker_open")).toBe(0);
  expect(value("interject_dead_letters_open")).toBeGreaterThanOrEqual(0);
  expect(text).not.toContain("canary");
  // Each line is a comment, or a name, labels of ours, and a number.
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) interject_.+|interject_[a-z_]+(\{[a-z]+="[a-z]+"\})? [\d.e+-]+)$/);
});
