import { z } from "zod";
import type { Env } from "../env.ts";
import { guardVersion } from "./guard.ts";
import { GuestFailed } from "./guest-failed.ts";
import { realmModules } from "./realm-text.ts";

/** What is loaded for whom. Globals of an isolate survive between calls, so each shop has its own. */
export type GuestOf = {
  readonly merchant: string;
  readonly shop: string;
  readonly pack: string;
  readonly sha256: string;
};

export type Guest = {
  /** One request and its answer, see `wire.ts`. Nothing of the answer is checked yet. */
  readonly ask: (request: string) => Promise<unknown>;
  /**
   * What the code itself says it has: `{ points: [{ id, codes }], interventions: [{ id }] }` as JSON.
   * @throws GuestFailed `load` when the pack cannot be made
   */
  readonly describe: () => Promise<string>;
};

/** Production holds guests to this, too; that they stop is not left to it. */
const limits = { cpuMs: 50, subRequests: 0 };

type GuestEntry = {
  ask(request: string): Promise<unknown>;
  describe(): Promise<unknown>;
};

/** How often the code of an id could not be read: whatever was loaded under an id stays, so the next try has another. */
const unread = new Map<string, number>();
const mostUnread = 1_000;

/**
 * The guest, which starts with its first call. The id pins what runs: the code by its digest, and our own part by its version. `code`
 * gives what `guardCode` made of the pack. The only place that loads code.
 */
export function loadGuest(
  env: Pick<Env, "LOADER">,
  { merchant, shop, pack, sha256 }: GuestOf,
  code: () => Promise<string>,
): Guest {
  const id = `${merchant}/${shop}:${pack}@${sha256}.g${guardVersion}`;
  const tries = unread.get(id) ?? 0;
  let failure: unknown = null;

  /** An error would be the runtime's uncaught one. */
  async function read(): Promise<string> {
    try {
      return await code();
    } catch (cause) {
      failure = cause;
      if (unread.size >= mostUnread) unread.clear();
      unread.set(id, tries + 1);
      return "export default () => null;";
    }
  }
  const stub = env.LOADER.get(tries === 0 ? id : `${id}~${tries}`, async () => ({
    compatibilityDate: "2026-08-01",
    mainModule: "main.js",
    modules: { ...realmModules, "pack.js": await read() },
    env: {},
    globalOutbound: null,
    limits,
  }));
  const entry = stub.getEntrypoint(undefined, { limits }) as unknown as GuestEntry;

  async function call(run: () => Promise<unknown>): Promise<unknown> {
    try {
      const answer = await run();
      if (failure === null) return answer;
    } catch (cause) {
      if (!isStart(cause)) throw cause;
      throw new GuestFailed("load", "the code of the pack does not start", { cause });
    }
    throw new GuestFailed("load", "the code of the pack cannot be read", { cause: failure });
  }
  return {
    ask: (request) => call(() => entry.ask(request)),
    async describe() {
      const described = await call(() => entry.describe());
      if (typeof described !== "string") throw new GuestFailed("output", "the guest does not describe itself in text");
      const error = errorIn(described);
      if (error !== null) throw new GuestFailed("load", error);
      return described;
    },
  };
}

function isStart(cause: unknown): boolean {
  return cause instanceof Error && cause.message.startsWith("Failed to start Worker");
}

function errorIn(described: string): string | null {
  const failed = z.object({ error: z.string() }).safeParse(JSON.parse(described));
  return failed.success ? failed.data.error : null;
}
