import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { settingsOf } from "../settings/cache.ts";
import { unseal } from "../settings/secrets.ts";
import { readSettings } from "../settings/store.ts";
import { withKey } from "./testing/browser.ts";
import { newMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const point = "points/alerts/unanswered";

async function shop() {
  const merchant = await newMerchant(env);
  const ask = withKey(await merchant.key());
  const at = (path: string) => `/v1/shops/${merchant.shop}/${path}`;
  return {
    merchant,
    get: async (path: string) => (await ask(at(path))).json<Record<string, unknown>>(),
    change: async (method: string, path: string, body?: unknown) => {
      const answer = await ask(at(path), { method, ...(body === undefined ? {} : { body }) });
      return { status: answer.status, body: await answer.json<Record<string, unknown>>() };
    },
  };
}

test("lists every installed pack with its manifest, the form's schema, and settings with all defaults (F018)", async () => {
  const { get } = await shop();
  const { revision, packs } = await get("packs");
  expect(revision).toBe(1);
  expect(packs).toContainEqual(
    expect.objectContaining({
      manifest: expect.objectContaining({ id: "alerts" }),
      points: expect.arrayContaining([
        {
          id: "alerts/unanswered",
          settings: { enabled: true, allowed: [], config: expect.objectContaining({ seconds: 60, botAnswers: true }) },
          schema: expect.objectContaining({
            properties: expect.objectContaining({ seconds: expect.objectContaining({ minimum: 5, maximum: 86_400 }) }),
          }),
        },
      ]),
    }),
  );
});

test("a changed point is a new revision, and what judges reads it at once in this isolate (F034, F085)", async () => {
  const { merchant, change, get } = await shop();
  await settingsOf(env, merchant.id, merchant.shop);
  const saved = await change("PATCH", point, { config: { seconds: 10 }, severity: "urgent" });
  expect(saved).toMatchObject({
    status: 200,
    body: { revision: 2, settings: { severity: "urgent", config: { seconds: 10 } } },
  });
  const { snapshot } = await settingsOf(env, merchant.id, merchant.shop);
  expect(snapshot.revision).toBe(2);
  expect(snapshot.points["alerts/unanswered"]).toMatchObject({
    enabled: true,
    severity: "urgent",
    config: { seconds: 10 },
  });
  expect(await get("revisions")).toMatchObject({
    items: [
      {
        revision: 2,
        by: expect.stringMatching(/^key:/),
        summary: expect.arrayContaining(["points.alerts/unanswered.config.seconds: none → 10"]),
      },
      { revision: 1 },
    ],
    next: null,
  });
});

test("absent fields stay, null goes back to the default, and a reset forgets all", async () => {
  const { change } = await shop();
  await change("PATCH", point, { enabled: false, severity: "low", config: { seconds: 10, again: true } });
  const second = await change("PATCH", point, { severity: null, config: { seconds: null } });
  expect(second.body).toMatchObject({
    revision: 3,
    settings: { enabled: false, config: { seconds: 60, again: true } },
  });
  expect(second.body.settings).not.toHaveProperty("severity");
  const reset = await change("DELETE", point);
  expect(reset.body).toMatchObject({ revision: 4, settings: { enabled: true, config: { seconds: 60, again: false } } });
});

test("saving what is already so makes no revision", async () => {
  const { change } = await shop();
  await change("PATCH", point, { config: { seconds: 10 } });
  expect((await change("PATCH", point, { config: { seconds: 10 } })).body.revision).toBe(2);
});

test.each([
  ["a value out of bounds", { config: { seconds: 1 } }, "config.seconds", ">=5"],
  ["a value of another type", { config: { again: "yes" } }, "config.again", "boolean"],
  ["a setting that the point does not have", { config: { second: 10 } }, "config.second", "no such field"],
  ["an unknown severity", { severity: "fatal" }, "severity", '"low"|"normal"|"urgent"'],
  ["an unknown session type", { sessionTypes: ["never"] }, "sessionTypes.0", '"presale"'],
  ["no session type at all", { sessionTypes: [] }, "sessionTypes", ">=1"],
  ["a score for an alert", { scores: { presale: -3, aftersale: -3 } }, "scores", "no score"],
  ["an unknown field", { severities: "low" }, "severities", "no such field"],
])("refuses %s, naming the field and what is allowed", async (_, body, path, message) => {
  const { change, get } = await shop();
  const refused = await change("PATCH", point, body);
  expect(refused).toMatchObject({ status: 400, body: { error: { code: "invalid", path } } });
  expect(JSON.stringify(refused.body)).toContain(JSON.stringify(message).slice(1, -1));
  expect((await get("packs")).revision).toBe(1);
});

test("a deduction cannot add points", async () => {
  const { change } = await shop();
  const deduct = "points/service/closing-missing";
  expect(await change("PATCH", deduct, { scores: { presale: 3, aftersale: null } })).toMatchObject({
    status: 400,
    body: { error: { path: "scores.presale" } },
  });
  const saved = await change("PATCH", deduct, { scores: { presale: -5, aftersale: null } });
  expect(saved.body).toMatchObject({ settings: { scores: { presale: -5, aftersale: null } } });
});

test("a point that does not exist is not found", async () => {
  const { change } = await shop();
  expect((await change("PATCH", "points/alerts/nothing", {})).status).toBe(404);
  expect((await change("DELETE", "points/nothing/unanswered")).status).toBe(404);
});

test("four people who save at once all succeed, each on a revision of their own", async () => {
  const { change, get } = await shop();
  const seconds = Array.from({ length: 4 }, (_, index) => 10 + index);
  const answers = await Promise.all(seconds.map((value) => change("PATCH", point, { config: { seconds: value } })));
  expect(answers.map(({ status }) => status)).toEqual(seconds.map(() => 200));
  expect(new Set(answers.map(({ body }) => body.revision)).size).toBe(seconds.length);
  expect((await get("packs")).revision).toBe(1 + seconds.length);
});

test("settings name channels and endpoints and never a secret", async () => {
  const { merchant, change, get } = await shop();
  const rotated = await change("POST", "channels/interject/secret", {});
  const endpoint = await change("PUT", "endpoints/crm", { url: "https://crm.example.com/in" });
  expect(rotated.body.secret).toMatch(/^whsec_/);
  expect(endpoint.body.secret).toMatch(/^whsec_/);
  const settings = await get("settings");
  expect(settings).toMatchObject({
    revision: 3,
    timeZone: "Asia/Shanghai",
    channels: [{ channel: "interject", enabled: true, callback: null, secrets: 2, token: false }],
    endpoints: [{ id: "crm", url: "https://crm.example.com/in", disabled: false }],
  });
  const shown = JSON.stringify([settings, await get("revisions")]);
  const stored = await readSettings(env, { merchant: merchant.id, shop: merchant.shop, known: null });
  const kept = JSON.stringify(stored);
  for (const secret of [rotated.body.secret, endpoint.body.secret]) {
    expect(shown).not.toContain(secret);
    expect(kept).not.toContain(secret);
  }
  if (stored === null || stored === "unchanged") throw new Error("no settings");
  for (const sealed of stored.channels.flatMap(({ secrets }) => secrets)) expect(shown).not.toContain(sealed.data);
});

test("a rotated channel secret leaves the newest old one live, and drops the one before", async () => {
  const { merchant, change } = await shop();
  const open = async () => {
    const stored = await readSettings(env, { merchant: merchant.id, shop: merchant.shop, known: null });
    if (stored === null || stored === "unchanged") throw new Error("no settings");
    const sealed = stored.channels[0]?.secrets ?? [];
    return Promise.all(sealed.map((secret) => unseal(env.MASTER_KEY, merchant.id, secret)));
  };
  const [first] = await open();
  const second = (await change("POST", "channels/interject/secret", {})).body.secret;
  expect(await open()).toEqual([first, second]);
  const third = (await change("POST", "channels/interject/secret", {})).body.secret;
  expect(await open()).toEqual([second, third]);
});

test("a channel takes the secret that its platform chose, when it has the platform's form", async () => {
  const { change } = await shop();
  expect(await change("POST", "channels/chatwoot/secret", { secret: "chosen-by-chatwoot" })).toMatchObject({
    status: 200,
    body: { secret: "chosen-by-chatwoot" },
  });
  expect(await change("POST", "channels/interject/secret", { secret: "not a whsec secret" })).toMatchObject({
    status: 400,
    body: { error: { path: "secret" } },
  });
  expect((await change("POST", "channels/fax/secret", {})).status).toBe(404);
});

test.each(["http://crm.example.com/in", "https://127.0.0.1/in", "https://metadata.internal/", "not a url"])(
  "refuses %s as the address of an endpoint or callback",
  async (url) => {
    const { change } = await shop();
    expect(await change("PUT", "endpoints/crm", { url })).toMatchObject({
      status: 400,
      body: { error: { path: "url" } },
    });
    expect(await change("PATCH", "channels/interject", { callback: url })).toMatchObject({
      status: 400,
      body: { error: { path: "callback" } },
    });
  },
);

test("an endpoint that is removed is gone, and one that never was is not found", async () => {
  const { change } = await shop();
  await change("PUT", "endpoints/crm", { url: "https://crm.example.com/in" });
  expect((await change("DELETE", "endpoints/crm")).body).toMatchObject({ endpoints: [] });
  expect((await change("DELETE", "endpoints/crm")).status).toBe(404);
});

test("shop settings change within their bounds", async () => {
  const { change } = await shop();
  expect(
    await change("PATCH", "settings", { name: "新名字", timeZone: "Europe/Berlin", retentionDays: 30 }),
  ).toMatchObject({
    status: 200,
    body: { revision: 2, name: "新名字", timeZone: "Europe/Berlin", retentionDays: 30, language: "zh" },
  });
  for (const [body, path] of [
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ retentionDays: 0 }, "retentionDays"],
    [{ language: "fr" }, "language"],
    [{ name: "" }, "name"],
  ] as const) {
    expect(await change("PATCH", "settings", body)).toMatchObject({ status: 400, body: { error: { path } } });
  }
});

