import { eq } from "drizzle-orm";
import { readClient } from "../../../db/client.ts";
import { audit } from "../../../db/schema.ts";
import type { Env } from "../../env.ts";
import { Browser } from "./browser.ts";
import { newMerchant } from "./merchant.ts";

let people = 0;

/** A merchant of a test's own whose administrator is signed in. */
export async function administered(env: Env, options: { shops?: number } = {}) {
  const merchant = await newMerchant(env, options);
  const person = await merchant.member();
  const admin = new Browser();
  await admin.signIn(person);
  return {
    merchant,
    admin,
    person,
    invite: async ({
      email = `guest-${++people}-${merchant.canary}@example.com`,
      role = "quality",
      shop = "*",
    } = {}) => {
      const body = { email, role, shop };
      const answer = await admin.send("/v1/merchant/invitations", { method: "POST", body });
      const made = await answer.json<{ id: string; link: string; expiresAt: number }>();
      return { status: answer.status, email, ...made, token: new URL(made.link ?? "https://x#").hash.slice(1) };
    },
    members: async () => {
      const answer = await admin.send("/v1/merchant/members");
      return (await answer.json<{ items: { id: string; user: string; email: string; role: string }[] }>()).items;
    },
    audited: async () => {
      const rows = await readClient(env).select().from(audit).where(eq(audit.merchant, merchant.id));
      const isOurs = (action: string) => !action.startsWith("settings.");
      return rows
        .map(({ action }) => action)
        .filter(isOurs)
        .sort();
    },
  };
}
