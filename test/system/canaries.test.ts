import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LibsqlServer, startLibsql } from "../../db/serve.ts";
import { type FaultProxy, startFaultProxy } from "../faults/proxy.ts";
import { createSender } from "../replay/sender.ts";
import { freePort } from "../serve/free-port.ts";
import { type Interject, startInterject } from "../serve/start.ts";
import { serveWorker } from "../serve/worker.ts";

/**
 * Words that must not be where they have no business: what buyers say, who they are, and secrets. The house is used while its
 * database, its receivers and its callers fail in every way that we know, and then all that it has written is searched.
 */

const id = randomUUID().slice(0, 8);
const said = `canary-said-${id}`;
const name = `canary-name-${id}`;
const phone = `1380000${id.replaceAll(/\D/g, "0").slice(0, 4)}7${id}`;
const mail = `canary-mail-${id}@example.com`;
const password = `canary-password-${id}`;
const answered = `canary-answered-${id}`;
/** Never in a log. */
const personal = [said, name, phone, mail, password, answered];

let folder: string;
let stateDir: string;
let libsql: LibsqlServer;
let proxy: FaultProxy;
let receiver: Server;
let house: Interject;
let stopped = false;
const log: string[] = [];
/** Shown once, or never: in no file, no log and no answer. */
const secrets: string[] = [password];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interject-canaries-"));
  stateDir = join(folder, "state");
  libsql = await startLibsql({ stateDir: join(folder, "database") });
  proxy = await startFaultProxy(libsql.url);
  receiver = createServer((_, response) => void response.writeHead(500).end(answered)).listen(0, "127.0.0.1");
  await new Promise((done) => receiver.once("listening", done));
  house = await startInterject({
    stateDir,
    port: await freePort(),
    quiet: true,
    env: { LIBSQL_URL: proxy.url, ALLOW_LOOPBACK: "1" },
    serve: (options) => serveWorker({ ...options, onLog: ({ message }) => void log.push(message) }),
  });
});
afterAll(async () => {
  if (!stopped) await house?.stop();
  receiver?.close();
  await proxy?.stop();
  await libsql?.stop();
  await rm(folder, { recursive: true, force: true });
});

const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${house.url}${path}`, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${house.demo.apiKey}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: answer.status, text: await answer.text() };
};
const inShop = (path: string) => `/v1/shops/demo/${path}`;

async function keepSecrets(): Promise<string[]> {
  const answers: string[] = [];
  const told = async (method: string, path: string, body: object, secret: string | null) => {
    const { status, text } = await call(method, inShop(path), body);
    expect([path, status]).toEqual([path, 200]);
    // What is made for the merchant is shown this once.
    if (secret === null) secrets.push(JSON.parse(text).secret.replace(/^whsec_/, ""));
    else {
      secrets.push(secret);
      answers.push(text);
    }
  };
  await told("PATCH", "channels/chatwoot", { token: `canary-token-${id}` }, `canary-token-${id}`);
  const own = `canary-own-secret-${id}`;
  const { status } = await call("POST", inShop("channels/chatwoot/secret"), { secret: own });
  expect(status).toBe(200);
  secrets.push(own);
  const robot = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=canary-robot-${id}`;
  await told(
    "PUT",
    "receivers/robot",
    { kind: "wecom", title: "群", address: robot, disabled: true },
    `canary-robot-${id}`,
  );
  const { port } = receiver.address() as AddressInfo;
  for (let index = 0; index < 46; index++)
    await told("PUT", `endpoints/crm-${index % 5}`, { url: `http://127.0.0.1:${port}/` }, null);
  return answers;
}

/** Not how fast: whether one can be told from the other. Who does not hash a password answers ten times as soon. */
test("how long a refusal takes does not say whether there is such an account (failure P11)", async () => {
  const times = { known: [] as number[], unknown: [] as number[] };
  const asked = Object.entries({ known: house.demo.email, unknown: `nobody-${house.demo.email}` } as const);
  // In turn, so that whatever else the machine does hits both. The first is not counted: it starts what the others find started.
  for (let round = 0; round < 8; round++)
    for (const [who, email] of asked) {
      const headers = { origin: house.url, "cf-connecting-ip": `192.0.2.${round + 1}` };
      const startedAt = performance.now();
      const { status } = await call("POST", "/v1/auth/sign-in/email", { email, password: "wrong password" }, headers);
      expect([who, status]).toEqual([who, 401]);
      if (round > 0) times[who as keyof typeof times].push(performance.now() - startedAt);
    }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  const [known, unknown] = [median(times.known), median(times.unknown)];
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
});

