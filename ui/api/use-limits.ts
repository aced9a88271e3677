import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { meQuery } from "./queries.ts";
import type { ReachedShop } from "./types.ts";

type Limits = Pick<ReachedShop, "masks" | "groups"> & { isLimited: boolean };

/** What is hidden from the signed-in member in the shop of the address. `isLimited`: he sees only some groups of agents. */
export function useLimits(): Limits {
  const { shop } = useParams();
  const here = useQuery(meQuery).data?.shops.find(({ id }) => id === shop);
  const groups = here?.groups ?? null;
  return { masks: here?.masks ?? [], groups, isLimited: groups !== null };
}
