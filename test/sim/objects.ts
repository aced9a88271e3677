import type { Chance } from "../big-shop/chance.ts";
import { type Actor, type Clock, running } from "./clock.ts";
import type { Fates } from "./fates.ts";
import { type Panel, SimSocket } from "./sockets.ts";
import { Storage } from "./storage.ts";
import type { Trace } from "./trace.ts";

/** The platform's part of a Durable Object: who is awake, calls to and from him, his alarm, his end. */

export type Kind = "conversation" | "floor" | "ledger" | "seats";
// biome-ignore lint/suspicious/noExplicitAny: the methods of any class of ours, reached by name as RPC does
type Made = any;
export type Classes = { readonly [kind in Kind]: new (context: never, env: never) => Made };

export type HouseDeps = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly fates: Fates;
  readonly trace: Trace;
  readonly classes: Classes;
  readonly env: object;
  /** How late an alarm goes off (ms), and whether it goes off a second time, drawn each time. */
  readonly alarms: { readonly late: () => number; readonly twice: () => boolean };
  /** After each commit, so that it can be judged. */
  readonly onCommit: (place: Place) => void;
};

/** One instance in memory. Outputs wait until what was written before them is durable. */
class Instance implements Actor {
  alive = true;
  readonly place: Place;
  readonly outputs: (() => void)[] = [];
  /** Calls that were not answered yet; each is told when the instance is gone. */
  readonly calls = new Set<(error: Error) => void>();
  object: Made = null;
  /** Work that the runtime was asked to wait for. */
  background = 0;

  constructor(place: Place) {
    this.place = place;
  }

  get name(): string {
    return this.place.name;
  }
}

/** Where an object of one name lives, whether or not it is awake. */
export class Place {
  readonly kind: Kind;
  readonly id: string;
  readonly storage: Storage;
  instance: Instance | null = null;
  sockets: SimSocket[] = [];
  /** The alarm's handler runs, or waits to be tried again. */
  alarm: { scheduledFor: number; tries: number; runs: boolean; cancel: () => void } | null = null;
  /** The alarm was taken away: only the sweeper, or the next caller, can wake it. */
  alarmLost = false;
  readonly #house: House;
  #commits = false;

  constructor(kind: Kind, id: string, house: House) {
    this.kind = kind;
    this.id = id;
    this.#house = house;
    this.storage = new Storage({
      fate: (effect) => house.deps.fates.next(effect, this.name),
      onDirty: () => this.#commitSoon(),
      onBroken: (why) => this.#breakSoon(why),
    });
  }

  get name(): string {
    return `${this.kind} ${this.id}`;
  }

  /** @throws what its constructor throws, and then it is not awake */
  wake(): Instance {
    if (this.instance !== null) return this.instance;
    const instance = new Instance(this);
    this.instance = instance;
    const { classes, env } = this.#house.deps;
    const context = {
      id: { name: this.id, toString: () => this.id },
      storage: this.storage.of(instance),
      waitUntil(work: Promise<unknown>) {
        instance.background++;
        const done = () => void instance.background--;
        work.then(done, done);
      },
      blockConcurrencyWhile: (work: () => Promise<unknown>) => work(),
      setWebSocketAutoResponse: () => undefined,
      acceptWebSocket: (socket: SimSocket) => void this.sockets.push(socket),
      getWebSockets: () => this.sockets.filter(({ open }) => open),
    };
    try {
      running.run(instance, () => {
        instance.object = new classes[this.kind](context as never, env as never);
      });
    } catch (error) {
      this.crash("it could not start");
      throw error;
    }
    return instance;
  }

  /** Whatever leaves waits for what was written. */
  leave(actor: Actor | undefined, output: () => void): void {
    if (!(actor instanceof Instance)) output();
    else if (actor.alive && actor.place.storage.dirty) actor.outputs.push(output);
    else if (actor.alive) output();
  }