/** A database that hangs says no more than one that is down, and takes half a minute to say it. */
const modes = ["down", "500", "commit-then-drop"] as const;

let count = 0;
const message = (conversation: string, text: string) => ({
  id: `m-${id}-${++count}`,
  type: "message" as const,
  conversation,
  at: Date.now(),
  from: { role: "buyer" as const, id: "b-1", name },
  content: [{ type: "text", text }],
});

/** Everything at once that a caller can do wrong, or meet at a bad time. */
async function misuse(): Promise<void> {
  const text = `我叫${name}，电话${phone}，${said}，我要去12315投诉`;
  const json = { origin: house.url, "sec-fetch-site": "same-origin" };
  const { hook, secret } = house.demo;
  const send = createSender({ hook, secret, patienceMs: 1 });
  await Promise.allSettled([
    send([message("c-canary", text)], { wait: true }),
    send([{ ...message("c-canary", text), type: "unheard-of" } as never]),
    call("POST", "/hooks/interject/demo", `{"events":[{"id":"${said}"`),
    call("POST", `/hooks/interject/${said}`, { said }),
    call("POST", "/v1/auth/sign-in/email", { email: mail, password }, json),
    call("POST", "/v1/auth/sign-in/email", { email: house.demo.email, password }, json),
    call("POST", "/v1/auth/password-reset", { email: mail }, json),
    call("GET", inShop(`sessions?buyerText=${encodeURIComponent(said)}&limit=5`)),
    call("GET", inShop(`conversations/${encodeURIComponent(name)}`)),
    call("GET", inShop(`decisions/${encodeURIComponent(said)}`)),
    call("PUT", inShop(`endpoints/${said}`), { url: `http://${said}` }),
    call("POST", inShop("endpoints/crm-1/test"), {}),
    call("PUT", inShop("receivers/hook"), { kind: "webhook", title: said, endpoint: "crm-1" }),
    call("POST", inShop("receivers/hook/test"), {}),
    call("GET", "/v1/me", undefined, { authorization: `Bearer ik_${said.replaceAll("-", "_")}00000000000` }),
    call("GET", "/v1/me", undefined, { authorization: "", cookie: `__Host-interject.login=${said}` }),
  ]);
}

test("what buyers say, who they are, and secrets are in no log, no dead letter, and secrets in no file (failure P12, failure P13, failure H13)", async () => {
  const answers = await keepSecrets();
  const client = createClient({ url: libsql.url });
  await misuse();
  for (const mode of modes) {
    proxy.mode = mode;
    await misuse();
    await house.tick().catch(() => {});
  }
  for (const mode of modes) expect(proxy.faults[mode]).toBeGreaterThan(0);
  proxy.mode = "ok";

  // A database that refuses the rows for good, and says why in its own words.
  await client.execute(
    `CREATE TRIGGER poison BEFORE INSERT ON message WHEN NEW.conversation = 'c-poison' BEGIN SELECT RAISE(ABORT, '${said}'); END`,
  );
  const letters = async () => (await client.execute("SELECT * FROM dead_letter")).rows.map((row) => ({ ...row }));
  const send = createSender({ hook: house.demo.hook, secret: house.demo.secret });
  for (const until = Date.now() + 60_000; (await letters()).length === 0 && Date.now() < until; )
    await send([message("c-poison", `${said} ${phone} 12315投诉`)], { wait: true });
  const dead = JSON.stringify(await letters());
  expect(dead).toContain("c-poison");
  for (const word of [...personal, ...secrets]) expect(dead).not.toContain(word);

  expect(secrets.length).toBeGreaterThanOrEqual(50);
  for (const path of ["channels", "receivers", "settings", "revisions", "operations"])
    answers.push((await call("GET", inShop(path))).text);
  for (const secret of secrets) for (const answer of answers) expect(answer).not.toContain(secret);

  await house.stop();
  stopped = true;
  // Nothing was said, or nobody listened: then nothing is proved.
  expect(log.length).toBeGreaterThan(3);
  const lines = log.flatMap((entry) => entry.split("\n")).filter((line) => line !== "");
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: "error", event: expect.any(String) });
  const whole = lines.join("\n");
  for (const word of [...personal, ...secrets]) expect(whole).not.toContain(word);

  const found: string[] = [];
  for (const file of await filesIn(folder)) {
    const bytes = await readFile(file);
    for (const secret of secrets) if (bytes.includes(secret)) found.push(`${relative(folder, file)}: ${secret}`);
    if (bytes.includes(said)) found.push(relative(folder, file).split("/")[0] ?? "");
  }
  // What buyers said is kept by the objects and the ledger, and this search would see it.
  expect([...new Set(found)].sort()).toEqual(["database", "state"]);
});

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
