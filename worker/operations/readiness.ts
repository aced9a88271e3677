import { readClient } from "../../db/client.ts";
import journal from "../../db/migrations/meta/_journal.json" with { type: "json" };
import { newestMigration } from "../../db/queries/operations.ts";
import { sha256 } from "../api/auth/sha256.ts";
import type { Env } from "../env.ts";
import { Fresh } from "../settings/fresh.ts";
import { seal, unseal } from "../settings/secrets.ts";

/** Why this worker should get no traffic; null: it should. Names of parts, never what an error said. */
export type NotReady = "database" | "migrations" | "master-key";
export type Readiness = {
  readonly ready: boolean;
  readonly reason: NotReady | null;
  readonly parts: {
    readonly database: "up" | "down";
    /** `unknown`: the database does not answer. `newer`: it was migrated for a newer version, which this one may go on beside. */
    readonly migrations: "applied" | "missing" | "newer" | "unknown";
    readonly masterKey: "usable" | "unusable";
  };
};

/** Longer than this is down for whoever waits. */
const patienceMs = 2_000;
/** However often somebody asks, the database is asked once in so long by an isolate. */
const maxAgeMs = 5_000;
const known = new Fresh<Readiness>({ maxAgeMs, patienceMs: 2 * patienceMs });

const newest = journal.entries[journal.entries.length - 1]?.tag ?? "";

/** Whether this worker can do all of its work. It takes messages also while it is not ready: see `/healthz`. */
export function readiness(env: Env): Promise<Readiness> {
  return known.get(`${env.LIBSQL_URL} ${sha256(env.MASTER_KEY ?? "")}`, () => look(env));
}

async function look(env: Env): Promise<Readiness> {
  const [migration, isUsable] = await Promise.all([askDatabase(env), keyWorks(env)]);
  return judge(migration, isUsable);
}

/** `migration`: the newest one that was applied, null for none; "down": nobody answered. */
export function judge(migration: string | null | "down", isUsable: boolean, expected = newest): Readiness {
  const database = migration === "down" ? "down" : "up";
  const migrations =
    migration === "down" ? "unknown" : migration === expected ? "applied" : newerThan(migration, expected);
  const masterKey = isUsable ? "usable" : "unusable";
  const reason =
    masterKey === "unusable"
      ? "master-key"
      : database === "down"
        ? "database"
        : migrations === "missing"
          ? "migrations"
          : null;
  return { ready: reason === null, reason, parts: { database, migrations, masterKey } };
}

/** Names begin with their number. */
function newerThan(migration: string | null, expected: string): "missing" | "newer" {
  return migration !== null && migration > expected ? "newer" : "missing";
}

async function askDatabase(env: Env): Promise<string | null | "down"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"down">((resolve) => {
    timer = setTimeout(() => resolve("down"), patienceMs);
  });
  const asked = newestMigration(readClient(env)).catch((error: unknown) => (isUnmigrated(error) ? null : "down"));
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}

/** A database that answers, and that nobody has migrated. */
function isUnmigrated(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes("no such table")) return true;
  return false;
}

async function keyWorks({ MASTER_KEY }: Env): Promise<boolean> {
  try {
    return (await unseal(MASTER_KEY, "readiness", await seal(MASTER_KEY, "readiness", "works"))) === "works";
  } catch {
    return false;
  }
}
