import { useQuery } from "@tanstack/react-query";
import { meQuery, packsQuery } from "../api/queries.ts";
import { channelsQuery } from "../channels/channels-api.ts";
import { invitationsQuery, membersQuery } from "../members/members-api.ts";
import { doneSteps } from "./steps.ts";

/** How far the shop is. */
export function useSetUp(shop: string) {
  const me = useQuery(meQuery);
  const manages = me.data?.manages ?? false;
  const channels = useQuery(channelsQuery(shop));
  const packs = useQuery(packsQuery(shop));
  const members = useQuery({ ...membersQuery, enabled: manages });
  const invitations = useQuery({ ...invitationsQuery, enabled: manages });
  const counted = [members.data?.items.length, invitations.data?.items.length];
  const people = manages ? counted.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null;
  const ready = channels.data !== undefined && packs.data !== undefined;
  const done = ready
    ? doneSteps({
        channels: channels.data.items,
        packs: packs.data.packs.map(({ manifest }) => manifest.id),
        people,
      })
    : null;
  const error = channels.error ?? packs.error;
  const retry = () => void Promise.all([channels.refetch(), packs.refetch()]);
  return {
    done,
    error: ready ? null : error,
    retry,
    channels: channels.data?.items ?? [],
    packs: packs.data,
    manages,
    members: members.data?.items.length ?? 0,
    invitations: invitations.data?.items.length ?? 0,
  };
}