  /** Memory goes, and what was not durable with it. */
  crash(why: string): void {
    const { instance } = this;
    const { trace } = this.#house.deps;
    trace.note("crash", () => `${this.name}: ${why}`);
    this.storage.rollback();
    for (const socket of this.sockets) socket.break();
    this.sockets = [];
    if (instance !== null) {
      instance.alive = false;
      this.instance = null;
      for (const fail of instance.calls) fail(Object.assign(new Error("the object was reset"), { retryable: true }));
    }
    this.#commits = false;
    if (this.alarm?.runs) this.#alarmFailed(this.alarm.tries);
    else this.armed();
  }

  /** Only memory goes: nothing was going on. @returns false when something was */
  evict(): boolean {
    const { instance } = this;
    if (instance === null || this.storage.dirty || this.alarm?.runs) return false;
    if (instance.calls.size > 0 || instance.outputs.length > 0 || instance.background > 0) return false;
    this.#house.deps.trace.note("evict", () => this.name);
    instance.alive = false;
    this.instance = null;
    return true;
  }

  loseAlarm(): void {
    const at = this.storage.durableAlarm;
    if (at === null || this.storage.dirty || this.alarm?.runs) return;
    this.#house.deps.trace.note("lost", () => `alarm of ${this.name}`);
    this.storage.spend(at);
    this.alarm?.cancel();
    this.alarm = null;
    this.alarmLost = true;
  }

  /** Plans the alarm that is in storage. */
  armed(): void {
    const { clock, alarms } = this.#house.deps;
    const at = this.storage.durableAlarm;
    if (this.alarm?.runs || this.alarm?.scheduledFor === at) return;
    this.alarm?.cancel();
    this.alarm = null;
    if (at === null) return;
    this.alarmLost = false;
    this.#planAlarm(at, Math.max(at, clock.now) + alarms.late(), 0);
  }

  #planAlarm(scheduledFor: number, at: number, tries: number): void {
    const { clock } = this.#house.deps;
    const cancel = clock.at(at, "alarm", () => this.#fire(scheduledFor, tries));
    this.alarm = { scheduledFor, tries, runs: false, cancel };
  }

  #fire(scheduledFor: number, tries: number): void {
    const { trace, alarms } = this.#house.deps;
    trace.note("alarm", () => `${this.name}${tries > 0 ? `, try ${tries + 1}` : ""}`);
    this.storage.spend(scheduledFor);
    this.alarm = { scheduledFor, tries, runs: true, cancel: () => undefined };
    let instance: Instance;
    try {
      instance = this.wake();
    } catch {
      // The crash has planned the next try.
      return;
    }
    const again = (left: boolean) => {
      const ran: Promise<void> = running.run(instance, async () => instance.object.alarm());
      ran.then(
        () => this.leave(instance, () => (left && alarms.twice() ? again(false) : this.#alarmDone())),
        () => instance.alive && this.#alarmFailed(tries),
      );
    };
    again(true);
  }

  #alarmDone(): void {
    this.alarm = null;
    this.armed();
  }

  /** Tried again after 2 s, doubling, six times; an alarm that the handler has set takes the place of that chain. */
  #alarmFailed(tries: number): void {
    const { clock } = this.#house.deps;
    this.alarm = null;
    if (this.storage.durableAlarm !== null) this.armed();
    else if (tries >= 6) this.alarmLost = true;
    else this.#planAlarm(clock.now, clock.now + 2_000 * 2 ** tries, tries + 1);
  }

  #breakSoon(why: string): void {
    this.#house.deps.clock.in(0, "crash", () => this.crash(why), this.instance);
  }

  #commitSoon(): void {
    if (this.#commits) return;
    this.#commits = true;
    const { clock, chance } = this.#house.deps;
    const { instance } = this;
    const delay = chance.below(20) === 0 ? 200 : chance.below(8);
    clock.in(delay, "commit", () => this.#commit(), instance);
  }

  #commit(): void {
    const { fates, onCommit } = this.#house.deps;
    this.#commits = false;
    const fate = fates.next("commit", this.name);
    if (fate === "before") {
      this.crash("the write was not durable");
      return;
    }
    this.storage.commit();
    onCommit(this);
    if (fate === "after") {
      this.crash("before anything left");
      return;
    }
    this.armed();
    const waiting = this.instance?.outputs.splice(0) ?? [];
    for (const output of waiting) output();
  }
}

