import { existsSync, readFileSync, statSync } from "node:fs";
import { digestOf, type PackFile, packFileSchema, packLimits } from "../pack-file.ts";
import { CommandRefused } from "./refused.ts";

/** A pack file, whole and unchanged since it was packed. */
export function readPackFile(path: string): PackFile {
  if (!existsSync(path)) throw new CommandRefused(`${path} does not exist: \`pack\` writes one`);
  if (statSync(path).size > packLimits.file)
    throw new CommandRefused(`${path} is larger than ${packLimits.file} bytes`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new CommandRefused(`${path} is not JSON: give the file that \`pack\` wrote`);
  }
  const parsed = packFileSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path: place, message }) => `- ${place.join(".") || "file"}: ${message}`,
    );
    throw new CommandRefused(`${path} is not a pack file:\n${problems.join("\n")}`);
  }
  const { manifest, code } = json as { manifest: unknown; code: unknown };
  const actual = digestOf({ manifest, code });
  if (actual !== parsed.data.sha256)
    throw new CommandRefused(`${path}: sha256: the content was changed after it was packed; its digest is ${actual}`);
  return parsed.data;
}
