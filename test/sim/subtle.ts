import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";

/**
 * The part of Web Crypto that Interject uses on this side of a delivery, synchronous: Node's own answers from a thread of its own,
 * at a moment that no run could repeat. Keys are their bytes.
 */
type Raw = { readonly bytes: Uint8Array };
type Params = { readonly iv: Uint8Array; readonly additionalData: Uint8Array };
type Hkdf = { readonly salt: Uint8Array; readonly info: Uint8Array };

const tagBytes = 16;
const bytesOf = (buffer: Buffer | ArrayBuffer) => new Uint8Array(buffer).slice().buffer;

export const subtle = {
  async importKey(_format: string, bytes: Uint8Array): Promise<Raw> {
    return { bytes: Uint8Array.from(bytes) };
  },
  async digest(_algorithm: string, data: Uint8Array) {
    return bytesOf(createHash("sha256").update(data).digest());
  },
  async sign(_algorithm: string, key: Raw, data: Uint8Array) {
    return bytesOf(createHmac("sha256", key.bytes).update(data).digest());
  },
  async deriveBits({ salt, info }: Hkdf, key: Raw, bits: number) {
    return bytesOf(hkdfSync("sha256", key.bytes, salt, info, bits / 8));
  },
  async encrypt({ iv, additionalData }: Params, key: Raw, data: Uint8Array) {
    const cipher = createCipheriv("aes-256-gcm", key.bytes, iv).setAAD(additionalData);
    return bytesOf(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]));
  },
  async decrypt({ iv, additionalData }: Params, key: Raw, data: Uint8Array) {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, iv);
    decipher.setAAD(additionalData).setAuthTag(data.subarray(-tagBytes));
    return bytesOf(Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]));
  },
};

/** For good: keys that were imported by one of the two are nothing to the other. */
export function installSubtle(): void {
  Object.defineProperty(crypto, "subtle", { configurable: true, value: subtle });
}
