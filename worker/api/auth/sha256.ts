import { createHash } from "node:crypto";

/** In hex. For values of 256 random bits (keys, tokens), which need no slow hash, and for names of counters. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
