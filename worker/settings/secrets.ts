import type { SealedSecret } from "./snapshot.ts";

/**
 * Secrets at rest: AES-256-GCM, the merchant's id as additional data, so that a sealed secret copied into another merchant's
 * row does not open. `masterKey` is 32 bytes in base64, or several with commas between: the first seals, all of them open,
 * which is how the master key is rotated.
 */
type MasterKey = { id: string; key: CryptoKey };

const opened = new Map<string, MasterKey[]>();
const encoder = new TextEncoder();

export async function seal(masterKey: string, merchant: string, plain: string): Promise<SealedSecret> {
  const [first] = await open(masterKey);
  if (first === undefined) throw new Error("MASTER_KEY is empty");
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: encoder.encode(merchant) },
    first.key,
    encoder.encode(plain),
  );
  return { key: first.id, iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** Throws when the secret was sealed under another master key or for another merchant, or was changed. */
export async function unseal(masterKey: string, merchant: string, sealed: SealedSecret): Promise<string> {
  const match = (await open(masterKey)).find((candidate) => candidate.id === sealed.key);
  if (match === undefined) throw new Error(`No master key with id ${sealed.key}`);
  const data = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: fromBase64(sealed.iv), additionalData: encoder.encode(merchant) },
    match.key,
    fromBase64(sealed.data),
  );
  return new TextDecoder().decode(data);
}

/** Id of the master key that seals now. */
export async function currentKeyId(masterKey: string): Promise<string> {
  const [first] = await open(masterKey);
  if (first === undefined) throw new Error("MASTER_KEY is empty");
  return first.id;
}

/** A key of its own for each purpose (such as signing cookies), so that no use of the master key weakens another. */
export async function deriveSecret(masterKey: string, purpose: string): Promise<string> {
  return toBase64(await derive(firstKey(masterKey), purpose));
}

async function open(masterKey: string): Promise<MasterKey[]> {
  const known = opened.get(masterKey);
  if (known !== undefined) return known;
  const keys = await Promise.all(
    masterKey.split(",").map(async (encoded): Promise<MasterKey> => {
      const bytes = keyBytes(encoded);
      const name = await derive(bytes, "interject key id");
      const raw = await derive(bytes, "interject seal");
      const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
      return { id: hex(name.subarray(0, 4)), key };
    }),
  );
  opened.set(masterKey, keys);
  return keys;
}

async function derive(key: Uint8Array<ArrayBuffer>, info: string): Promise<Uint8Array<ArrayBuffer>> {
  const base = await crypto.subtle.importKey("raw", key, "HKDF", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(info) },
    base,
    256,
  );
  return new Uint8Array(bits);
}

function firstKey(masterKey: string): Uint8Array<ArrayBuffer> {
  return keyBytes(masterKey.split(",")[0] ?? "");
}

function keyBytes(encoded: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(encoded.trim());
  if (bytes.length !== 32) throw new Error("MASTER_KEY must be 32 bytes in base64");
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