const policy = {
  id: "call-supervisor",
  title: { zh: "叫主管", en: "Call the supervisor" },
  when: { points: ["alerts/unanswered"], codes: ["late"] },
  then: [{ intervention: "supervision/notify-supervisor" }],
};

test("a policy is written, switched and listed", async () => {
  const { change, get } = await shop();
  const before = await get("policies");
  const put = await change("PUT", "policies/call-supervisor", policy);
  expect(put).toMatchObject({
    status: 200,
    body: { policy: { id: "call-supervisor", mode: "observe", rollout: 100 } },
  });
  const patched = await change("PATCH", "policies/call-supervisor", { mode: "act" });
  expect(patched).toMatchObject({ status: 200, body: { revision: 3, policy: { mode: "act" } } });
  const after = await get("policies");
  expect(after.policies).toHaveLength((before.policies as unknown[]).length + 1);
});

test.each([
  ["an unknown point", { when: { points: ["alerts/nothing"] } }, "when.points.0"],
  ["an unknown code", { when: { points: ["alerts/unanswered"], codes: ["early"] } }, "when.codes.0"],
  ["an unknown intervention", { then: [{ intervention: "supervision/nothing" }] }, "then.0.intervention"],
  [
    "an unknown setting of an intervention",
    { then: [{ ...policy.then[0], config: { nothing: 1 } }] },
    "then.0.config.nothing",
  ],
  ["a field that conditions do not have", { if: { weather: "rain" } }, "if.weather"],
  ["another id than the path's", { id: "another" }, "id"],
  ["a frequency that does not exist", { frequency: { kind: "sometimes" } }, "frequency.kind"],
])("refuses a policy with %s", async (_, change, path) => {
  const one = await shop();
  expect(await one.change("PUT", "policies/call-supervisor", { ...policy, ...change })).toMatchObject({
    status: 400,
    body: { error: { code: "invalid", path } },
  });
});

test("switching a policy that does not exist is not found", async () => {
  const { change } = await shop();
  expect((await change("PATCH", "policies/nothing", { mode: "act" })).status).toBe(404);
});
