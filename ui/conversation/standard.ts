import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { RuleInput } from "../../plugins/sdk/rules/rule.ts";
import type { PointSettings } from "../../worker/settings/snapshot.ts";
import { type Field, fieldsOf } from "../packs/fields.ts";

/** What becomes of words that a reviewer picked from a message (F023): an entry of a point's list, or the draft of a rule. */

export type ListField = Extract<Field, { kind: "list" }>;
type PointManifest = Manifest["points"][number];

/** The lists of words that a point's settings have. */
export function listsOf(point: PointManifest): ListField[] {
  return fieldsOf(point.settings).filter((field) => field.kind === "list");
}

export type Added = { readonly list: readonly string[] } | { readonly refused: "known" | "full" };

export function withWords(settings: Pick<PointSettings, "config">, field: ListField, words: string): Added {
  const list = listIn(settings, field);
  if (list.includes(words)) return { refused: "known" };
  return list.length >= field.most ? { refused: "full" } : { list: [...list, words] };
}

/** null: what is left is the default. */
export function withoutWords(settings: Pick<PointSettings, "config">, field: ListField, words: string) {
  const list = listIn(settings, field).filter((word) => word !== words);
  const standard = field.fallback;
  return list.length === standard.length && list.every((word, index) => word === standard[index]) ? null : list;
}

function listIn({ config }: Pick<PointSettings, "config">, { name, fallback }: ListField): readonly string[] {
  const value = config[name];
  return Array.isArray(value) ? value : fallback;
}

/** Above this, nobody says it again word for word: it is compared by likeness. */
const longestKeyword = 12;
const operators = /[+＋;；,，【】[\]［］]+/gu;

/** A rule that finds the words, or sentences like them, on the side that said them. */
export function ruleOf(words: string, { id, byBuyer }: { id: string; byBuyer: boolean }): RuleInput {
  const name = words.replaceAll(/[{}]/g, "").slice(0, 40).trim() || id;
  const keywords = words
    .split(operators)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const content =
    words.length <= longestKeyword && keywords.length > 0
      ? { keywords: keywords.join("+") }
      : { similar: { sentences: [words.slice(0, 200)] } };
  return {
    id,
    title: { zh: name, en: name },
    kind: byBuyer ? "alert" : "deduct",
    standards: [{ id: "said", conditions: [{ type: byBuyer ? "buyer-said" : "agent-said", ...content }] }],
  };
}
