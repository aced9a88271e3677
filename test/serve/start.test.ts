import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runningAs } from "../../db/process-table.ts";
import { createReader } from "../replay/api.ts";
import { createSender } from "../replay/sender.ts";
import { root } from "./build.ts";
import { freePort } from "./free-port.ts";
import { type Interject, startInterject } from "./start.ts";
import type { Demo } from "./state.ts";

let folder: string;
let stateDir: string;
/** Of most tests; one of them stops it and starts it again. */
let product: Interject;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interject-start-"));
  stateDir = join(folder, "kept");
  product = await start(stateDir);
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = async (stateDir: string, env: Record<string, string> = {}): Promise<Interject> =>
  startInterject({ stateDir, port: await freePort(), quiet: true, env });

/** The same event, to the byte, each time. */
const at = Date.now();
const question = (conversation: string) => ({
  id: `${conversation}.1`,
  type: "message",
  conversation,
  at,
  from: { role: "buyer", id: "b-1" },
  content: [{ type: "text", text: "我要去12315投诉你们" }],
});

async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let value = await read(); ; value = await read()) {
    if (holds(value)) return value;
    await delay(100);
  }
}

const post = ({ hook, secret }: Demo, conversation: string) => createSender({ hook, secret })([question(conversation)]);
const findingsOf = (demo: Demo, conversation: string) =>
  until(
    () => createReader(demo).findings({ conversation }),
    (findings) => findings.length > 0,
  );

test("one state directory serves one product at a time", async () => {
  await expect(start(stateDir)).rejects.toThrow(/already runs on .*kept/);
});

test("secrets in the state directory are their owner's only", async () => {
  for (const file of ["demo.json", "master.key"]) {
    expect((await stat(join(stateDir, file))).mode & 0o777, file).toBe(0o600);
  }
});

test("a worker and a database that are killed are replaced, and the next message is judged", async () => {
  const [worker, libsql] = [product.workerPid(), product.libsql.pid()];
  if (worker === null || libsql === null) throw new Error("no processes");
  process.kill(libsql, "SIGKILL");
  process.kill(worker, "SIGKILL");
  await until(
    async () => product.workerPid(),
    (pid) => pid !== null && pid !== worker,
  );
  await until(
    async () => product.libsql.pid(),
    (pid) => pid !== libsql,
  );
  await post(product.demo, "killed-1");
  expect(await findingsOf(product.demo, "killed-1")).toMatchObject([{ point: "alerts/threaten-exposure" }]);
});

test("a second start on the same state keeps the data, the keys and the address book", async () => {
  expect(Object.keys(product.demo).sort()).toEqual(["apiKey", "email", "hook", "password", "secret", "url"]);
  const before = product.demo;
  await post(before, "kept-1");
  const [found] = await findingsOf(before, "kept-1");
  await product.stop();

  product = await start(stateDir);
  const { secret, apiKey, email, password } = before;
  expect(product.demo).toMatchObject({ secret, apiKey, email, password });
  expect(await findingsOf(product.demo, "kept-1")).toMatchObject([{ id: found?.id }]);
  // The conversation's object is the same one too: it knows the message.
  expect(await post(product.demo, "kept-1")).toMatchObject({ accepted: 0, duplicates: 1 });
});

test("a database of one's own is used, and left alone", async () => {
  const { url } = product.libsql;
  // With a key of its own it writes the demo shop anew: after this, `product` cannot read its secrets.
  const guest = await start(join(folder, "guest"), { LIBSQL_URL: url });
  expect(guest.libsql).toMatchObject({ url });
  expect(guest.libsql.pid()).toBeNull();
  await guest.stop();
  expect((await fetch(`${url}/health`)).ok).toBe(true);
});

/** `npm start` as a person runs it. */
async function command(env: Record<string, string>): Promise<{ code: number; stderr: string }> {
  try {
    await promisify(execFile)(process.execPath, ["test/serve/main.ts"], { cwd: root, env: { ...process.env, ...env } });
    return { code: 0, stderr: "" };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, stderr };
  }
}

test("says in one line what is wrong, and ends with 1", async () => {
  const taken = createServer();
  const port = await freePort();
  await new Promise<void>((done) => taken.listen(port, "127.0.0.1", done));
  const file = join(folder, "a-file");
  await writeFile(file, "");
  const free = String(await freePort());
  const cases = [
    [{ PORT: String(port), INTERJECT_STATE: join(folder, "port") }, `Port ${port} is taken: set PORT to another one\n`],
    [{ PORT: free, INTERJECT_STATE: join(file, "state") }, /^The state directory .* is not writable .*\n$/],
    // Node's own recursive mkdir never comes back from here.
    [{ PORT: free, INTERJECT_STATE: "/proc/interject" }, /^The state directory .* is not writable .*\n$/],
    [{ PORT: "http" }, 'PORT is "http": give a number from 1 to 65535\n'],
  ] as const;
  await Promise.all(
    cases.map(async ([env, line]) => {
      const { code, stderr } = await command({ ...env });
      expect(code).toBe(1);
      expect(stderr).toMatch(line);
    }),
  );
  taken.close();
});

test("SIGTERM stops every child and ends with 0", async () => {
  const state = join(folder, "term");
  const env = { ...process.env, PORT: String(await freePort()), INTERJECT_STATE: state };
  const main = spawn(process.execPath, ["test/serve/main.ts"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((done) =>
    main.stdout.on("data", (chunk) => String(chunk).includes("Stop: Ctrl-C") && done()),
  );
  const { worker } = JSON.parse(await readFile(join(state, "running.json"), "utf8"));
  const { pid } = JSON.parse(await readFile(join(state, "libsql.pid.json"), "utf8"));
  expect([worker, pid].map((each) => runningAs(each) !== null)).toEqual([true, true]);
  main.kill("SIGTERM");
  expect(await new Promise((done) => main.once("exit", done))).toBe(0);
  expect([worker, pid].map((each) => runningAs(each))).toEqual([null, null]);
});
