import { readClient, writeClient } from "../../db/client.ts";
import { readFinding, recordVerdict } from "../../db/queries/findings.ts";
import type { FindingVerdict } from "../../db/schema.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { conversationOf } from "./conversation-of.ts";

type KnownFinding = NonNullable<Awaited<ReturnType<typeof readFinding>>>;

/** @throws Refused `not-found` */
export async function findingIn(env: Env, tenant: Tenant, id: string): Promise<KnownFinding> {
  const finding = await readFinding(readClient(env), tenant, id);
  if (finding === null) throw new Refused("not-found");
  return finding;
}

/**
 * A person's word on a finding. The Conversation's log is the truth: it dismisses the finding and scores the session anew. The
 * ledger's columns are written after it and repeat the word with who and when, so that it can be asked for. If the second write
 * fails, the caller hears of it and says it again, which changes nothing twice.
 * @throws Refused `not-found` when the conversation is not kept any more
 */
export async function judgeFinding(
  env: Env,
  tenant: Tenant,
  { finding, verdict, by }: { finding: KnownFinding; verdict: FindingVerdict | null; by: string },
): Promise<void> {
  if (finding.verdict === verdict) return;
  const heard = await conversationOf(env, tenant, finding).judgeFinding(finding.id, verdict, by);
  if (!heard) throw new Refused("not-found");
  await recordVerdict(writeClient(env), tenant, { id: finding.id, verdict, by, at: Date.now() });
}
