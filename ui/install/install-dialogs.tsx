import { useReturnFocus } from "../show/use-return-focus.ts";
import { ReviewDialog } from "./review-dialog.tsx";
import type { Reviewed } from "./reviewed.ts";
import { UploadDialog } from "./upload-dialog.tsx";

/** Where somebody is on the way to a pack: choosing its file, or reading what it would be. */
export type Installing = { readonly kind: "upload" } | Reviewed;

type InstallDialogsProps = {
  shop: string;
  installing: Installing;
  onReviewed: (reviewed: Reviewed) => void;
  onClose: () => void;
};

export function InstallDialogs({ shop, installing, onReviewed, onClose }: InstallDialogsProps) {
  useReturnFocus();
  return installing.kind === "upload" ? (
    <UploadDialog shop={shop} onReviewed={(review) => onReviewed({ kind: "file", review })} onClose={onClose} />
  ) : (
    <ReviewDialog shop={shop} reviewed={installing} onClose={onClose} />
  );
}
