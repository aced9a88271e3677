import { beforeAll, expect, test } from "vitest";
import { type Manifest, manifestOf } from "../../plugins/sdk/manifest.ts";
import { type PackFile, packLimits } from "../../plugins/sdk/pack-file.ts";
import { generateKeys, type SigningKeys, signDigest } from "../../plugins/sdk/signature.ts";
import { calm, fileOf, packFile, promotion } from "../settings/pack-fixtures.ts";
import { openPackShop } from "./testing/packs.ts";

let shop: Awaited<ReturnType<typeof openPackShop>>;
let chat: ReturnType<typeof shop.chat>;
let keys: SigningKeys;
let other: SigningKeys;

/** One shop for all: whatever is refused must leave the installed version running. */
beforeAll(async () => {
  shop = await openPackShop();
  chat = shop.chat("c-1");
  [keys, other] = [await generateKeys(), await generateKeys()];
  const installed = await shop.put(await packFile(promotion({ version: "1.2.0" }), { keys }));
  expect(installed).toMatchObject({ outcome: "installed" });
});

const manifest = (options: Parameters<typeof promotion>[0] = {}) =>
  manifestOf(promotion({ version: "1.3.0", ...options }));
const signed = (change: object, options: Parameters<typeof promotion>[0] = {}) =>
  fileOf({ ...manifest(options), ...change } as Manifest, { keys });
const good = () => signed({});
const without = (field: string) => async () => {
  const { [field]: _, ...rest } = (await good()) as Record<string, unknown>;
  return rest;
};
const [point] = manifest().points;

const uploads: [string, () => Promise<unknown>, { status?: number; code?: string; path: string; says?: string }][] = [
  ["something else", async () => ({ hello: "world" }), { path: "format" }],
  ["a list", async () => [], { path: "" }],
  ["another format", async () => ({ ...(await good()), format: "interject-pack/2" }), { path: "format" }],
  ["no manifest", without("manifest"), { path: "manifest" }],
  ["no digest", without("sha256"), { path: "sha256" }],
  ["a field that there is not", async () => ({ ...(await good()), merchant: "m" }), { path: "merchant" }],
  ["another digest", async () => ({ ...(await good()), sha256: "0".repeat(64) }), { path: "sha256" }],
  [
    "content that was changed after it was signed",
    async () => ({ ...(await good()), manifest: manifest({ rules: { discount: { keywords: "退货" } } }) }),
    { path: "sha256" },
  ],
  [
    "a signature by another key than it names",
    async () => {
      const file = await good();
      return { ...file, signature: { key: keys.publicKey, value: await signDigest(file.sha256, other.privateKey) } };
    },
    { path: "signature" },
  ],
  [
    "a key that is none",
    async () => ({ ...(await good()), signature: { key: "key", value: "value" } }),
    { path: "signature.key" },
  ],
  ["another publisher", async () => packFile(promotion({ version: "1.3.0" }), { keys: other }), { path: "signature" }],
  ["no signature any more", async () => packFile(promotion({ version: "1.3.0" })), { path: "signature" }],
  ["a name in other letters", () => signed({ id: "Promotion Day" }), { path: "manifest.id" }],
  ["a title in one language", () => signed({ title: { zh: "大促" } }), { path: "manifest.title.en" }],
  [
    "an unknown permission",
    () => signed({ permissions: { actions: ["fetch"], personalData: [] } }),
    { path: "manifest.permissions.actions.0", says: "menu" },
  ],
  ["an api of another host", () => signed({ api: 9 }), { path: "manifest.api" }],
  ["a version that is none", () => signed({ version: "newest" }), { path: "manifest.version" }],
  ["the name of a compiled-in pack", () => signed({ id: "sales" }), { path: "manifest.id", says: "taken" }],
  ["the name of the shop's own rules", () => signed({ id: "shop" }), { path: "manifest.id", says: "taken" }],
  ["no code and no rules", () => signed({ rules: undefined, points: [] }), { path: "manifest.rules" }],
  [
    "points that its rules do not make",
    () => signed({ points: [{ ...point, title: { zh: "别的", en: "Other" } }] }),
    { path: "manifest.rules" },
  ],
  [
    "a rule whose pattern cannot be read",
    () => {
      const [rule] = manifest().rules ?? [];
      const standards = [{ id: "said", conditions: [{ type: "buyer-said", pattern: "(" }] }];
      return signed({ rules: [{ ...rule, standards }] });
    },
    { path: "manifest.rules.0.standards.0.conditions.0.pattern" },
  ],
  [
    "interventions without code",
    () =>
      signed({
        interventions: manifestOf(calm()).interventions,
        permissions: { actions: ["suggestion"], personalData: [] },
      }),
    { path: "manifest.interventions" },
  ],
  [
    "a policy that names a point which it does not have",
    () => signed({ policies: [{ ...manifest().policies[0], when: { points: ["promotion/nothing"] } }] }),
    { path: "manifest.policies.promotion-first", says: "unknown point" },
  ],
  [
    "a policy that would go round in a circle",
    () =>
      signed({
        policies: [
          {
            ...manifest().policies[0],
            when: { points: [], moment: { type: "transferred" } },
            then: [{ intervention: "handoff/hand-over", config: {} }],
          },
        ],
      }),
    { path: "manifest.policies.promotion-first" },
  ],
  [
    "less than before in a minor version",
    () => signed({}, { rules: { deposit: {} }, policies: [] }),
    {
      path: "manifest.version",
      says: "points/discount",
    },
  ],
  [
    "the installed version with other content",
    () => signed({ version: "1.2.0", title: { zh: "新", en: "New" } }),
    {
      path: "manifest.version",
      says: "version of its own",
    },
  ],
  [
    "more code than a pack may have",
    () => fileOf(manifest(), { code: "x".repeat(packLimits.code + 1), keys }),
    { path: "code" },
  ],
  [
    "more than a pack may be",
    async () => ({ ...(await good()), code: "x".repeat(packLimits.file) }),
    { status: 413, code: "too-large", path: "" },
  ],
];

