import { useMutation } from "@tanstack/react-query";
import { changePack, rollBackPack, type ShopResults, uninstallPack } from "../api/install-calls.ts";

export type Step = "disable" | "enable" | "rollBack" | "uninstall";
export type StepOptions = {
  readonly step: Step;
  readonly everywhere: boolean;
  /** The version to go back to. */
  readonly sha256: string | null;
};

/** One step of a pack's life in this shop, or in all of them. */
export function useStep(shop: string, pack: string) {
  return useMutation({
    mutationFn({ step, everywhere, sha256 }: StepOptions): Promise<ShopResults> {
      const address = { shop, pack, ...(everywhere && { everywhere }) };
      switch (step) {
        case "disable":
          return changePack({ ...address, state: "off" });
        case "enable":
          return changePack({ ...address, state: "on" });
        case "rollBack":
          return rollBackPack({ ...address, ...(sha256 !== null && { sha256 }) });
        case "uninstall":
          return uninstallPack(address);
      }
    },
  });
}
