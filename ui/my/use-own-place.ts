import { useQuery } from "@tanstack/react-query";
import { accountsQuery } from "../api/appeal-queries.ts";
import type { Language } from "../api/types.ts";
import { useLanguage } from "../text/use-language.ts";

/** As `usePlace`, for an agent, who may not read the shop's settings. */
export function useOwnPlace(shop: string): { language: Language; timeZone: string } {
  const language = useLanguage();
  const accounts = useQuery(accountsQuery(shop));
  return { language, timeZone: accounts.data?.timeZone ?? "Asia/Shanghai" };
}
