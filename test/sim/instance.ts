import type { Actor } from "./clock.ts";

// biome-ignore lint/suspicious/noExplicitAny: the methods of any class of ours, reached by name as RPC does
export type Made = any;

/** One instance in memory. Outputs wait until what was written before them is durable. */
export class Instance implements Actor {
  alive = true;
  readonly name: string;
  readonly #storage: { readonly dirty: boolean };
  readonly outputs: (() => void)[] = [];
  /** Calls that were not answered yet; each is told when the instance is gone. */
  readonly calls = new Set<(error: Error) => void>();
  object: Made = null;
  /** Work that the runtime was asked to wait for. */
  background = 0;

  constructor(name: string, storage: { readonly dirty: boolean }) {
    this.name = name;
    this.#storage = storage;
  }

  leave(output: () => void): void {
    if (this.alive && this.#storage.dirty) this.outputs.push(output);
    else if (this.alive) output();
  }

  /** Something goes on that memory is needed for. */
  get busy(): boolean {
    return this.calls.size > 0 || this.outputs.length > 0 || this.background > 0;
  }
}

/** Whatever leaves an object waits for what was written before; nobody else's words have to. */
export function leave(actor: Actor | undefined, output: () => void): void {
  if (actor instanceof Instance) actor.leave(output);
  else output();
}
