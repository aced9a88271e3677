import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { migrate } from "../../db/migrate.ts";
import { seedDemo } from "../../db/seed.ts";
import { type LibsqlServer, startLibsql } from "../../db/serve.ts";
import { fillShop, speakFor } from "../big-shop/fill.ts";
import { knownRows } from "../big-shop/known-rows.ts";
import { addressOf, type Read, readsOf } from "../big-shop/reads.ts";
import { signInCookie } from "../big-shop/sign-in.ts";
import { type FaultProxy, startFaultProxy } from "../faults/proxy.ts";
import { freePort } from "../serve/free-port.ts";
import { type Interject, startInterject } from "../serve/start.ts";

/**
 * Every statement that the pages' reads send to libSQL finds its rows by an index: what is read must not depend on how much is stored.
 * SQLite plans without statistics here, so a small shop has the plans of a large one.
 */

/** All else grows with every message, whatever name a statement gives it: these are people and settings, lists in a parameter, and parts of the statement itself. */
const mayScan = /^SCAN (merchant|shop|member|invitation|api_key|user|pack_version|CONSTANT|\(|[a-z-]*subquery)/;

function isScan(detail: string, sql: string): boolean {
  if (!detail.startsWith("SCAN ") || detail.includes(" VIRTUAL TABLE ") || mayScan.test(detail)) return false;
  const [, name = ""] = detail.split(" ");
  const before = /(\w+)(?:\([^()]*\))? AS (?:MATERIALIZED )?\(/g;
  const behind = /\)\s+(?:AS\s+)?"?(\w+)"?/gi;
  return ![before, behind].some((parts) => [...sql.matchAll(parts)].some(([, part]) => part === name));
}

/**
 * An index by the shop alone, in a statement without an end, or in one about a single conversation: all that the shop has of it. These
 * grow with every message.
 */
function isWholeShop(detail: string, sql: string): boolean {
  const found =
    /^SEARCH (session|message|finding|decision|conversation|task) USING (?:COVERING )?INDEX \w+ \(shop=\?\)/.test(
      detail,
    );
  return found && (!/\blimit\b/i.test(sql) || /\bconversation"? = \?/.test(sql));
}

const statement = z.object({ sql: z.string().optional(), args: z.array(z.unknown()).optional() });
const pipeline = z.object({
  requests: z.array(
    z.object({
      type: z.string(),
      stmt: statement.optional(),
      batch: z.object({ steps: z.array(z.object({ stmt: statement })) }).optional(),
    }),
  ),
});

function statementsIn(body: string): string[] {
  const parsed = pipeline.safeParse(JSON.parse(body));
  if (!parsed.success) return [];
  return parsed.data.requests
    .flatMap(({ stmt, batch }) => [
      ...(stmt === undefined ? [] : [stmt]),
      ...(batch?.steps.map((step) => step.stmt) ?? []),
    ])
    .flatMap(({ sql }) => (sql === undefined ? [] : [sql]));
}

let folder: string;
let libsql: LibsqlServer;
let proxy: FaultProxy;
let interject: Interject;
let sent: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interject-plans-"));
  libsql = await startLibsql({ stateDir: join(folder, "database") });
  await migrate(libsql.url);
  await seedDemo({ url: libsql.url, masterKey: Buffer.alloc(32, 7).toString("base64") });
  const shape = { days: 20, agents: 8, findingsEach: 5, messagesEach: 4, sessions: 300 };
  await fillShop(libsql.url, { shop: "demo", until: Date.now(), ...shape });
  await speakFor(libsql.url, { user: "demo-admin", shop: "demo", agent: "agent-1" });
  proxy = await startFaultProxy(libsql.url, { onBody: (body) => sent.push(...statementsIn(body)) });
  const env = { LIBSQL_URL: proxy.url };
  interject = await startInterject({ stateDir: join(folder, "state"), port: await freePort(), quiet: true, env });
});
afterAll(async () => {
  await interject?.stop();
  await proxy?.stop();
  await libsql?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("what pages read", () => {
  test("is every read of the API", async () => {
    const document = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(await (await fetch(`${interject.url}/v1/openapi.json`)).json());
    const reads = (await readList()).map((read) => addressOf(read, "demo").split("?")[0] ?? "");
    const unread = Object.entries(document.paths)
      .filter(([path, methods]) => "get" in methods && path !== "/v1/shops/{shop}/feed")
      .map(([path]) => path)
      .filter((path) => {
        const [start, ...rest] = path.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&"));
        const address = new RegExp(`^${[start, ...rest].join("[^/]+")}$`);
        return !reads.some((read) => address.test(read));
      });
    expect(unread).toEqual([]);
  });

  test("is found by an index, however much is stored", async () => {
    const { email, password } = interject.demo;
    const cookie = await signInCookie(interject.url, { email, password });
    const client = createClient({ url: libsql.url });
    const found: string[] = [];
    const planned = new Set<string>();
    for (const read of await readList()) {
      sent = [];
      const answer = await fetch(interject.url + addressOf(read, "demo"), { headers: { cookie } });
      expect([read.path, answer.status === 200 || answer.status === 404]).toEqual([read.path, true]);
      await answer.arrayBuffer();
      for (const sql of sent) {
        if (planned.has(sql) || !/^\s*(select|with)/i.test(sql)) continue;
        planned.add(sql);
        const marks = sql.match(/\?/g)?.length ?? 0;
        const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args: Array(marks).fill(null) });
        for (const { detail } of rows)
          if (isScan(String(detail), sql) || isWholeShop(String(detail), sql))
            found.push(`${read.path}: ${detail}: ${sql}`);
      }
    }
    expect(found).toEqual([]);
    // The reads did reach the database: this cannot pass by looking at nothing.
    expect(planned.size).toBeGreaterThan(40);
  });
});

async function readList(): Promise<Read[]> {
  return readsOf(await knownRows(libsql.url, Date.now()));
}
