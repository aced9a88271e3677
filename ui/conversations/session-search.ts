import type { SessionFilter } from "../api/queries.ts";
import { daysIn } from "./range.ts";

/** Filters that only sessions have: with one of them, the page lists sessions instead of conversations. */
export const sessionFilters = [
  "agent",
  "group",
  "buyerText",
  "agentText",
  "feeling",
  "scoreBelow",
  "reviewed",
  "alerts",
] as const;

/** The words that were searched for, as the address of the conversation's page takes them. */
export const wordFilters = ["buyerText", "agentText"] as const;

/** What an address asks for beyond the list of conversations, or null. */
export function sessionSearch(search: URLSearchParams): SessionFilter | null {
  const given = [...sessionFilters, "point" as const].flatMap((name) => {
    const value = search.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  const own = given.some(([name]) => name !== "point") || daysIn(search) !== null;
  return own ? Object.fromEntries(given) : null;
}

export function searchedWords(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    wordFilters.flatMap((name) => {
      const value = search.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}
