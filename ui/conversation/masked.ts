import { ApiFailure } from "../api/call.ts";
import type { Masked } from "../api/types.ts";

/** What the server lists when it refuses a phrase that would hide right findings; null for any other outcome. */
export function maskedOf(error: Error | null): Masked | null {
  if (!(error instanceof ApiFailure) || error.code !== "masks") return null;
  return (error.answer as { masked?: Masked }).masked ?? null;
}
