import type { Clock } from "./clock.ts";
import type { House } from "./house.ts";
import type { Panel } from "./sockets.ts";

type Frame = { type: "hello"; seq: number; oldest: number } | { type: "item"; seq: number; item: unknown };

/** A supervisor's live panel: it comes back with the last `seq` that it has seen. */
export class LivePanel implements Panel {
  readonly name: string;
  last: number | null = null;
  readonly items: { seq: number; text: string }[] = [];
  readonly #house: House;
  readonly #clock: Clock;
  readonly #shop: string;
  readonly #onGap: (what: string) => void;

  constructor(shop: string, { house, clock, onGap }: { house: House; clock: Clock; onGap: (what: string) => void }) {
    this.name = `panel of ${shop}`;
    this.#shop = shop;
    this.#house = house;
    this.#clock = clock;
    this.#onGap = onGap;
  }

  open(): void {
    this.#house.connect(this.#shop, this, this.last);
  }

  heard(text: string): void {
    const frame = JSON.parse(text) as Frame;
    if (frame.type === "hello") {
      // Whoever names no `last` begins with what is shown at first; a feed that lost items would begin anew.
      if (this.last !== null && frame.seq < this.last)
        this.#onGap(`the feed went back from ${this.last} to ${frame.seq}`);
      this.last ??= Math.max(0, frame.seq - 200);
      return;
    }
    if (frame.seq !== (this.last ?? 0) + 1) this.#onGap(`${frame.seq} after ${this.last}`);
    this.last = frame.seq;
    this.items.push({ seq: frame.seq, text });
  }

  broken(): void {
    this.#clock.in(1_000, "panel comes back", () => this.open());
  }
}
