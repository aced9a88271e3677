import type { Env } from "../env.ts";
import type { GuestCalls } from "../floor/guest-usage.ts";
import type { CompiledShop } from "../settings/compile.ts";
import type { Tenant } from "../settings/directory.ts";
import type { Used } from "./guest-drain.ts";

/** Adds up the calls of guests in one conversation, so that the shop's Floor object is told of many at once. */
export class UsedGuests {
  #calls = new Map<string, Omit<GuestCalls, "quota">>();

  add(pack: string, { asks, failures, milliseconds, error }: Used): void {
    const known = this.#calls.get(pack);
    this.#calls.set(pack, {
      pack,
      calls: (known?.calls ?? 0) + 1,
      asks: (known?.asks ?? 0) + asks,
      failures: (known?.failures ?? 0) + failures,
      milliseconds: (known?.milliseconds ?? 0) + milliseconds,
      error: error ?? known?.error ?? null,
    });
  }

  /** Counters only: what cannot be told now is told with the next calls, or lost with the object. */
  async tell(env: Env, { merchant, shop }: Tenant, { guests }: Pick<CompiledShop, "guests">): Promise<void> {
    if (this.#calls.size === 0) return;
    const told = [...this.#calls.values()].flatMap((calls) => {
      const quota = guests.get(calls.pack)?.dailyCalls;
      return quota === undefined ? [] : [{ ...calls, quota }];
    });
    this.#calls = new Map();
    await env.FLOOR.getByName(`${merchant}/${shop}`).noteGuests({ merchant, shop }, told);
  }
}
