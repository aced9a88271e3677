import type { Snapshot } from "./snapshot.ts";

const shownValue = 120;

/** A value of the settings that differs. `from` and `to` are JSON; null: it is not there. Of a secret neither is told. */
export type Change = {
  readonly path: string;
  readonly secret: boolean;
  readonly from: string | null;
  readonly to: string | null;
};

export function changesOf(before: Snapshot, after: Snapshot): Change[] {
  const old = leaves(before);
  const fresh = leaves(after);
  const changes: Change[] = [];
  for (const path of new Set([...old.keys(), ...fresh.keys()])) {
    const [from = null, to = null] = [old.get(path), fresh.get(path)];
    // When an address was set goes without saying beside the address.
    if (from === to || path.endsWith(".setAt")) continue;
    const secret = /(^|\.)(secrets?|token|address)(\.|$)/.test(path);
    changes.push(secret ? { path, secret, from: null, to: null } : { path, secret, from, to });
  }
  return changes.filter((change) => !isOnlyEmptied(change, changes)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A list that got its first member, or lost its last: the member says it already. */
function isOnlyEmptied({ path, from, to }: Change, changes: readonly Change[]): boolean {
  const empty = (value: string | null) => value === null || value === "[]" || value === "{}";
  return empty(from) && empty(to) && changes.some((other) => other.path.startsWith(`${path}.`));
}

/**
 * What a change did, in words of the settings: `points.alerts/unanswered.config.seconds: 60 → 30`. A secret is named and never
 * shown. Old revisions keep these lines, so they are short.
 */
export function summarise(before: Snapshot, after: Snapshot): string[] {
  return changesOf(before, after).map(({ path, secret, from, to }) =>
    secret ? `${path}: changed` : `${path}: ${shown(from)} → ${shown(to)}`,
  );
}

/** Every value by its path. Members of a list are named by their id, so that removing one does not rename the others. */
function leaves(snapshot: Snapshot): Map<string, string> {
  const found = new Map<string, string>();
  const { revision: _, ...settings } = snapshot;
  walk("", settings, found);
  return found;
}

function walk(path: string, value: unknown, found: Map<string, string>): void {
  const under = (name: string) => (path === "" ? name : `${path}.${name}`);
  if (isSealed(value)) found.set(path, value.data);
  else if (isPhrase(value)) found.set(path, '"allowed"');
  else if (Array.isArray(value) && value.length > 0 && value.every(isSealed)) {
    found.set(path, value.map((secret) => secret.data).join());
  } else if (Array.isArray(value) && value.length > 0 && value.every((item) => nameOf(item) !== null)) {
    for (const item of value) walk(under(nameOf(item) ?? ""), item, found);
  } else if (typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    for (const [name, item] of Object.entries(value)) walk(under(name), item, found);
  } else if (value !== undefined) found.set(path, JSON.stringify(value));
}

function isSealed(value: unknown): value is { data: string } {
  return typeof value === "object" && value !== null && "iv" in value && "data" in value && "key" in value;
}

function isPhrase(value: unknown): value is { phrase: string } {
  return typeof value === "object" && value !== null && "phrase" in value && typeof value.phrase === "string";
}

function nameOf(item: unknown): string | null {
  if (typeof item !== "object" || item === null) return null;
  if (isPhrase(item)) return item.phrase;
  if ("id" in item && typeof item.id === "string") return item.id;
  if ("mode" in item && "rule" in item) return `${nameOf(item.rule)} (${item.mode})`;
  return "channel" in item && typeof item.channel === "string" ? item.channel : null;
}

function shown(value: string | null): string {
  if (value === null) return "none";
  return value.length > shownValue ? `${value.slice(0, shownValue)}…` : value;
}
