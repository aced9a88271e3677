import type { Env } from "../../worker/env.ts";
import { forgetSettings } from "../../worker/settings/cache.ts";
import { forgetFacts } from "../../worker/shop/facts.ts";
import { type Chance, chanceOf } from "../big-shop/chance.ts";
import { type Actor, Clock } from "./clock.ts";
import type { Database } from "./database.ts";
import type { Fates } from "./fates.ts";
import { House } from "./house.ts";
import { databaseHost, Network } from "./network.ts";
import type { Classes, Place } from "./place.ts";
import { Platform, type Taken } from "./platform.ts";
import { masterKey, type SimShop, storeShops } from "./shops.ts";
import { Trace } from "./trace.ts";

/** What stays from run to run, because making it takes longer than a run. */
export type Stage = { readonly classes: Classes; readonly shops: readonly SimShop[]; readonly database: Database };

export type WorldOptions = {
  readonly start: number;
  readonly fates: Fates;
  readonly keepsTrace: boolean;
  readonly alarms: { readonly late: () => number; readonly twice: () => boolean };
  readonly onCommit: (place: Place) => void;
  readonly onTaken: (taken: Taken) => void;
};

/** Everything around the worker's code in one run. */
export class World {
  readonly clock: Clock;
  readonly trace: Trace;
  /** Of the network and the runtime, so that a longer trace or another judge changes nothing. */
  readonly chance: Chance;
  readonly network: Network;
  readonly platform: Platform;
  readonly house: House;
  readonly env: Env;
  readonly shops: readonly SimShop[];
  readonly database: Database;
  readonly fates: Fates;
  readonly broken: string[] = [];
  /** Made durable so far. */
  commits = 0;
  /** Keys of actions that went back with the answer to whoever waited for it. */
  readonly answered = new Set<string>();

  constructor(run: number, { classes, shops, database }: Stage, options: WorldOptions) {
    this.chance = chanceOf(run * 2_654_435_761);
    this.clock = new Clock(options.start, chanceOf(run ^ 0x5f3759df));
    this.trace = new Trace({ keeps: options.keepsTrace, now: () => this.clock.now });
    this.shops = shops;
    this.database = database;
    this.fates = options.fates;
    database.empty();
    storeShops(database, shops, options.start);
    const { clock, chance, trace, fates } = this;
    this.platform = new Platform({ now: () => clock.now, onTaken: options.onTaken });
    this.network = new Network({
      clock,
      chance,
      fates,
      trace,
      database,
      platform: this.platform,
      house: () => this.house,
    });
    const env = { LIBSQL_URL: `https://${databaseHost}`, MASTER_KEY: masterKey, PUBLIC_URL: "https://interject.test" };
    const { alarms } = options;
    const onCommit = (place: Place) => {
      this.commits++;
      options.onCommit(place);
    };
    this.house = new House({ clock, chance, fates, trace, classes, env, alarms, onCommit });
    Object.assign(env, {
      CONVERSATION: this.house.namespace("conversation"),
      FLOOR: this.house.namespace("floor"),
      LEDGER: this.house.namespace("ledger"),
      SEATS: this.house.namespace("seats"),
    });
    this.env = env as unknown as Env;
    this.forgetIsolate();
  }

  /** An invariant does not hold. */
  breaks(invariant: string, what: string): void {
    this.trace.note("BROKEN", () => `${invariant}: ${what}`);
    this.broken.push(`${invariant}: ${what}`);
  }

  /** What all objects of an isolate share. */
  forgetIsolate(): void {
    for (const tenant of this.shops) {
      forgetSettings(tenant.merchant, tenant.shop);
      forgetFacts(tenant);
    }
  }

  /** The machine is gone: every object with it. */
  crashAll(): void {
    for (const place of this.house.places.values()) if (place.instance !== null) place.crash("the machine is gone");
    this.forgetIsolate();
  }

  conversations(): Place[] {
    return [...this.house.places.values()].filter(({ kind }) => kind === "conversation");
  }

  /** Does what comes next, and everything that follows from it at once. @returns false when nothing is planned any more */
  async step(): Promise<boolean> {
    if (this.clock.next === null) return false;
    if (this.clock.step() !== null) await settled();
    return true;
  }

  actor(name: string): Actor {
    return { name, alive: true };
  }
}

const immediate = setImmediate;

/** All that needs no time has happened: promises, and what was waiting for them. */
function settled(): Promise<void> {
  return new Promise((done) => void immediate(done));
}
