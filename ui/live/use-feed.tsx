import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { meQuery } from "../api/queries.ts";
import { type Feed, FeedConnection } from "./connection.ts";

const context = createContext<FeedConnection | null>(null);

/** One connection per shop, kept while the reader moves between its pages. `shop` null: whoever reads has no feed, and none is opened. */
export function FeedProvider({ shop, children }: { shop: string | null; children: ReactNode }) {
  const client = useQueryClient();
  const connection = useMemo(
    // Asking who we are finds out whether the login has expired, and leads to the sign-in page if so.
    () =>
      new FeedConnection({
        shop: shop ?? "",
        onRefused: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
      }),
    [shop, client],
  );
  useEffect(() => {
    if (shop === null) return;
    connection.start();
    return () => connection.stop();
  }, [connection, shop]);
  return <context.Provider value={connection}>{children}</context.Provider>;
}

export function useFeed(): Feed & { retryNow: () => void } {
  const connection = useContext(context);
  if (connection === null) throw new Error("useFeed needs a FeedProvider above it");
  const feed = useSyncExternalStore(
    (listener) => connection.subscribe(listener),
    () => connection.feed,
  );
  return { ...feed, retryNow: connection.retryNow };
}
