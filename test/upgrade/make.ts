import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createReader } from "../replay/api.ts";
import { createSender } from "../replay/sender.ts";
import { freePort } from "../serve/free-port.ts";
import { startInterject } from "../serve/start.ts";
import { complaint, question, shop } from "./story.ts";

// `node test/upgrade/make.ts 0.1.0`: the state directory of this build, with two chats in it, as `test/upgrade/0.1.0.tar.gz`. Made
// once for each release; every later build must go on from it (README.md beside this file). Its secrets open nothing else.
const [name] = process.argv.slice(2);
if (name === undefined) throw new Error("node test/upgrade/make.ts <version>");

/** A test that plays years after must find what it looks for. */
const retentionDays = 3_650;

const stateDir = await mkdtemp(join(tmpdir(), "interject-upgrade-"));
const product = await startInterject({ stateDir, port: await freePort(), quiet: true, env: {} });
const { url, hook, secret, apiKey } = product.demo;
const patched = await fetch(`${url}/v1/shops/${shop}/settings`, {
  method: "PATCH",
  headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
  body: JSON.stringify({ retentionDays }),
});
if (!patched.ok) throw new Error(`retention: ${patched.status} ${await patched.text()}`);
const post = createSender({ hook, secret });
const at = Date.now() - 10_000;
await post(complaint(at));
await post(question(Date.now()));
const reader = createReader(product.demo);
const stored = async () => ({
  findings: await reader.findings({ conversation: "old-complaint" }),
  decisions: await reader.decisions({ conversation: "old-complaint" }),
  conversations: await reader.conversations({}),
});
let before = await stored();
while (before.findings.length === 0 || before.decisions.length === 0 || before.conversations.length < 2) {
  await delay(200);
  before = await stored();
}
await product.stop();
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
const known = { at, findings: ids(before.findings), decisions: ids(before.decisions) };
await writeFile(join(stateDir, "known.json"), JSON.stringify(known, null, 2));
execFileSync("tar", ["-czf", join(import.meta.dirname, `${name}.tar.gz`), "-C", stateDir, "."]);
await rm(stateDir, { recursive: true });
