import { env as bindings } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { newMerchant } from "../api/testing/merchant.ts";
import type { Env } from "../env.ts";
import { publish } from "./publish.ts";
import { patienceMs } from "./store.ts";

const env = bindings as unknown as Env;
const real = globalThis.fetch;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("whoever saves settings waits longer for a slow libSQL than a chat does, and has saved them", async () => {
  const { id, shop } = await newMerchant(env);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("fetch", async (request: Request, init?: RequestInit) => {
    await vi.advanceTimersByTimeAsync(1.5 * patienceMs);
    return real(request, init);
  });
  const saved = await publish(env, id, shop, "test", (snapshot) => ({ ...snapshot, retentionDays: 30 }));
  expect(saved).toMatchObject({ revision: 2, retentionDays: 30 });
});
