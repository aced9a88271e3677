import type { Chance } from "../big-shop/chance.ts";
import { Alarm, type AlarmDeps } from "./alarm.ts";
import { running } from "./clock.ts";
import type { Fates } from "./fates.ts";
import { Instance, type Made } from "./instance.ts";
import type { SimSocket } from "./sockets.ts";
import { Storage } from "./storage.ts";

export type Kind = "conversation" | "floor" | "ledger" | "seats";
export type Classes = { readonly [kind in Kind]: new (context: never, env: never) => Made };

export type PlaceDeps = AlarmDeps & {
  readonly chance: Chance;
  readonly fates: Fates;
  readonly classes: Classes;
  readonly env: object;
  /** After each commit, so that it can be judged. */
  readonly onCommit: (place: Place) => void;
};

/** Where an object of one name lives, whether or not it is awake. */
export class Place {
  readonly kind: Kind;
  readonly id: string;
  readonly storage: Storage;
  instance: Instance | null = null;
  sockets: SimSocket[] = [];
  readonly alarm: Alarm;
  readonly #deps: PlaceDeps;
  #commits = false;
  /** Why it is about to be reset: nothing of it becomes durable any more. */
  #breaks: string | null = null;

  constructor(kind: Kind, id: string, deps: PlaceDeps) {
    this.kind = kind;
    this.id = id;
    this.#deps = deps;
    this.storage = new Storage({
      fate: (effect) => deps.fates.next(effect, this.name),
      onDirty: () => this.#commitSoon(),
      onBroken: (why) => this.#breakSoon(why),
    });
    this.alarm = new Alarm({ name: this.name, storage: this.storage, wake: () => this.wake() }, deps);
  }

  get name(): string {
    return `${this.kind} ${this.id}`;
  }

  /** @throws what its constructor throws, and then it is not awake */
  wake(): Instance {
    if (this.instance !== null) return this.instance;
    const instance = new Instance(this.name, this.storage);
    this.instance = instance;
    const { classes, env } = this.#deps;
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

  /** Memory goes, and what was not durable with it. */
  crash(why: string): void {
    const { instance } = this;
    const { trace } = this.#deps;
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
    this.#breaks = null;
    this.alarm.crashed();
  }

  /** Only memory goes: nothing was going on. @returns false when something was */
  evict(): boolean {
    const { instance } = this;
    if (instance === null || instance.busy || this.storage.dirty || this.alarm.runs) return false;
    this.#deps.trace.note("evict", () => this.name);
    instance.alive = false;
    this.instance = null;
    return true;
  }

  #breakSoon(why: string): void {
    this.#breaks = why;
    this.#deps.clock.in(0, "crash", () => this.crash(why), this.instance);
  }

  #commitSoon(): void {
    if (this.#commits) return;
    this.#commits = true;
    const { clock, chance } = this.#deps;
    const { instance } = this;
    const delay = chance.below(20) === 0 ? 200 : chance.below(8);
    clock.in(delay, "commit", () => this.#commit(), instance);
  }

  #commit(): void {
    const { fates, onCommit } = this.#deps;
    this.#commits = false;
    const fate = fates.next("commit", this.name);
    if (fate === "before" || this.#breaks !== null) {
      this.crash(this.#breaks ?? "the write was not durable");
      return;
    }
    this.storage.commit();
    onCommit(this);
    if (fate === "after") {
      this.crash("before anything left");
      return;
    }
    this.alarm.armed();
    const waiting = this.instance?.outputs.splice(0) ?? [];
    for (const output of waiting) output();
  }
}