test.each(uploads)(
  "refuses %s, and the installed version goes on",
  async (_, make, { status = 400, code = "invalid", path, says = "" }) => {
    const { revision } = await shop.get("packs");
    const answer = await shop.review(await make());
    expect([answer.status, answer.body.error]).toMatchObject([status, { code }]);
    expect(answer.body.error.path ?? "").toBe(path);
    expect(answer.body.error.message).toContain(says);
    const after = await shop.get("packs");
    expect(after.revision).toBe(revision);
    expect((await shop.listed("promotion"))?.install).toMatchObject({ version: "1.2.0", state: "on" });
    expect((await chat.say("buyer", "跨店满减怎么用不了")).points).toContain("promotion/discount");
  },
);

test("takes a body of up to one MiB for a review, and of 131,072 bytes elsewhere", async () => {
  const docs = { zh: "字".repeat(15_000), en: "x".repeat(20_000) };
  const rules = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [`rule-${index}`, { keywords: `促销词${index}`.repeat(30) }]),
  );
  const file = await fileOf({ ...manifestOf(promotion({ id: "large", rules, policies: [] })), docs });
  expect(JSON.stringify(file).length).toBeGreaterThan(131_072);
  expect((await shop.review(file)).status).toBe(200);
  const large = await shop.install({ sha256: file.sha256, policies: [], pad: "x".repeat(131_072) });
  expect(large).toMatchObject({ status: 413, body: { error: { message: "The body is larger than 131,072 bytes" } } });
});

test("what was only refused, what another merchant has reviewed, and nonsense cannot be installed", async () => {
  const stranger = await openPackShop();
  const file = await packFile(promotion());
  expect((await stranger.review(file)).status).toBe(200);
  const refused: PackFile = await signed({ id: "sales" });
  await shop.review(refused);
  for (const sha256 of [file.sha256, refused.sha256, "0".repeat(64), "x"]) {
    expect(await shop.install({ sha256 })).toMatchObject({ status: 400, body: { error: { path: "sha256" } } });
  }
  for (const body of [{}, { sha256: file.sha256, pack: "sales" }, { pack: "sales", merchant: "m" }]) {
    expect((await shop.install(body)).status).toBe(400);
  }
});

test.each([
  ["no change at all", "PATCH", "packs/promotion", {}, 400, "state"],
  ["a state that is none", "PATCH", "packs/promotion", { state: "paused" }, 400, "state"],
  ["no calls a day", "PATCH", "packs/promotion", { dailyCalls: 0 }, 400, "dailyCalls"],
  ["a change of a pack that is not there", "PATCH", "packs/nothing", { state: "off" }, 404, undefined],
  ["a roll-back of a pack that is not there", "POST", "packs/nothing/rollback", {}, 404, undefined],
  ["a roll-back without an earlier version", "POST", "packs/promotion/rollback", {}, 400, "sha256"],
  ["a roll-back to what never ran", "POST", "packs/promotion/rollback", { sha256: "0".repeat(64) }, 400, "sha256"],
  ["an odd word in the address", "DELETE", "packs/promotion?everywhere=yes", undefined, 400, "everywhere"],
])("refuses %s", async (_, method, path, body, status, field) => {
  const answer = await shop.change(method, path, body);
  expect([answer.status, answer.body.error.path]).toEqual([status, field]);
});

test("the digest is of what was sent, whatever defaults a schema would fill in", async () => {
  const { personalData: _, ...permissions } = manifest().permissions;
  const bare = { ...manifest({ id: "bare", policies: [] }), permissions } as Manifest;
  expect(await shop.review(await fileOf(bare))).toMatchObject({
    status: 200,
    body: { manifest: { permissions: { personalData: [] } } },
  });
});
