import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { digestOf, type PackFile, tierOf } from "../../plugins/sdk/pack-file.ts";
import { verifyDigest } from "../../plugins/sdk/signature.ts";
import { Refused } from "../errors.ts";
import { manifestProblem, packProblem } from "./manifest-problems.ts";
import { contentOf, type PackContent } from "./pack-content.ts";
import { isTaken } from "./pack-store.ts";
import type { Running } from "./running-pack.ts";
import { versionProblem } from "./version-rules.ts";

/**
 * Whether an uploaded file is what it says, before anything of it is kept or run. `raw` is the file as it was sent: the digest is
 * over that, not over what a schema makes of it.
 * @throws Refused `invalid` with the place in the file
 */
export async function checkFile(
  file: PackFile,
  raw: { readonly manifest: unknown; readonly code: unknown },
  packs: readonly PackDefinition[],
): Promise<PackContent> {
  const { manifest, sha256, signature = null } = file;
  const digest = digestOf(raw);
  if (digest !== sha256) throw refused("sha256", `The content has another digest: ${digest}`);
  if (signature !== null && !(await verifyDigest(sha256, signature))) {
    throw refused("signature", "The signature is not of this content by this key");
  }
  const taken = manifestProblem(manifest, isTaken);
  if (taken !== null) throw refused(taken.path, taken.message);
  const tier = tierOf(file);
  const content = contentOf({ sha256, tier, manifest: raw.manifest, signature });
  if (typeof content === "string") throw refused("manifest", content);
  const others = packs.filter(({ id }) => id !== manifest.id);
  const problem = packProblem({ manifest, definition: content.definition, tier }, others);
  if (problem !== null) throw refused(problem.path, problem.message);
  return content;
}

export type SignatureChange = "none" | "first" | "same";

/** @throws Refused `invalid` when this version may not take the place of what runs: another publisher, or a broken version rule */
export function checkSuccession(running: Running | null, next: PackContent): SignatureChange {
  const { publisher } = next;
  if (running === null) return publisher === null ? "none" : "first";
  const { install, content } = running;
  if (install.publisher !== null && publisher !== install.publisher) {
    const what = publisher === null ? "is not signed" : "is signed by another key";
    throw refused("signature", `This version ${what}; the installed one is signed by ${install.publisher}`);
  }
  const problem = content === null ? null : versionProblem(content, next);
  if (problem !== null) throw refused("manifest.version", problem);
  if (publisher === null) return "none";
  return install.publisher === null ? "first" : "same";
}

function refused(path: string, message: string): Refused {
  return new Refused("invalid", { path, message });
}
