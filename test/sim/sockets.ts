import type { Clock } from "./clock.ts";

/** A live panel that listens to a shop's feed. */
export type Panel = {
  readonly name: string;
  readonly heard: (frame: string) => void;
  readonly broken: () => void;
};

const [open, closed] = [1, 3];

/** The server's end of a socket. Frames wait for what was written before them, as all outputs do. */
export class SimSocket {
  /** The pair that is made next belongs to this panel. */
  static next: SimSocket | null = null;
  readyState = open;
  readonly #panel: Panel;
  readonly #clock: Clock;
  readonly #leave: (output: () => void) => void;
  #attachment: unknown = null;

  constructor(panel: Panel, clock: Clock, leave: (output: () => void) => void) {
    this.#panel = panel;
    this.#clock = clock;
    this.#leave = leave;
  }

  get open(): boolean {
    return this.readyState === open;
  }

  send(frame: string): void {
    // In order: a socket does not reorder.
    this.#leave(() => this.open && this.#panel.heard(frame));
  }

  close(): void {
    this.break();
  }

  /** The panel notices a little later, and comes back. */
  break(): void {
    if (!this.open) return;
    this.readyState = closed;
    this.#clock.in(500, "panel notices", () => this.#panel.broken());
  }

  serializeAttachment(value: unknown): void {
    this.#attachment = structuredClone(value);
  }

  deserializeAttachment(): unknown {
    return this.#attachment;
  }
}

export class SimWebSocketPair {
  readonly 0 = {};
  readonly 1 = SimSocket.next;
}
