import { useQuery } from "@tanstack/react-query";
import { meQuery } from "./queries.ts";

/** What the signed-in member may do beyond reading; the server decides, this only spares people a refusal. */
export function useMay(): { review: boolean; configure: boolean } {
  const role = useQuery(meQuery).data?.member.role;
  return { review: role === "admin" || role === "quality", configure: role === "admin" };
}
