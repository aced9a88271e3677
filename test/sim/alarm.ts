import { type Clock, running } from "./clock.ts";
import type { Instance } from "./instance.ts";
import type { Storage } from "./storage.ts";
import type { Trace } from "./trace.ts";

export type AlarmDeps = {
  readonly clock: Clock;
  readonly trace: Trace;
  /** How late it goes off (ms), and whether it goes off a second time, drawn each time. */
  readonly alarms: { readonly late: () => number; readonly twice: () => boolean };
};

type Owner = { readonly name: string; readonly storage: Storage; readonly wake: () => Instance };

/** The platform tries again so often. */
const mostTries = 6;

/** The alarm of one object: spent when it goes off, tried again when its handler fails. */
export class Alarm {
  readonly #owner: Owner;
  readonly #deps: AlarmDeps;
  #planned: { scheduledFor: number; tries: number; cancel: () => void } | null = null;
  #tries: number | null = null;
  /** The platform gave up one of them. */
  wasLost = false;

  constructor(owner: Owner, deps: AlarmDeps) {
    this.#owner = owner;
    this.#deps = deps;
  }

  /** Its handler is at work. */
  get runs(): boolean {
    return this.#tries !== null;
  }

  /** It will go off: for the time that is in storage, or because its handler has failed. */
  get isPlanned(): boolean {
    return this.#planned !== null;
  }

  /** Plans the time that is in storage. */
  armed(): void {
    const { clock, alarms } = this.#deps;
    const at = this.#owner.storage.durableAlarm;
    if (this.runs || (at !== null && this.#planned?.scheduledFor === at)) return;
    this.#planned?.cancel();
    this.#planned = null;
    if (at !== null) this.#plan(at, Math.max(at - clock.skew, clock.now) + alarms.late(), 0);
  }

  /** The platform has given it up. */
  lose(): void {
    const { storage, name } = this.#owner;
    const at = storage.durableAlarm;
    if (at === null || storage.dirty || this.runs) return;
    this.#deps.trace.note("lost", () => `alarm of ${name}`);
    storage.spend(at);
    this.wasLost = true;
    this.#planned?.cancel();
    this.#planned = null;
  }

  /** The object is gone, perhaps in the middle of the handler. */
  crashed(): void {
    if (this.#tries === null) this.armed();
    else this.#failed(this.#tries);
  }

  #plan(scheduledFor: number, at: number, tries: number): void {
    const cancel = this.#deps.clock.at(at, "alarm", () => this.#fire(scheduledFor, tries));
    this.#planned = { scheduledFor, tries, cancel };
  }

  #fire(scheduledFor: number, tries: number): void {
    const { name, storage, wake } = this.#owner;
    this.#deps.trace.note("alarm", () => `${name}${tries > 0 ? `, try ${tries + 1}` : ""}`);
    storage.spend(scheduledFor);
    this.#planned = null;
    this.#tries = tries;
    try {
      this.#run(wake(), tries, { mayRepeat: true });
    } catch {
      // It could not start: that crash has planned the next try.
    }
  }

  #run(instance: Instance, tries: number, { mayRepeat }: { mayRepeat: boolean }): void {
    const ran: Promise<void> = running.run(instance, async () => instance.object.alarm());
    const ended = () => {
      if (mayRepeat && this.#deps.alarms.twice()) return this.#run(instance, tries, { mayRepeat: false });
      this.#tries = null;
      this.armed();
    };
    ran.then(
      () => instance.leave(ended),
      () => instance.alive && this.#failed(tries),
    );
  }

  /** Again after 2 s, doubling; a time that the handler has set takes the place of that chain. */
  #failed(tries: number): void {
    const { clock } = this.#deps;
    this.#tries = null;
    if (this.#owner.storage.durableAlarm !== null) this.armed();
    else if (tries < mostTries) this.#plan(clock.now, clock.now + 2_000 * 2 ** tries, tries + 1);
  }
}
