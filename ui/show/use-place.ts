import { useQuery } from "@tanstack/react-query";
import { settingsQuery } from "../api/queries.ts";
import type { Language } from "../api/types.ts";
import { useLanguage } from "../text/use-language.ts";

/** The reader's language and the shop's time zone, which together say how a time is written. */
export function usePlace(shop: string): { language: Language; timeZone: string } {
  const language = useLanguage();
  const settings = useQuery(settingsQuery(shop));
  return { language, timeZone: settings.data?.timeZone ?? "Asia/Shanghai" };
}
