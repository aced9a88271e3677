import { expect, test } from "vitest";
import { guardVersion } from "./guard.ts";
import { loadGuest } from "./load.ts";
import { realmModules } from "./realm-text.ts";

/** What the runtime is told about a guest, word for word. */

type Loaded = { id: string | null; code: WorkerLoaderWorkerCode; entry: unknown[] };

function loader(): { LOADER: WorkerLoader; loaded: Promise<Loaded>[] } {
  const loaded: Promise<Loaded>[] = [];
  const LOADER = {
    get(id: string | null, code: () => Promise<WorkerLoaderWorkerCode>) {
      return {
        getEntrypoint(...entry: unknown[]) {
          loaded.push(code().then((made) => ({ id, code: made, entry })));
          return { ask: async () => "{}", describe: async () => "{}" };
        },
      };
    },
  };
  return { LOADER: LOADER as unknown as WorkerLoader, loaded };
}

const guest = { merchant: "m-1", shop: "s-1", pack: "pack", sha256: "f".repeat(64) };

test("a guest has no bindings, no network, little time, and an id of its own", async () => {
  const { LOADER, loaded } = loader();
  loadGuest({ LOADER }, guest, async () => "export default () => null;");
  expect(await loaded[0]).toEqual({
    id: `m-1/s-1:pack@${"f".repeat(64)}.g${guardVersion}`,
    code: {
      compatibilityDate: "2026-08-01",
      mainModule: "main.js",
      modules: { ...realmModules, "pack.js": "export default () => null;" },
      env: {},
      globalOutbound: null,
      limits: { cpuMs: 50, subRequests: 0 },
    },
    entry: [undefined, { limits: { cpuMs: 50, subRequests: 0 } }],
  });
});

test("what could not be read has another id at the next try", async () => {
  const { LOADER, loaded } = loader();
  const of = { ...guest, pack: "unread" };
  const failing = loadGuest({ LOADER }, of, () => Promise.reject(new Error("no database")));
  await expect(failing.ask("{}")).rejects.toMatchObject({ code: "load" });
  expect(await loadGuest({ LOADER }, of, async () => "export default () => null;").ask("{}")).toBe("{}");
  const ids = (await Promise.all(loaded)).map(({ id }) => id);
  expect(ids).toEqual([ids[0], `${ids[0]}~1`]);
});
