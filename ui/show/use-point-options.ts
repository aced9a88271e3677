import { useQuery } from "@tanstack/react-query";
import { packsQuery } from "../api/queries.ts";
import { useTitles } from "./use-titles.ts";

type Group = { label: string; title: string; options: { value: string; label: string }[] };

/** Points to choose from, by pack: the shop's own first, then those it does not have, and the chosen one in any case. */
export function usePointOptions(shop: string, chosen: string | null): Group[] {
  const titles = useTitles(shop);
  const packs = useQuery(packsQuery(shop)).data;
  const installed = packs?.packs.map(({ manifest }) => manifest) ?? [];
  const groups = [...installed, ...(packs?.available ?? [])].map((manifest) => ({
    label: titles.pack(manifest.id),
    title: manifest.id,
    options: manifest.points.map(({ id }) => {
      const value = `${manifest.id}/${id}`;
      return { value, label: titles.point(value) };
    }),
  }));
  const known = chosen === null || groups.some(({ options }) => options.some(({ value }) => value === chosen));
  if (known || packs === undefined) return groups;
  const pack = chosen.slice(0, chosen.indexOf("/"));
  return [
    ...groups,
    { label: titles.pack(pack), title: pack, options: [{ value: chosen, label: titles.point(chosen) }] },
  ];
}
