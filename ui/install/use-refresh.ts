import { useQueryClient } from "@tanstack/react-query";
import { packsQuery, policiesQuery, settingsQuery } from "../api/queries.ts";

/** Reads again what installing changes, in each of the shops. */
export function useRefresh(): (shops: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return async (shops) => {
    const keys = shops.flatMap((shop) => [
      packsQuery(shop).queryKey,
      policiesQuery(shop).queryKey,
      settingsQuery(shop).queryKey,
    ]);
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
