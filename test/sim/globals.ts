import type { Chance } from "../big-shop/chance.ts";
import { type Clock, running } from "./clock.ts";
import { SimWebSocketPair } from "./sockets.ts";
import type { Trace } from "./trace.ts";

type Globals = { clock: Clock; chance: Chance; trace: Trace; fetch: typeof globalThis.fetch };

/** A 101 belongs to a runtime with sockets: Node's own Response refuses it. */
class SimResponse extends Response {
  constructor(body?: BodyInit | null, init: ResponseInit = {}) {
    super(body, init.status === 101 ? { ...init, status: 200 } : init);
  }
}

/** Puts the run's clock, chance and network in the place of the machine's. @returns a function that puts the machine's back */
export function installGlobals({ clock, chance, trace, fetch }: Globals): () => void {
  const { now } = Date;
  const { random } = Math;
  const real = {
    fetch: globalThis.fetch,
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    Response: globalThis.Response,
    error: console.error,
  };
  let timers = 0;
  const cancels = new Map<number, () => void>();
  const set = (work: (...values: unknown[]) => void, ms = 0, ...values: unknown[]) => {
    const id = ++timers;
    const cancel = clock.in(ms, "time-out", () => work(...values), running.getStore() ?? null);
    cancels.set(id, cancel);
    return id;
  };
  const clear = (id: number) => {
    cancels.get(id)?.();
    cancels.delete(id);
  };
  let ids = 0;
  Date.now = () => clock.shown;
  Math.random = chance.next;
  Object.assign(globalThis, {
    fetch,
    setTimeout: set,
    clearTimeout: clear,
    Response: SimResponse,
    WebSocketPair: SimWebSocketPair,
    WebSocketRequestResponsePair: class {},
  });
  Object.defineProperty(crypto, "randomUUID", { configurable: true, value: () => `id-${++ids}` });
  console.error = (line: unknown) => trace.note("log", () => String(line));
  return () => {
    Date.now = now;
    Math.random = random;
    Object.assign(globalThis, {
      fetch: real.fetch,
      setTimeout: real.setTimeout,
      clearTimeout: real.clearTimeout,
      Response: real.Response,
    });
    Reflect.deleteProperty(crypto, "randomUUID");
    console.error = real.error;
  };
}
