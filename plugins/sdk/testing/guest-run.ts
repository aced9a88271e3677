import { inject } from "vitest";
import { type GuestRun, startGuest } from "./guest-thread.ts";

/** `test --guest`: the same suites, and the pack runs as it will in a shop, bundled, guarded and out of reach. */
export type ProvidedGuest = {
  /** Folder from which `startGuest` runs the pack. */
  readonly guestPack?: string;
};
declare module "vitest" {
  interface ProvidedContext extends ProvidedGuest {}
}

let running: Promise<GuestRun | null> | undefined;

/** The pack of this run as a guest; null: suites run with the code that they import. */
export function guestRun(): Promise<GuestRun | null> {
  const folder = inject("guestPack");
  running ??= folder === undefined ? Promise.resolve(null) : startGuest(folder);
  return running;
}
