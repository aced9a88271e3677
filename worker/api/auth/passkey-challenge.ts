import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * What a device has to sign. It carries its own end of time and our mark, so that asking for one writes nothing: only one that was
 * used is kept, as a hash, and is no good a second time. `who`: the user who adds a key, or nobody who is known yet.
 */

export const challengeMs = 5 * 60_000;
const randomLength = 16;
const timeLength = 6;

export type ChallengeFor = { readonly masterKey: string; readonly who: string | null };

function mark(body: Buffer, { masterKey, who }: ChallengeFor): Buffer {
  return createHmac("sha256", masterKey)
    .update("passkey challenge\n")
    .update(`${who ?? ""}\n`)
    .update(body)
    .digest();
}

export function newChallenge(how: ChallengeFor, now: number): Uint8Array<ArrayBuffer> {
  const body = Buffer.alloc(timeLength + randomLength);
  body.writeUIntBE(now + challengeMs, 0, timeLength);
  randomBytes(randomLength).copy(body, timeLength);
  return Uint8Array.from(Buffer.concat([body, mark(body, how)]));
}

/** `challenge` in base64url. False: not ours, meant for somebody else, or too old. */
export function isOurChallenge(challenge: string, how: ChallengeFor, now: number): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  const body = bytes.subarray(0, timeLength + randomLength);
  const expected = mark(body, how);
  const given = bytes.subarray(timeLength + randomLength);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return body.readUIntBE(0, timeLength) > now;
}
