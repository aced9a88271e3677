import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { meQuery } from "./queries.ts";

export type May = { read: boolean; review: boolean; configure: boolean; own: boolean };

/** What the signed-in member may do in the shop of the address; the server decides, this only spares people a refusal. */
export function useMay(): May {
  const { shop } = useParams();
  const may = useQuery(meQuery).data?.shops.find(({ id }) => id === shop)?.may ?? [];
  return {
    read: may.includes("read"),
    review: may.includes("review"),
    configure: may.includes("configure"),
    own: may.includes("own"),
  };
}
