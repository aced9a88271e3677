import { randomBytes } from "node:crypto";
import { sha256 } from "./sha256.ts";

/** How long a link waits for its person. */
export const invitationMs = 7 * 86_400_000;

/** 256 random bits, of which only the hash is kept. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = `in_${randomBytes(32).toString("base64url")}`;
  return { token, hash: sha256(token) };
}

/** The token stands behind the `#`, which browsers send to nobody: it is in no log and in no `Referer`. */
export function invitationLink(publicUrl: string, token: string): string {
  return `${new URL(publicUrl).origin}/invitation#${token}`;
}
