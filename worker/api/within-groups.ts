import { readClient } from "../../db/client.ts";
import { isServedBy } from "../../db/queries/served-by.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { settingsOf } from "../settings/cache.ts";

/**
 * A role may be limited to groups of agents (N31): somebody from outside sees only the chats of his own people. Deny by default:
 * only what is listed here can be limited, and everything else is refused.
 */

/** Accounts of these groups as they are now. A group that is gone has none. */
export async function accountsOf(env: Env, { merchant, shop }: Tenant, groups: readonly string[]): Promise<string[]> {
  const { snapshot } = await settingsOf(env, merchant, shop);
  const chosen = (snapshot.groups ?? []).filter(({ id }) => groups.includes(id));
  return [...new Set(chosen.flatMap(({ agents }) => agents))];
}

/** Settings and lists without a buyer's word, and lists whose queries take the accounts (`limits.agents`). */
const open = new Set([
  "GET settings",
  "GET waiting",
  "GET packs",
  "GET policies",
  "GET groups",
  "GET agents",
  "GET sessions",
  "GET conversations",
  "GET messages",
  "GET findings",
  "GET decisions",
  "GET decisions/counts",
  "GET decisions/export",
  "GET reports/service",
  "GET reports/service/export",
  "GET reports/trend",
]);

type Named = { readonly [Kind in "conversation" | "session" | "finding" | "decision"]?: string };

/** What a request is about, where that says whether it is within the groups. */
const about: readonly (readonly [RegExp, (id: string) => Named])[] = [
  [/^GET conversations\/([^/]+)(?:\/orders|\/images\/[^/]+\/[^/]+)?$/, (conversation) => ({ conversation })],
  [/^GET decisions\/([^/]+)$/, (decision) => ({ decision })],
  [/^POST conversations\/([^/]+)\/interventions$/, (conversation) => ({ conversation })],
  [/^GET sessions\/([^/]+)\/earlier$/, (session) => ({ session })],
  [/^PUT sessions\/([^/]+)\/(?:type|review)$/, (session) => ({ session })],
  [/^(?:POST|PUT) findings\/([^/]+)\/(?:feedback|handling|remarks)$/, (finding) => ({ finding })],
];

type Asked = { readonly method: string; readonly path: string; readonly agents: readonly string[] };

/** @throws Refused `forbidden` for what cannot be limited, `not-found` for what lies outside the groups */
export async function refuseOutsideGroups(env: Env, tenant: Tenant, { method, path, agents }: Asked): Promise<void> {
  const [, rest = ""] = /^\/v1\/shops\/[^/]+\/(.*)$/.exec(path) ?? [];
  const asked = `${method === "HEAD" ? "GET" : method} ${rest}`;
  if (open.has(asked)) return;
  for (const [pattern, named] of about) {
    const id = pattern.exec(asked)?.[1];
    if (id === undefined) continue;
    if (await isServedBy(readClient(env), tenant, { ...named(decodeURIComponent(id)), agents })) return;
    throw new Refused("not-found");
  }
  throw new Refused("forbidden", {
    message: "Your role is limited to groups of agents, and this is about the whole shop",
  });
}
