import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate, migrations } from "./migrate.ts";
import { runningAs } from "./process-table.ts";
import { type LibsqlServer, startLibsql } from "./serve.ts";
import { sqldBinary } from "./sqld-binary.ts";
import { UserError } from "./user-error.ts";

let stateDir: string;
const servers: LibsqlServer[] = [];

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "interject-serve-"));
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await rm(stateDir, { recursive: true, force: true });
});

async function start(options: { port?: number; onExit?: (how: string) => void } = {}): Promise<LibsqlServer> {
  const server = await startLibsql({ stateDir, ...options });
  servers.push(server);
  return server;
}

test("a second start on the same state finds all data", async () => {
  const first = await start();
  expect((await migrate(first.url)).applied).toEqual(migrations().map(({ id }) => id));
  await createClient({ url: first.url }).execute("INSERT INTO merchant VALUES ('m', 'Merchant', 1)");
  await first.stop();
  expect(runningAs(first.pid)).toBeNull();

  const second = await start();
  expect((await migrate(second.url)).applied).toEqual([]);
  const { rows } = await createClient({ url: second.url }).execute("SELECT name FROM merchant");
  expect(rows.map(({ name }) => name)).toEqual(["Merchant"]);
});

test("refuses a database that another version migrated, or whose migration was changed since", async () => {
  const { url } = await start();
  await migrate(url);
  const [first, ...rest] = migrations();
  if (first === undefined) throw new Error("no migrations");
  await expect(migrate(url, undefined, [first])).rejects.toThrow(/0001_counters is not known to this version/);
  await expect(migrate(url, undefined, [{ ...first, hash: "other" }, ...rest])).rejects.toThrow(/other contents/);
  await expect(migrate(url, undefined, [])).rejects.toBeInstanceOf(UserError);
});

test("a migration that fails half way leaves nothing behind", async () => {
  const { url } = await start();
  const bad = { id: "0000_bad", hash: "x", statements: ["CREATE TABLE half (a)", "INSERT INTO nowhere VALUES (1)"] };
  await expect(migrate(url, undefined, [bad])).rejects.toThrow(/nowhere/);
  const { rows } = await createClient({ url }).execute("SELECT name FROM sqlite_master WHERE name = 'half'");
  expect(rows.length).toBe(0);
});

test("a state directory that is in use is refused, and its server lives on", async () => {
  const first = await start();
  await expect(startLibsql({ stateDir })).rejects.toThrow(/already runs on .* \(process \d+\)/);
  expect((await fetch(`${first.url}/health`)).status).toBe(200);
});

test("a server whose starter was killed is gone, and the next start serves the same data", async () => {
  const script = `
    const { startLibsql } = await import(${JSON.stringify(new URL("./serve.ts", import.meta.url).href)});
    const { pid } = await startLibsql({ stateDir: ${JSON.stringify(stateDir)} });
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(starter.stdout, "data");
  const orphan = Number(String(line));
  expect(runningAs(orphan)?.command).toContain("sqld");
  starter.kill("SIGKILL");
  await once(starter, "exit");
  const next = await start();
  expect(runningAs(orphan)).toBeNull();
  expect((await fetch(`${next.url}/health`)).status).toBe(200);
});

test("tells when the server ends by itself, and not when it is stopped", async () => {
  const ends: string[] = [];
  const ended = Promise.withResolvers<void>();
  const first = await start({
    onExit: (how) => {
      ends.push(how);
      ended.resolve();
    },
  });
  process.kill(first.pid, "SIGKILL");
  await ended.promise;
  const second = await start({ onExit: (how) => ends.push(how) });
  await second.stop();
  expect(ends).toEqual(["SIGKILL"]);
});

test("a taken port is one clear line", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const failure = await startLibsql({ stateDir, port }).catch((error: unknown) => error);
  taken.close();
  expect(failure).toBeInstanceOf(UserError);
  expect(String(failure)).toBe(
    `UserError: Port ${port} on 127.0.0.1 is taken: stop what uses it, or choose another port`,
  );
});

test("a state directory that cannot be written is one clear line", async () => {
  const file = join(stateDir, "file");
  await writeFile(file, "");
  const failure = await startLibsql({ stateDir: join(file, "below") }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(String(failure)).toMatch(/is not writable: set INTERJECT_STATE to another one$/);
});

test("an unsupported platform is one clear line", () => {
  expect(() => sqldBinary("win32-x64")).toThrow(/^No embedded libSQL server for win32-x64 .* set LIBSQL_URL/);
});
