import { useTranslation } from "react-i18next";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { Language } from "../api/types.ts";

export function useLanguage(): Language {
  return useTranslation().i18n.language === "en" ? "en" : "zh";
}

/** Joins names as the reader's language does. */
export function useList(): (names: readonly string[]) => string {
  const language = useLanguage();
  return (names) => names.join(language === "zh" ? "、" : ", ");
}

/** Picks the reader's language out of a text that packs and merchants write in both. */
export function useWords(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => text[language] || text.zh || text.en;
}
