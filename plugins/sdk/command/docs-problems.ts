import type { PackDefinition } from "../pack.ts";

/** What is missing of the pages that a merchant reads before he installs the pack. */
export function docsProblems({ docs }: PackDefinition): string[] {
  if (docs === undefined) return ["docs: missing; give a page in Chinese and one in English, { zh, en }"];
  const english = (docs.en ?? "").match(/[A-Za-z]+/g) ?? [];
  const chinese = (docs.en ?? "").match(/\p{Script=Han}/gu) ?? [];
  return [
    ...(/\p{Script=Han}/u.test(docs.zh ?? "") ? [] : ["docs.zh: is not Chinese"]),
    // An English page may quote Chinese words; most of it is English.
    ...(english.length > chinese.length ? [] : ["docs.en: is not English"]),
  ];
}
