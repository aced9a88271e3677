import type { Rule, RuleInput } from "../../plugins/sdk/rules/rule.ts";
import type { Packs } from "../api/types.ts";
import { draftOf, type RuleDraft } from "./rule-draft.ts";

export type Example = { readonly id: string; readonly rule: RuleInput };

/** Rules that packs bring, to start from: of those that are installed and of those that could be. */
export function examplesOf({ packs, available }: Packs): Example[] {
  return [...packs.map(({ manifest }) => manifest), ...available].flatMap((manifest) =>
    (manifest.rules ?? []).map((rule) => ({ id: `${manifest.id}/${rule.id}`, rule })),
  );
}

/** A rule under an id and title of its own. Rows are the product's list and stay with the example. */
export function copyOf(
  rule: RuleInput | Rule,
  { id, title }: { id: string; title: (title: string) => string },
): RuleDraft {
  const { zh, en } = rule.title;
  return { ...draftOf(rule), id, title: { zh: title(zh).slice(0, 80), en: title(en).slice(0, 80) }, rows: [] };
}
