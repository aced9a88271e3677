import { running } from "./clock.ts";
import { type Instance, leave } from "./instance.ts";
import { type Kind, Place, type PlaceDeps } from "./place.ts";
import { type Panel, SimSocket } from "./sockets.ts";

/** All objects of a run, in one isolate. */
export class House {
  readonly deps: PlaceDeps;
  readonly places = new Map<string, Place>();

  constructor(deps: PlaceDeps) {
    this.deps = deps;
  }

  place(kind: Kind, id: string): Place {
    const known = this.places.get(`${kind} ${id}`);
    if (known !== undefined) return known;
    const place = new Place(kind, id, this.deps);
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
    const socket = new SimSocket(panel, this.deps.clock, (output) => leave(place.instance ?? undefined, output));
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
      // Rows that arrive after their sender is gone may overtake those of its successor: docs/simulation.md, what is not simulated.
      const sender = kind === "ledger" ? (from ?? null) : undefined;
      const arrival = () => {
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
          instance.leave(() => {
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
      };
      leave(from, () => clock.in(travel(), "call arrives", arrival, sender));
    });
  }
}

/** As they are before a run puts its own in their place. */
const native = { Request: globalThis.Request, Response: globalThis.Response };

/** What crosses is a copy; requests and answers of HTTP cross as they are. */
function crossed(value: unknown): unknown {
  return value instanceof native.Request || value instanceof native.Response ? value : structuredClone(value);
}
