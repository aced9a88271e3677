import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { Installation, PackReview } from "../api/install-calls.ts";

/** What is to be installed: a file that the server has checked, or a pack that is compiled in. */
export type Reviewed =
  | { readonly kind: "file"; readonly review: PackReview }
  | { readonly kind: "ours"; readonly manifest: Manifest };

export const manifestIn = (reviewed: Reviewed): Manifest =>
  reviewed.kind === "file" ? reviewed.review.manifest : reviewed.manifest;

export function installationOf(reviewed: Reviewed, policies: string[]): Installation {
  return reviewed.kind === "file"
    ? { sha256: reviewed.review.sha256, policies }
    : { pack: reviewed.manifest.id, policies };
}
