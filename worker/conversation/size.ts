/**
 * Bytes of one conversation's store above which its operator should look: a loop writes there, or retention is too long. The platform
 * stores up to 10 GB an object, but whoever wakes must fold the whole log into an isolate's 128 MB (F17).
 */
export const largeBytes = 64_000_000;

/** Tells of a store that is large each time the object wakes: once a day at least while anything is stored. */
export function watchSize(bytes: number, tell: (fields: { bytes: number; above: number }) => void): void {
  if (bytes > largeBytes) tell({ bytes, above: largeBytes });
}
