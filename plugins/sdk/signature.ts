import { packFormat } from "./pack-file.ts";

/** Ed25519 over a pack's digest. The format's name stands before it, so that a signature means nothing elsewhere. */

const algorithm = { name: "Ed25519" };

export type SigningKeys = {
  /** PKCS#8 in base64: the publisher keeps it. */
  readonly privateKey: string;
  /** Raw 32 bytes in base64: it is shown to whoever installs. */
  readonly publicKey: string;
};

export async function generateKeys(): Promise<SigningKeys> {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const [secret, open] = await Promise.all([
    crypto.subtle.exportKey("pkcs8", pair.privateKey),
    crypto.subtle.exportKey("raw", pair.publicKey),
  ]);
  return { privateKey: toBase64(secret as ArrayBuffer), publicKey: toBase64(open as ArrayBuffer) };
}

/** The signature in base64. */
export async function signDigest(sha256: string, privateKey: string): Promise<string> {
  const key = await crypto.subtle.importKey("pkcs8", fromBase64(privateKey), algorithm, false, ["sign"]);
  return toBase64(await crypto.subtle.sign(algorithm, key, signed(sha256)));
}

export async function verifyDigest(sha256: string, { key, value }: { key: string; value: string }): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey("raw", fromBase64(key), algorithm, false, ["verify"]);
    return await crypto.subtle.verify(algorithm, imported, fromBase64(value), signed(sha256));
  } catch {
    // Bytes that are no key of this kind sign nothing.
    return false;
  }
}

function signed(sha256: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(`${packFormat}\n${sha256}`));
}

function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(new ArrayBuffer(atob(text).length));
  bytes.set(Array.from(atob(text), (character) => character.charCodeAt(0)));
  return bytes;
}
