import { createHmac } from "node:crypto";
import { readClient } from "../../db/client.ts";
import { buyersOf } from "../../db/queries/buyers.ts";
import type { MaskedKind } from "../../db/schema.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { conversationsIn, maskAnswer } from "./mask-answer.ts";

/** With a key, or ids that can be guessed, such as phone numbers, could be tried one by one. */
export function pseudonyms(env: Pick<Env, "MASTER_KEY">, { merchant }: Pick<Tenant, "merchant">) {
  return (id: string): string => {
    const code = createHmac("sha256", env.MASTER_KEY).update(`buyer\n${merchant}\n${id}`).digest("hex");
    return `buyer-${code.slice(0, 8)}`;
  };
}

/** An answer as a role with those masks may see it. Names in quotes are known by the conversations that the answer names. */
export async function maskedFor(
  env: Env,
  tenant: Tenant,
  masks: readonly MaskedKind[],
  answer: unknown,
  named: readonly string[] = [],
): Promise<unknown> {
  const conversations = masks.includes("names") ? [...new Set([...named, ...conversationsIn(answer)])] : [];
  const known = conversations.length === 0 ? [] : await buyersOf(readClient(env), tenant, conversations);
  return maskAnswer(answer, { masks, known, pseudonym: pseudonyms(env, tenant) });
}
