import { type ErrorCode, Refused } from "../errors.ts";
import { Unverified } from "./unverified.ts";

/** A webhook request that came in for a shop, as its administrators see it: when and what became of it, nothing of what it said. */

/** Why a request was refused. Anybody on the internet can bring most of these about: they are for reading, and decide nothing. */
export const refusalReasons = [
  "off",
  "no-secret",
  "unsigned",
  "stale",
  "wrong-signature",
  "too-large",
  "unreadable",
  "invalid",
  "conflict",
  "busy",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Requests of one channel with the same outcome. */
export type Arrival = {
  readonly channel: string;
  /** null: accepted. */
  readonly reason: RefusalReason | null;
  /** The field that was not valid, in the newest of them. */
  readonly path: string | null;
  /** Of the newest, epoch milliseconds. */
  readonly at: number;
  readonly count: number;
  /** Events in them that were not known before; of those that were refused, and of notes of an earlier build, nothing is known. */
  readonly events?: number;
};

/** A field of ours: whatever else a sender may have named one is his text. */
const ourPath = /^[A-Za-z0-9_.]{1,120}$/;

const byCode: Partial<Record<ErrorCode, RefusalReason>> = {
  "too-large": "too-large",
  "unsupported-encoding": "unreadable",
  "not-utf8": "unreadable",
  "not-json": "unreadable",
  "too-deep": "unreadable",
  invalid: "invalid",
  conflict: "conflict",
  overloaded: "busy",
  "too-many-requests": "busy",
  unavailable: "busy",
};

/** null: not told to the shop, such as a request for a shop or a channel that does not exist. */
export function refusalOf(error: unknown): { reason: RefusalReason; path: string | null } | null {
  if (error instanceof Unverified) return { reason: error.reason, path: null };
  if (!(error instanceof Refused)) return { reason: "busy", path: null };
  const reason = byCode[error.code];
  if (reason === undefined) return null;
  return { reason, path: error.path !== undefined && ourPath.test(error.path) ? error.path : null };
}
