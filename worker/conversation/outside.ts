import { action } from "../../plugins/sdk/intervention.ts";
import type { Env } from "../env.ts";
import { askGuest } from "../guest/call.ts";
import { loadGuest } from "../guest/load.ts";
import { deliver, honoursKeys, laneOf } from "../outbound/deliver.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { disableGone } from "../settings/gone.ts";
import { codeOf } from "../settings/pack-store.ts";
import { unseal } from "../settings/secrets.ts";
import { limitsOf } from "../shop/limits.ts";
import { topicsOf } from "../shop/topics.ts";
import { dueAt } from "./due.ts";
import type { FlushDeps } from "./flush.ts";
import type { GuestDeps } from "./guest-drain.ts";
import type { Live } from "./live.ts";
import { type Delivery, nextAttempt, type OutboxDeps } from "./outbox.ts";
import { toldOf } from "./tally.ts";

/** How a conversation reaches everything outside: receivers of its actions, live panels, the ledger. Wiring only. */

const actionOf = ({ body }: Delivery) => action.parse(JSON.parse(body));

export function outboxDeps(env: Env, live: Live, shop: CompiledShop, save: OutboxDeps["save"]): OutboxDeps {
  const { merchant, shop: shopId, channel, conversation } = live.meta;
  return {
    now: Date.now,
    save,
    lane: (delivery) => laneOf(actionOf(delivery)),
    honoursKeys: (delivery) => honoursKeys({ channel, action: actionOf(delivery) }),
    deliver(delivery) {
      const { key, at, attempt } = delivery;
      const { snapshot } = shop;
      return deliver(
        { key, at, attempt, merchant, shop: shopId, channel, conversation, action: actionOf(delivery), snapshot },
        {
          fetch: (url, init) => fetch(url, init),
          now: Date.now,
          random: Math.random,
          allowLoopback: env.ALLOW_LOOPBACK === "1",
          unseal: (owner, secret) => unseal(env.MASTER_KEY, owner, secret),
          publicUrl: env.PUBLIC_URL,
          gone: (target) => disableGone(env, live.meta, target),
        },
      );
    },
  };
}

export function flushDeps(env: Env, live: Live, compiled: CompiledShop, save: FlushDeps["save"]): FlushDeps {
  const { merchant, shop } = live.meta;
  const told = { merchant, shop, topicsOf: topicsOf(compiled.snapshot), limits: limitsOf(compiled).incident };
  return {
    now: () => Date.now(),
    append: (rows) => env.LEDGER.getByName("default").append(rows),
    publish: (items, marks) => env.FLOOR.getByName(`${merchant}/${shop}`).publish(items, marks),
    tell: (entries) => toldOf(live.state, entries, told),
    save,
    dueAt: () => dueAt(live.state) ?? nextAttempt(live.deliveries.values()),
  };
}

/** Guests of the shop by one call each, in their own isolates. */
export function guestCalls(env: Env, { meta }: Live, { guests }: CompiledShop): GuestDeps["ask"] {
  const { merchant, shop } = meta;
  return (pack, request) => {
    const sha256 = guests.get(pack)?.sha256 ?? "";
    const guest = loadGuest(env, { merchant, shop, pack, sha256 }, () => codeOf(env, meta, sha256));
    return askGuest(guest, request);
  };
}
