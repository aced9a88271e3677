import { readClient } from "../../db/client.ts";
import { readFinding } from "../../db/queries/findings.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { AppealItem } from "../appeals/states.ts";
import type { Env } from "../env.ts";
import { judgeFinding } from "./judge-finding.ts";

/**
 * Dismisses what an appeal was right about, one after the other, as a person's word. What a late event took back since needs no word.
 * If it fails in the middle, the reviewer decides the same once more, and the rest follows.
 */
export async function overturn(env: Env, tenant: Tenant, items: readonly AppealItem[], by: string): Promise<void> {
  for (const item of items) {
    if (item.overturned !== true) continue;
    const finding = await readFinding(readClient(env), tenant, item.finding);
    if (finding === null || finding.status === "withdrawn") continue;
    await judgeFinding(env, tenant, { finding, verdict: "wrong", by });
  }
}
