import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { earlierQuery } from "../api/context-queries.ts";
import type { MessageItem } from "../api/types.ts";

/** What the buyer said in the three days before a session, read once somebody asks (F138). What the page shows anyway is left out. */
export function useEarlierChats(shop: string, session: string | null, shown: readonly MessageItem[]) {
  const [wanted, want] = useState(false);
  const query = useQuery({ ...earlierQuery(shop, session ?? ""), enabled: wanted && session !== null });
  const { data } = query;
  const messages = useMemo(() => {
    const known = new Set(shown.map(({ id }) => id));
    return (data?.messages ?? []).filter(({ id }) => !known.has(id));
  }, [data, shown]);
  return { wanted, want, query, messages: wanted ? messages : [] };
}
export type EarlierChatsRead = ReturnType<typeof useEarlierChats>;
