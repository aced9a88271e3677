import type { AuditEntry } from "./audit-query.ts";

/** Words of the reader for a name of a field or a value, such as a role; the word itself where there are none. */
type Say = (word: string) => string;

/** How many settings an entry changed. */
export function changedSettings({ detail: { summary } }: Pick<AuditEntry, "detail">): number {
  return Array.isArray(summary) ? summary.length : 0;
}

/** What of an entry is worth a line each: fields that were set. Pure. */
export function detailLines({ detail }: Pick<AuditEntry, "detail">, say: Say = (word) => word): string[] {
  const { summary, was, ...rest } = detail;
  // The page of changes has them in words.
  if (Array.isArray(summary)) return [];
  const before = typeof was === "object" && was !== null ? (was as Record<string, unknown>) : {};
  const written = (value: unknown) => inWords(conversationIn(value) ?? value, say);
  return Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const old = before[key];
      return old === undefined || old === null || written(old) === written(value)
        ? `${say(key)}: ${written(value)}`
        : `${say(key)}: ${written(old)} → ${written(value)}`;
    });
}

function inWords(value: unknown, say: Say): string {
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.map(say).join(", ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : say(String(value));
}

/** A name by which nobody knows the thing, such as `invitation:b5b5c4f8-d4dc-…`. */
export const isBareId = (target: string): boolean => /^(?:[a-z]+:)?[0-9a-f]{8}-[0-9a-f-]{27}$/.test(target);

/** Ids of findings and sessions begin with `<shop>/<channel>/<conversation>`. */
function conversationIn(value: unknown): string | null {
  return typeof value === "string" ? (/^[^/]+\/[^/]+\/([^/|]+)/.exec(value)?.[1] ?? null) : null;
}

/** The page in the product where the thing can be seen, or null. `shop`: of the entry, or the one that is open. */
export function placeOf({ action, target }: Pick<AuditEntry, "action" | "target">, shop: string): string | null {
  const page = (path: string) => `/shops/${encodeURIComponent(shop)}/${path}`;
  const [kind = ""] = action.split(".");
  if (["member", "role", "invitation", "key", "password", "agent", "login"].includes(kind)) return page("members");
  if (kind === "settings") return page("history");
  if (kind === "pack") return page(`packs/${encodeURIComponent(target.split("@")[0] ?? "")}`);
  if (kind === "task") return page("tasks");
  if (kind === "appeal") return page("appeals");
  const conversation = conversationIn(target);
  if (["finding", "remark", "session", "conversation"].includes(kind) && conversation !== null)
    return page(`conversations/${encodeURIComponent(conversation)}`);
  return null;
}
