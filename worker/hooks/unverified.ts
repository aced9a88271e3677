import { Refused } from "../errors.ts";
import type { RefusalReason } from "./arrival.ts";

/** Refused like every other bad signature; the reason is for the shop's own administrators and never part of the answer. */
export class Unverified extends Refused {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super("unauthorized");
    this.reason = reason;
  }
}
