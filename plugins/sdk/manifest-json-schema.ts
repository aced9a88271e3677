import { z } from "zod";
import { manifestSchema } from "./manifest.ts";

/** The JSON Schema of a manifest, for registries and whoever reads packs by program. What it cannot say, `manifestOf` checks. */
export function manifestJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(manifestSchema, { io: "input" });
  return `${JSON.stringify({ $schema, title: "Interject pack manifest", ...schema }, null, 2)}\n`;
}
