import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { packsQuery, policiesQuery } from "../api/queries.ts";
import { rulesQuery } from "../api/rule-queries.ts";
import { useLanguage, useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";

export type Titles = {
  point(id: string): string;
  /** Names of points beside each other: an alert and a session's point may have one title, then their packs tell them apart. */
  apart(points: readonly string[]): (id: string) => string;
  pack(id: string): string;
  intervention(id: string): string;
  policy(id: string): string;
  /** What a finding with that code says; `…` stands for what only a finding knows. `points`: those that may report it. */
  code(code: string, points: readonly string[]): string;
  /** Why a decision came out as it did: the host's reasons, then those that the intervention declares. */
  reason(code: string, intervention: string): string;
};

const packOf = (id: string) => id.slice(0, id.indexOf("/"));
const restOf = (id: string) => id.slice(id.indexOf("/") + 1);

/** A message of a code without what only a finding fills in. */
export const saidOf = (message: string) => message.replaceAll(/\{\w+\}/g, "…");

/**
 * Names of points, packs, interventions and policies of a shop; an id stands for itself until they are loaded. What belongs to a
 * pack that the shop does not have (any more) says so: its findings stay.
 */
export function useTitles(shop: string): Titles {
  const language = useLanguage();
  const { t } = useTranslation();
  const optional = useOptionalText();
  const words = useWords();
  const packs = useQuery(packsQuery(shop)).data;
  const policies = useQuery(policiesQuery(shop)).data;
  const rules = useQuery({ ...rulesQuery(shop), staleTime: 60_000, enabled: packs !== undefined }).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `words`, `optional` and `t` change with the language
  return useMemo(() => {
    const titles = new Map<string, string>();
    const reasons = new Map<string, string>();
    const gone = new Map<string, string>();
    const codes = new Map<string, string>();
    const name = (manifest: Manifest, mark: (title: string) => string) => {
      titles.set(`pack ${manifest.id}`, mark(words(manifest.title)));
      for (const point of manifest.points) {
        const id = `${manifest.id}/${point.id}`;
        titles.set(`point ${id}`, mark(words(point.title)));
        for (const [code, { message }] of Object.entries(point.codes))
          codes.set(`${id} ${code}`, saidOf(words(message)));
      }
      for (const intervention of manifest.interventions) {
        const id = `${manifest.id}/${intervention.id}`;
        titles.set(`intervention ${id}`, mark(words(intervention.title)));
        for (const [code, text] of Object.entries(intervention.reasons)) reasons.set(`${id} ${code}`, words(text));
      }
    };
    for (const { id, title } of packs?.removed ?? []) {
      gone.set(id, words(title));
      titles.set(`pack ${id}`, t("titles.uninstalled", { title: words(title) }));
    }
    for (const manifest of packs?.available ?? []) name(manifest, (title) => t("titles.notInstalled", { title }));
    for (const { manifest } of packs?.packs ?? []) name(manifest, (title) => title);
    for (const { rule } of rules?.items ?? []) titles.set(`point shop/${rule.id}`, words(rule.title));
    for (const policy of policies?.policies ?? []) titles.set(`policy ${policy.id}`, words(policy.title));
    /** Of a pack that is gone, and of a version that ran before, only the pack's own title is known. */
    const ofGone = (id: string) => {
      const pack = gone.get(packOf(id));
      if (pack !== undefined) return t("titles.uninstalled", { title: `${pack} · ${restOf(id)}` });
      const installed = titles.get(`pack ${packOf(id)}`);
      return installed === undefined ? id : t("titles.notInVersion", { title: `${installed} · ${restOf(id)}` });
    };
    const point = (id: string) => titles.get(`point ${id}`) ?? ofGone(id);
    const pack = (id: string) => titles.get(`pack ${id}`) ?? id;
    return {
      point,
      apart(points) {
        const named = points.map(point);
        return (id) => {
          const title = point(id);
          const isShared = named.filter((other) => other === title).length > 1;
          return isShared ? `${title} · ${pack(packOf(id))}` : title;
        };
      },
      pack,
      intervention: (id) => titles.get(`intervention ${id}`) ?? ofGone(id),
      code: (code, points) => points.map((id) => codes.get(`${id} ${code}`)).find((said) => said !== undefined) ?? code,
      policy: (id) => titles.get(`policy ${id}`) ?? id,
      reason(code, intervention) {
        return reasons.get(`${intervention} ${code}`) ?? optional("reason", code) ?? code;
      },
    };
  }, [packs, policies, rules, language]);
}

/** Names that also know a pack which is not installed yet. */
export function useTitlesWith(shop: string, manifest: Manifest): Titles {
  const titles = useTitles(shop);
  const words = useWords();
  const own = (list: "points" | "interventions", id: string) => {
    const found = packOf(id) === manifest.id ? manifest[list].find((each) => each.id === restOf(id)) : undefined;
    return found === undefined ? null : words(found.title);
  };
  return {
    ...titles,
    point: (id) => own("points", id) ?? titles.point(id),
    intervention: (id) => own("interventions", id) ?? titles.intervention(id),
  };
}
