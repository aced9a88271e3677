import { createHash } from "node:crypto";
import { z } from "zod";
import { manifestSchema } from "./manifest.ts";
import { packFormat, packLimits } from "./pack-format.ts";

/**
 * A pack as one file: what `pack` writes, what is uploaded, and what is stored. The same pack gives the same bytes everywhere; its
 * name is the SHA-256 of its content, which the publisher may sign.
 */
export { packFormat, packLimits };

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** Ed25519, raw, in base64. */
export const publisherKey = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "32 bytes in base64");
const signatureValue = z.string().regex(/^[A-Za-z0-9+/]{86}==$/, "64 bytes in base64");

export const packFileSchema = z.strictObject({
  format: z.literal(packFormat),
  manifest: manifestSchema,
  /** One ES module without imports that exports the pack as default; null: all its points are rules. */
  code: z.string().max(packLimits.code).nullable(),
  sha256: sha256Hex,
  signature: z.strictObject({ key: publisherKey, value: signatureValue }).optional(),
});
export type PackFile = z.infer<typeof packFileSchema>;

/** `tier` of a pack from outside: `rules` are data, a `guest` is code in an isolate of its own. */
export const packTiers = ["rules", "guest"] as const;
export type PackTier = (typeof packTiers)[number];

export function tierOf({ code }: Pick<PackFile, "code">): PackTier {
  return code === null ? "rules" : "guest";
}

/** SHA-256 in hex of the content, whatever the order of its keys. `manifest` is as it stands in the file, before any schema. */
export function digestOf({ manifest, code }: { readonly manifest: unknown; readonly code: unknown }): string {
  return createHash("sha256")
    .update(canonical({ format: packFormat, manifest, code }))
    .digest("hex");
}

/** JSON without blanks and with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
