import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { meQuery } from "./queries.ts";
import type { ReachedShop } from "./types.ts";

/** What is hidden from the signed-in member in the shop of the address. `isLimited`: he sees only some groups of agents. */
export function useLimits(): { masks: ReachedShop["masks"]; isLimited: boolean } {
  const { shop } = useParams();
  const here = useQuery(meQuery).data?.shops.find(({ id }) => id === shop);
  return { masks: here?.masks ?? [], isLimited: here !== undefined && here.groups !== null };
}
