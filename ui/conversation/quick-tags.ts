import { useQuery } from "@tanstack/react-query";
import { packsQuery } from "../api/queries.ts";
import { useQuickTags } from "./key-setting.ts";

/** As many as there are digits. */
export const mostQuickTags = 9;

/** Points whose findings the digits add, in their order: those that the reviewer chose, or the first that judge whole sessions. */
export function useQuickPoints(shop: string): string[] {
  const chosen = useQuickTags(shop);
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  const all = packs.flatMap(({ manifest }) =>
    manifest.points.map((point) => ({ ...point, id: `${manifest.id}/${point.id}` })),
  );
  const known = chosen.filter((id) => all.some((point) => point.id === id));
  const standard = all.filter(({ kind }) => kind !== "alert").map(({ id }) => id);
  return (known.length > 0 ? known : standard).slice(0, mostQuickTags);
}
