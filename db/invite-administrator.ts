import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { packs } from "../plugins/manifest.ts";
import { invitationLink, invitationMs, newInvitationToken } from "../worker/api/auth/invitation-token.ts";
import { firstSettings } from "../worker/settings/first-settings.ts";
import { shopIdPattern, shopIdRule } from "../worker/settings/shop-id.ts";
import { type Database, readClient } from "./client.ts";
import { addInvitation } from "./queries/invitations.ts";
import { insertRevision, readCurrentSettings } from "./queries/settings.ts";
import { account, allShops, audit, install, invitation, loginSession, member, merchant, shop, user } from "./schema.ts";
import { UserError } from "./user-error.ts";

const by = "system:admin";

const wanted = z.object({
  LIBSQL_URL: z.url({ protocol: /^(libsql|https?|wss?)$/, error: "the address of the database, libsql://…" }),
  PUBLIC_URL: z.url({
    protocol: /^https?$/,
    error: "where browsers reach Interject, such as https://interject.example.com",
  }),
  email: z
    .email("an e-mail address")
    .max(254)
    .transform((email) => email.toLowerCase()),
  shop: z.string().regex(shopIdPattern, shopIdRule).optional(),
  name: z.string().trim().min(1, "1 to 80 characters").max(80, "1 to 80 characters").optional(),
});

export type AdministratorRequest = {
  readonly LIBSQL_URL?: string | undefined;
  readonly LIBSQL_AUTH_TOKEN?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
  readonly email?: string | undefined;
  /** Id of a shop, made with its merchant if there is none. Absent: the administrator makes his first shop in the browser. */
  readonly shop?: string | undefined;
  /** Of a shop or merchant that is made; default: the shop's id, or the e-mail address. */
  readonly name?: string | undefined;
  /** The account's password is lost: it and its login sessions end, and the link asks for a new one. */
  readonly newPassword?: boolean | undefined;
  readonly now?: number | undefined;
};

/**
 * The way in that needs no account: whoever may write the database makes the link by which an administrator of all shops of a
 * merchant comes in. Writes straight to libSQL, a few single rows, as a migration does.
 * @throws UserError that names what is missing
 */
export async function inviteAdministrator(request: AdministratorRequest) {
  const parsed = wanted.safeParse(request);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [field], message }) => `${label(String(field))}: ${message}`);
    throw new UserError(lines.join("\n"));
  }
  const { LIBSQL_URL, PUBLIC_URL, email, shop: id, name } = parsed.data;
  const { LIBSQL_AUTH_TOKEN, newPassword = false, now = Date.now() } = request;
  const db = readClient({ LIBSQL_URL, LIBSQL_AUTH_TOKEN });
  const { owner, made } =
    id === undefined
      ? { owner: await ensureMerchant(db, { email, name, now }), made: false }
      : await ensureShop(db, { id, name: name ?? id, now });
  await checkAccount(db, { email, owner, newPassword });
  const { token, hash } = newInvitationToken();
  const invited = { id: crypto.randomUUID(), createdBy: by, createdAt: now, expiresAt: now + invitationMs };
  await addInvitation(db, {
    ...invited,
    merchant: owner,
    shop: allShops,
    email,
    role: "admin",
    agents: [],
    ownRole: null,
    hash,
  });
  await db.insert(audit).values({
    id: crypto.randomUUID(),
    merchant: owner,
    shop: allShops,
    at: now,
    by,
    action: newPassword ? "password.forgotten" : "member.invited",
    target: `invitation:${invited.id}`,
    detail: { role: "admin" },
  });
  return { link: invitationLink(PUBLIC_URL, token), merchant: owner, madeShop: made, expiresAt: invited.expiresAt };
}

/** As a person writes it: variables of the environment by their name, options with dashes. */
function label(field: string): string {
  return /^[A-Z]/.test(field) ? field : `--${field}`;
}

async function ensureShop(db: Database, { id, name, now }: { id: string; name: string; now: number }) {
  const [known] = await db.select({ merchant: shop.merchant }).from(shop).where(eq(shop.id, id));
  const owner = known?.merchant ?? id;
  if (known === undefined) {
    const [other] = await db.select({ id: merchant.id }).from(merchant).where(eq(merchant.id, id));
    if (other !== undefined) throw new UserError(`--shop: ${id} is the id of a merchant already: choose another one`);
    await db.batch([
      db.insert(merchant).values({ id, name, createdAt: now }),
      db.insert(shop).values({ id, merchant: id, name, createdAt: now }),
    ]);
  }
  // Also for a shop whose making was interrupted.
  const made = (await readCurrentSettings(db, { merchant: owner, shop: id })) === null;
  if (made) await writeFirst(db, { owner, id, name, now });
  return { owner, made };
}

/** The merchant that the address belongs to or is invited by already, or a new one that has nothing yet. */
async function ensureMerchant(
  db: Database,
  { email, name = email, now }: { email: string; name?: string | undefined; now: number },
): Promise<string> {
  const [known] = await db
    .select({ merchant: member.merchant })
    .from(member)
    .innerJoin(user, eq(user.id, member.user))
    .where(eq(user.email, email));
  if (known !== undefined) return known.merchant;
  const [invited] = await db
    .select({ merchant: invitation.merchant })
    .from(invitation)
    .where(and(eq(invitation.email, email), eq(invitation.createdBy, by)));
  if (invited !== undefined) return invited.merchant;
  const id = `m-${crypto.randomUUID().slice(0, 13)}`;
  await db.insert(merchant).values({ id, name, createdAt: now });
  return id;
}

type NewShop = { owner: string; id: string; name: string; now: number };

/** Every pack, its policies as they come: they observe, and nobody is written to, until the shop says so. */
async function writeFirst(db: Database, { owner, id, name, now }: NewShop): Promise<void> {
  const first = firstSettings({ merchant: owner, shop: id, name }, packs);
  await insertRevision(db, { snapshot: first, by, at: now, summary: ["created"], expected: null });
  await db
    .insert(install)
    .values(packs.map(({ id: pack, version }) => ({ merchant: owner, shop: id, pack, version, by, at: now })))
    .onConflictDoNothing();
}

type AccountCheck = { email: string; owner: string; newPassword: boolean };

async function checkAccount(db: Database, { email, owner, newPassword }: AccountCheck): Promise<void> {
  const memberships = await db
    .select({ user: user.id, merchant: member.merchant, shop: member.shop, role: member.role })
    .from(user)
    .innerJoin(member, eq(member.user, user.id))
    .where(eq(user.email, email));
  if (memberships.some((one) => one.merchant !== owner)) {
    throw new UserError(`--email: ${email} belongs to another merchant`);
  }
  const [known] = memberships;
  if (newPassword) {
    if (known === undefined) throw new UserError(`--new-password: ${email} has no account there yet: leave it out`);
    await db.batch([
      db.delete(account).where(and(eq(account.userId, known.user), eq(account.providerId, "credential"))),
      db.delete(loginSession).where(eq(loginSession.userId, known.user)),
    ]);
    return;
  }
  if (memberships.some((one) => one.shop === allShops)) {
    throw new UserError(
      `--email: ${email} is a member of all shops already. Is the password lost? Add --new-password. Should the role change? An administrator does that on the page of members`,
    );
  }
}