/** All objects of a run, in one isolate. */
export class House {
  readonly deps: HouseDeps;
  readonly places = new Map<string, Place>();

  constructor(deps: HouseDeps) {
    this.deps = deps;
  }

  place(kind: Kind, id: string): Place {
    const known = this.places.get(`${kind} ${id}`);
    if (known !== undefined) return known;
    const place = new Place(kind, id, this);
    this.places.set(place.name, place);
    return place;
  }

  /** A binding: each call is a message there and one back. */
  namespace(kind: Kind) {
    const stub = (id: string) =>
      new Proxy(
        {},
        {
          get: (_, method: string) =>
            method === "then" ? undefined : (...args: unknown[]) => this.#call({ kind, id, method, args }),
        },
      );
    return { getByName: stub, get: stub, idFromName: (id: string) => id };
  }

  /** Opens a live panel's socket. */
  connect(id: string, panel: Panel, last: number | null): void {
    const socket = new SimSocket(panel, this.deps.clock, (output) => place.leave(place.instance ?? undefined, output));
    const place = this.place("floor", id);
    SimSocket.next = socket;
    const headers = new Headers({ upgrade: "websocket", ...(last === null ? {} : { "x-feed-last": String(last) }) });
    try {
      const instance = place.wake();
      running.run(instance, () => instance.object.fetch({ headers })).catch(() => socket.break());
    } catch {
      socket.break();
    }
  }

  close(): void {
    for (const { storage, instance } of this.places.values()) {
      if (instance !== null) instance.alive = false;
      storage.close();
    }
  }

  #call({ kind, id, method, args }: { kind: Kind; id: string; method: string; args: unknown[] }): Promise<unknown> {
    const { clock, chance, fates, trace } = this.deps;
    const place = this.place(kind, id);
    const from = running.getStore();
    const fate = fates.next("rpc", `${place.name}.${method}`);
    const sent = args.map(crossed);
    const travel = () => (chance.below(30) === 0 ? chance.below(2_000) : chance.below(6));
    return new Promise((resolve, reject) => {
      let answered = false;
      const answer = (what: string, settle: () => void) => {
        if (answered) return;
        answered = true;
        clock.in(travel(), what, settle, from ?? null);
      };
      const fail = (error: Error) => {
        trace.note("broken", () => `${place.name}.${method}: ${error.message}`);
        answer("failure arrives", () => reject(error));
      };
      place.leave(from, () =>
        clock.in(travel(), "call arrives", () => {
          if (fate === "before")
            return fail(Object.assign(new Error("the call never arrived"), { retryable: chance.below(2) === 0 }));
          trace.note("call", () => `${from?.name ?? "?"} -> ${place.name}.${method}`);
          let instance: Instance;
          try {
            instance = place.wake();
          } catch (error) {
            return fail(error as Error);
          }
          instance.calls.add(fail);
          const done = (settle: () => void) =>
            place.leave(instance, () => {
              instance.calls.delete(fail);
              if (fate === "after") fail(new Error("the answer was lost"));
              else answer("answer arrives", settle);
            });
          running
            .run(instance, async () => instance.object[method](...sent))
            .then(
              (value: unknown) => {
                const copy = crossed(value);
                done(() => resolve(copy));
              },
              (error: unknown) => done(() => reject(Object.assign(Object(error), { remote: true }))),
            );
        }),
      );
    });
  }
}

/** As they are before a run puts its own in their place. */
const native = { Request: globalThis.Request, Response: globalThis.Response };

/** What crosses is a copy; requests and answers of HTTP cross as they are. */
function crossed(value: unknown): unknown {
  return value instanceof native.Request || value instanceof native.Response ? value : structuredClone(value);
}
