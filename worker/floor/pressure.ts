/** What a conversation learns when it tells the shop's Floor object its news. */
export type Heard = {
  /** Whether a panel listens: without one, news need not hurry. */
  readonly watched: boolean;
  /** Whether so many conversations tell something that those without news had better gather more. */
  readonly busy: boolean;
};

/** Calls of one second; an object takes some hundreds. */
const manyCalls = 20;

/** How many calls came in each of the last two seconds. */
export class Pressure {
  #second = 0;
  #calls = 0;
  #before = 0;

  /** Counts a call of `now`, in epoch milliseconds. @returns whether there were many in the last whole second, or are in this one. */
  note(now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) {
      this.#before = second === this.#second + 1 ? this.#calls : 0;
      this.#second = second;
      this.#calls = 0;
    }
    this.#calls++;
    return Math.max(this.#before, this.#calls) > manyCalls;
  }
}
