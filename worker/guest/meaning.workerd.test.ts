import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { askGuest } from "./call.ts";
import { guardCode } from "./guard.ts";
import { loadGuest } from "./load.ts";
import type { WireRequest } from "./wire.ts";

/** Code means the same with the guard in it: every case runs both ways, in isolates of their own. */

/** Each file of `meaning/` by its name: a function `run`. */
const files = (import.meta as unknown as { glob: Glob }).glob("./meaning/*.js", {
  query: "?raw",
  import: "default",
  eager: true,
});
type Glob = (pattern: string, options: object) => Readonly<Record<string, string>>;

const names = Object.keys(files);
const functions = names
  .map((name, index) => files[name]?.replace("export function run", `function case${index}`))
  .join("\n");
const list = names.map((_, index) => `{ id: "case-${index}", codes: {}, inspect: () => case${index}() }`).join(",\n");

async function plainResults(): Promise<unknown[]> {
  const main = `import { WorkerEntrypoint } from "cloudflare:workers";
${functions}
export default class extends WorkerEntrypoint {
  all() { return JSON.stringify([${names.map((_, index) => `case${index}()`)}]); }
}`;
  const plain = env.LOADER.get(null, () => ({
    compatibilityDate: "2026-08-01",
    mainModule: "main.js",
    modules: { "main.js": main },
    env: {},
    globalOutbound: null,
  }));
  return JSON.parse(await (plain.getEntrypoint() as unknown as { all(): Promise<string> }).all());
}

async function guardedResults(): Promise<unknown[]> {
  const guarded = guardCode(`${functions}\nexport default { points: [${list}], interventions: [] };`);
  if (!guarded.ok) throw new Error(JSON.stringify(guarded.problems.map(({ message }) => message.en)));
  const guest = loadGuest(
    env,
    { merchant: "m-meaning", shop: "s", pack: "meaning", sha256: "a".repeat(64) },
    async () => guarded.code,
  );
  const session = { id: "s", day: "2026-11-29", type: "unsure" as const, agent: null, messages: [], transfer: null };
  const view = { id: "c", channel: "test", messages: 0, session, orders: [], lastTransfer: null };
  const request: WireRequest = {
    kind: "inspect",
    messages: [],
    views: [view],
    asks: names.map((_, index) => ({
      view: 0,
      event: { type: "closed", id: "e", conversation: "c", at: 0 },
      points: [{ id: `case-${index}`, config: {}, hits: {} }],
    })),
  };
  const answer = await askGuest(guest, request);
  if (answer.kind !== "inspect") throw new Error("a plan");
  return answer.answers.map(([output]) => (output !== undefined && "ok" in output ? output.ok : output));
}

const [plain, guarded] = await Promise.all([plainResults(), guardedResults()]);

describe("guarded code", () => {
  test.each(names.map((name, index) => [name, index] as const))("means the same: %s", (_, index) => {
    expect(plain[index]).toBeDefined();
    expect(guarded[index]).toEqual(plain[index]);
  });
});
