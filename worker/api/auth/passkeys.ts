import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { writeClient } from "../../../db/client.ts";
import { spendChallenge } from "../../../db/queries/passkeys.ts";
import type { Env } from "../../env.ts";
import { challengeMs, isOurChallenge, newChallenge } from "./passkey-challenge.ts";
import { sha256 } from "./sha256.ts";

/** Keys of a person's devices (WebAuthn). A key is good for the host in `PUBLIC_URL` alone, and its device asks for a finger or PIN. */

const host = (env: Env) => new URL(env.PUBLIC_URL).hostname;
type Transports = NonNullable<
  NonNullable<Parameters<typeof generateRegistrationOptions>[0]["excludeCredentials"]>[0]["transports"]
>;

type NewKey = { user: string; email: string; name: string; known: readonly { id: string; transports: string[] }[] };

export function optionsToAdd(env: Env, { user, email, name, known }: NewKey, now: number) {
  return generateRegistrationOptions({
    rpName: "Interject",
    rpID: host(env),
    userName: email,
    userDisplayName: name,
    userID: Uint8Array.from(new TextEncoder().encode(user)),
    challenge: newChallenge({ masterKey: env.MASTER_KEY, who: user }, now),
    timeout: challengeMs,
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transports as Transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

export function optionsToEnter(env: Env, now: number) {
  return generateAuthenticationOptions({
    rpID: host(env),
    challenge: newChallenge({ masterKey: env.MASTER_KEY, who: null }, now),
    timeout: challengeMs,
    userVerification: "required",
  });
}

/** Ours, in time, and used now for the first time. */
function consumed(env: Env, who: string | null, now: number) {
  return async (challenge: string): Promise<boolean> => {
    if (!isOurChallenge(challenge, { masterKey: env.MASTER_KEY, who }, now)) return false;
    const row = { hash: sha256(challenge), user: who, expiresAt: now + challengeMs };
    return spendChallenge(writeClient(env), row);
  };
}

const expectedOf = (env: Env) => ({
  expectedOrigin: new URL(env.PUBLIC_URL).origin,
  expectedRPID: host(env),
  requireUserVerification: true,
});

/** null: not signed for this host, challenge and user. */
export async function checkNewKey(env: Env, { user, response, now }: { user: string; response: unknown; now: number }) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: consumed(env, user, now),
      ...expectedOf(env),
    });
    return verified ? registrationInfo.credential : null;
  } catch (error) {
    return refused(error);
  }
}

type StoredKey = { id: string; publicKey: string; counter: number };

/** The device's new count; null: refused, also when the count shows that the key was copied. */
export async function checkKey(env: Env, { key, response, now }: { key: StoredKey; response: unknown; now: number }) {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: consumed(env, null, now),
      credential: {
        id: key.id,
        publicKey: Uint8Array.from(Buffer.from(key.publicKey, "base64url")),
        counter: key.counter,
      },
      ...expectedOf(env),
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch (error) {
    return refused(error);
  }
}

/** The library throws whatever is wrong with a response; what is wrong with the database is ours to see. */
function refused(error: unknown): null {
  if (error instanceof Error && /libsql|hrana|query/i.test(`${error.name} ${error.message}`)) throw error;
  return null;
}
