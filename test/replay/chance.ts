import { createHash } from "node:crypto";

/** Numbers in [0, 1) that follow from a name alone, so that the same replay is the same twice. */
export function chance(name: string): () => number {
  let state = createHash("sha256").update(name).digest().readUInt32BE(0);
  // mulberry32: small and even enough for invented pauses.
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A pause in seconds around a median with a long tail, as people's pauses are, within bounds. */
export function pause(random: () => number, { median, spread, from, to }: Pause): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(to, Math.max(from, median * Math.exp(spread * normal)));
}
export type Pause = { median: number; spread: number; from: number; to: number };
