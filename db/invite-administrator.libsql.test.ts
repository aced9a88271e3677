import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packs } from "../plugins/manifest.ts";
import { sha256 } from "../worker/api/auth/sha256.ts";
import { readClient } from "./client.ts";
import { inviteAdministrator } from "./invite-administrator.ts";
import { readInvitation, takeInvitation } from "./queries/invitations.ts";
import { membershipsOf } from "./queries/members.ts";
import { readCurrentSettings } from "./queries/settings.ts";
import { account, invitation, loginSession, merchant } from "./schema.ts";
import { startTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

const now = 1_700_000_000_000;
const client = () => readClient({ LIBSQL_URL: database.url });
const invite = (more: object = {}) =>
  inviteAdministrator({
    LIBSQL_URL: database.url,
    PUBLIC_URL: "https://interject.example.com/",
    email: "Boss@Example.com",
    shop: "my-shop",
    now,
    ...more,
  });

async function join(link: string, user: string) {
  const found = await readInvitation(client(), sha256(new URL(link).hash.slice(1)), now);
  if (found === null) throw new Error("The link is void");
  const credentials = { email: found.email, name: "Boss", password: "scrypt$…" };
  await takeInvitation(client(), { invitation: found.id, user, credentials, language: "zh", now });
  return found;
}

test("an empty database gets a shop that observes, and a link that makes its administrator", async () => {
  const made = await invite({ name: "我的店" });
  expect(made.link).toMatch(/^https:\/\/interject\.example\.com\/invitation#in_[A-Za-z0-9_-]{43}$/);
  expect(made).toMatchObject({ merchant: "my-shop", madeShop: true });
  const settings = await readCurrentSettings(client(), { merchant: "my-shop", shop: "my-shop" });
  expect(settings).toMatchObject({ name: "我的店", packs: packs.map(({ id }) => id), channels: [] });
  expect(settings).not.toMatchObject({ policies: expect.arrayContaining([expect.objectContaining({ mode: "act" })]) });
  const found = await join(made.link, "u-boss");
  expect(found).toMatchObject({ email: "boss@example.com", role: "admin", shop: "*" });
  expect(await membershipsOf(client(), "u-boss")).toMatchObject([{ shop: "*", role: "admin" }]);
});

test("for a shop that is there it only invites, and says so of somebody who is in already", async () => {
  expect(await invite({ email: "second@example.com" })).toMatchObject({ merchant: "my-shop", madeShop: false });
  await expect(invite()).rejects.toThrow(/--email: boss@example.com is a member of all shops already.*--new-password/);
  await expect(invite({ shop: "another-shop" })).rejects.toThrow(
    "--email: boss@example.com belongs to another merchant",
  );
});

test("a lost password ends with its logins, and the link asks for a new one", async () => {
  const times = { createdAt: new Date(now), updatedAt: new Date(now) };
  const login = { id: "l-1", token: "t", userId: "u-boss", expiresAt: new Date(now + 1_000), ...times };
  await client().insert(loginSession).values(login);
  const { link } = await invite({ newPassword: true });
  expect(await client().select().from(account).where(eq(account.userId, "u-boss"))).toEqual([]);
  expect(await client().select().from(loginSession)).toEqual([]);
  await join(link, "u-boss");
  expect(await client().select().from(account).where(eq(account.userId, "u-boss"))).toHaveLength(1);
  expect(await membershipsOf(client(), "u-boss")).toHaveLength(1);
  await expect(invite({ email: "nobody@example.com", newPassword: true })).rejects.toThrow(/^--new-password: /);
});

test("without a shop the administrator of a new merchant comes in, who has none yet (F001)", async () => {
  const first = await invite({ email: "new@example.com", shop: undefined, name: "新商家" });
  expect(first).toMatchObject({ merchant: expect.stringMatching(/^m-/), madeShop: false });
  // A link that was lost is made again, for the same merchant.
  const again = await invite({ email: "new@example.com", shop: undefined });
  expect(again.merchant).toBe(first.merchant);
  const found = await join(again.link, "u-new");
  expect(found).toMatchObject({ merchant: { name: "新商家" }, role: "admin", shop: "*" });
  await expect(invite({ email: "new@example.com", shop: undefined })).rejects.toThrow(
    "is a member of all shops already",
  );
  const lost = await invite({ email: "new@example.com", shop: undefined, newPassword: true });
  expect(lost.merchant).toBe(first.merchant);
});

test.each([
  [{ LIBSQL_URL: undefined }, "LIBSQL_URL: "],
  [{ PUBLIC_URL: "interject.example.com" }, "PUBLIC_URL: "],
  [{ email: "no address" }, "--email: "],
  [{ shop: "My Shop" }, "--shop: "],
])("%o is refused by its name, and nothing is written", async (wrong, says) => {
  const count = async () => [await client().$count(merchant), await client().$count(invitation)];
  const before = await count();
  await expect(invite(wrong)).rejects.toThrow(new RegExp(`^${says}`));
  expect(await count()).toEqual(before);
});
