import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { conversationsQuery } from "../api/queries.ts";
import type { ConversationItem } from "../api/types.ts";

type Named = { conversation: string; channel: string };
export type Buyer = { name: string | null; agent: string | null };

const refreshEveryMs = 5_000;

/** Who the feed's newest conversations are with: the feed names conversations only, the ledger knows the people. */
export function useBuyers(shop: string, shown: readonly Named[]): (named: Named) => Buyer | undefined {
  const { data, refetch } = useInfiniteQuery(conversationsQuery(shop, {}));
  const buyers = useMemo(() => {
    const known = new Map<string, Buyer>();
    for (const item of data?.pages.flatMap(({ items }) => items) ?? []) known.set(keyOf(item), buyerOf(item));
    return known;
  }, [data]);

  const asked = useRef(0);
  const missing = shown.slice(0, 20).some((named) => !buyers.has(keyOf(named)));
  useEffect(() => {
    if (!missing || data === undefined) return;
    const timer = setTimeout(
      () => {
        asked.current = Date.now();
        void refetch();
      },
      Math.max(500, asked.current + refreshEveryMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [missing, data, refetch]);

  return (named) => buyers.get(keyOf(named));
}

const keyOf = ({ channel, conversation }: Named): string => `${channel} ${conversation}`;

function buyerOf({ buyerName, buyer, agent }: ConversationItem): Buyer {
  return { name: buyerName ?? buyer, agent };
}
