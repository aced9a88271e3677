import type { PackFile } from "../../../plugins/sdk/pack-file.ts";
import { type Answer, openShop } from "./chat.ts";

/** A shop of a test's own with what one does with packs there. */
export async function openPackShop() {
  const shop = await openShop();
  const review = (file: unknown) => shop.change("POST", "packs/review", file);
  const install = (body: object) => shop.change("POST", "packs", body);
  return {
    ...shop,
    review,
    install,
    /** Uploads and installs; the outcome in this shop. */
    async put(file: PackFile, body: object = {}): Promise<Answer> {
      const reviewed = await review(file);
      if (reviewed.status !== 200) return reviewed;
      const { status, body: answer } = await install({ sha256: file.sha256, ...body });
      return status === 200 ? answer.results[0] : { status, ...answer };
    },
    /** What the list of packs says of one; undefined: it is not there. */
    async listed(id: string): Promise<Answer | undefined> {
      const { packs } = await shop.get("packs");
      return packs.find(({ manifest }: Answer) => manifest.id === id);
    },
  };
}
