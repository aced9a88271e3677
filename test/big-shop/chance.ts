/** Numbers that look drawn and are the same in every run (mulberry32). */
export type Chance = {
  /** 0 to below 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly of: <Item>(list: readonly Item[]) => Item;
};

export function chanceOf(start: number): Chance {
  let state = start >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    of: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error("chance: nothing to choose from");
      return item;
    },
  };
}
