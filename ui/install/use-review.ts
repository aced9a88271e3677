import { useMutation } from "@tanstack/react-query";
import { readCatalogueFile, reviewPack } from "../api/install-calls.ts";
import { readPackFile } from "./read-pack-file.ts";
import { WrongFile } from "./refusal.tsx";

/** Reads a chosen file and has the server check it. */
export function useReviewOfFile(shop: string) {
  return useMutation({
    async mutationFn(chosen: File) {
      const read = await readPackFile(chosen);
      if ("problem" in read) throw new WrongFile(read.problem, chosen.size);
      return reviewPack({ shop, file: read.file });
    },
  });
}

/** The same for a file of the catalogue. */
export function useReviewOfEntry(shop: string) {
  return useMutation({
    mutationFn: async (name: string) => reviewPack({ shop, file: await readCatalogueFile(name) }),
  });
}
