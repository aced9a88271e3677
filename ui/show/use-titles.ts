import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { packsQuery, policiesQuery } from "../api/queries.ts";
import { useLanguage, useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";

export type Titles = {
  point(id: string): string;
  pack(id: string): string;
  intervention(id: string): string;
  policy(id: string): string;
  /** Why a decision came out as it did: the host's reasons, then those that the intervention declares. */
  reason(code: string, intervention: string): string;
};

/** Names of points, packs, interventions and policies of a shop; an id stands for itself until they are loaded. */
export function useTitles(shop: string): Titles {
  const language = useLanguage();
  const optional = useOptionalText();
  const words = useWords();
  const packs = useQuery(packsQuery(shop)).data;
  const policies = useQuery(policiesQuery(shop)).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `words` and `optional` change with the language
  return useMemo(() => {
    const titles = new Map<string, string>();
    const reasons = new Map<string, string>();
    for (const { manifest } of packs?.packs ?? []) {
      titles.set(`pack ${manifest.id}`, words(manifest.title));
      for (const point of manifest.points) titles.set(`point ${manifest.id}/${point.id}`, words(point.title));
      for (const intervention of manifest.interventions) {
        const id = `${manifest.id}/${intervention.id}`;
        titles.set(`intervention ${id}`, words(intervention.title));
        for (const [code, text] of Object.entries(intervention.reasons)) reasons.set(`${id} ${code}`, words(text));
      }
    }
    for (const policy of policies?.policies ?? []) titles.set(`policy ${policy.id}`, words(policy.title));
    const titleOf = (kind: string) => (id: string) => titles.get(`${kind} ${id}`) ?? id;
    return {
      point: titleOf("point"),
      pack: titleOf("pack"),
      intervention: titleOf("intervention"),
      policy: titleOf("policy"),
      reason(code, intervention) {
        return reasons.get(`${intervention} ${code}`) ?? optional("reason", code) ?? code;
      },
    };
  }, [packs, policies, language]);
}
