import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { PackTier } from "../../plugins/sdk/pack-file.ts";
import type {
  packInstall,
  packList,
  packPatch,
  packResults,
  packReview,
  packUsage,
} from "../../worker/api/pack-schemas.ts";
import { apiPath, call } from "./call.ts";

/** Reads and writes about the packs of a shop: what may be installed, what was, and what it finds. */

export type PackReview = Omit<z.infer<typeof packReview>, "manifest"> & { manifest: Manifest };
export type Problem = PackReview["settings"]["problems"][number];
export type ShopResults = z.infer<typeof packResults>;
export type ShopResult = ShopResults["results"][number];
/** null: compiled in. */
export type Install = z.infer<typeof packList>["packs"][number]["install"];
export type PackUsage = z.infer<typeof packUsage>;

/** A pack file of the catalogue, which the static host serves beside the pages. */
export type CatalogueEntry = { file: string; manifest: Manifest; sha256: string; bytes: number; tier: PackTier };

const catalogue = "/catalogue";

export const catalogueQuery = queryOptions({
  queryKey: ["catalogue"],
  queryFn: ({ signal }) => call<CatalogueEntry[]>(`${catalogue}/index.json`, { signal }),
  staleTime: 600_000,
});

export const readCatalogueFile = (file: string) => call<unknown>(`${catalogue}/${encodeURIComponent(file)}`);

export const usageQuery = (shop: string, pack: string) =>
  queryOptions({
    queryKey: ["shop", shop, "usage", pack],
    queryFn: ({ signal }) => call<PackUsage>(apiPath(["shops", shop, "packs", pack, "usage"]), { signal }),
    refetchInterval: 30_000,
  });

/** Checks everything and changes nothing in the shop. */
export const reviewPack = ({ shop, file }: { shop: string; file: unknown }) =>
  call<PackReview>(apiPath(["shops", shop, "packs", "review"]), { method: "POST", body: file });

export type Installation = z.infer<typeof packInstall>;

export const installPack = ({ shop, ...body }: Installation & { shop: string }) =>
  call<ShopResults>(apiPath(["shops", shop, "packs"]), { method: "POST", body });

type PackAddress = { shop: string; pack: string; everywhere?: boolean };

export type PackChange = Omit<z.infer<typeof packPatch>, "everywhere">;

export const changePack = ({ shop, pack, ...body }: PackAddress & PackChange) =>
  call<ShopResults>(apiPath(["shops", shop, "packs", pack]), { method: "PATCH", body });

export const rollBackPack = ({ shop, pack, ...body }: PackAddress & { sha256?: string }) =>
  call<ShopResults>(apiPath(["shops", shop, "packs", pack, "rollback"]), { method: "POST", body });

export const uninstallPack = ({ shop, pack, everywhere = false }: PackAddress) =>
  call<ShopResults>(apiPath(["shops", shop, "packs", pack], { everywhere: everywhere ? "true" : null }), {
    method: "DELETE",
  });
