/**
 * Counts what a guest does, since no clock runs while code runs and the local runtime stops nobody. One step is about one
 * operation. Whoever has used up his steps is thrown out of every function, loop and handler that he enters.
 */
let left = 0;

/** Longest text that a guest may make. */
export const longestText = 1_000_000;
const longText = 10_000;
/** Most arguments that may be spread into a call: they stand on the stack. */
export const mostArguments = 10_000;
/** Most prototypes behind an object: a name that none of them has is looked for in all. */
export const mostPrototypes = 100;

/** Written so that no number, NaN included, gets past it. */
export function tick(steps: number): void {
  left -= steps;
  if (!(left >= 0)) stop();
}

/** Ends the call. */
export function stop(): never {
  left = -1;
  throw new RangeError("used up the steps of this call: loop over less, or do it in fewer passes");
}

/** Starts a call. */
export function allow(steps: number): void {
  left = steps;
}

/** What is left, below 0 when the call went on for too long. */
export function remaining(): number {
  return left;
}

/** A text of that length is about to be made. */
export function tickText(length: number): void {
  limitText(length);
  // Whoever keeps long ones, or uses them as names, takes memory and time with every character.
  tick(1 + (length >> (length > longText ? 3 : 5)));
}

export function limitText(length: number): void {
  if (length <= longestText) return;
  tick(100);
  throw new RangeError(`a text of a guest has at most ${longestText} characters`);
}
