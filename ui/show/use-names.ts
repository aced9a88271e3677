import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { agentsQuery, groupsQuery } from "../api/queries.ts";
import { useLimits } from "../api/use-limits.ts";
import { channelsQuery } from "../channels/channels-api.ts";
import { useWords } from "../text/use-language.ts";

const reuseMs = 600_000;

/** How people call accounts of agents, groups and channels; an id stands for itself where nobody knows its name. */
export function useNames(shop: string) {
  const words = useWords();
  const { isLimited } = useLimits();
  const agents = useQuery(agentsQuery(shop)).data?.items;
  const channels = useQuery({
    ...channelsQuery(shop),
    enabled: !isLimited,
    refetchInterval: false,
    staleTime: reuseMs,
  }).data?.items;
  const groups = useQuery({ ...groupsQuery(shop), staleTime: reuseMs }).data?.items;
  const known = useMemo(() => new Map(agents?.map(({ agent, name }) => [agent, name])), [agents]);
  return {
    agent: (id: string) => known.get(id) ?? id,
    group: (id: string) => groups?.find((group) => group.id === id)?.title ?? id,
    channel(id: string) {
      const found = channels?.find(({ channel }) => channel === id);
      return found === undefined ? id : words(found.title);
    },
  };
}
