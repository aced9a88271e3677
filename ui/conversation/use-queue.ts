import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { conversationQuery } from "../api/queries.ts";
import { largestPage, readSample, readSessions } from "../api/review-calls.ts";
import type { ListedSession } from "../api/types.ts";
import { askedSessions } from "../conversations/asked-sessions.ts";
import { usePlace } from "../show/use-place.ts";
import { type Place, placeIn } from "./queue.ts";

/** A reviewer's batch; the list has the rest. */
const mostPages = 5;

type Batch = { readonly items: ListedSession[]; readonly more: boolean };
export type Queue = Place<ListedSession> & { readonly search: string; readonly more: boolean };

/**
 * Where the session stands in its queue, with the next one read ahead. The batch is read once and stays as it was while its sessions
 * are reviewed, so that “3 of 10” is followed by “4 of 10”.
 */
export function useQueue(shop: string, search: string | null, session: string | null): Queue | null {
  const { timeZone } = usePlace(shop);
  const client = useQueryClient();
  const batch = useQuery({
    // Outside of the shop's keys, which every review makes stale.
    queryKey: ["review-queue", shop, search],
    queryFn: ({ signal }) => readBatch(shop, search ?? "", timeZone, signal),
    enabled: search !== null,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const place = batch === undefined ? null : placeIn(batch.items, session ?? "");
  const next = place?.next ?? null;
  useEffect(() => {
    if (next !== null) void client.prefetchQuery(conversationQuery(shop, next.conversation, next.channel));
  }, [client, shop, next]);
  if (search === null || place === null || batch === undefined) return null;
  return { ...place, search, more: batch.more };
}

async function readBatch(shop: string, search: string, timeZone: string, signal: AbortSignal): Promise<Batch> {
  const { sample, query } = askedSessions(new URLSearchParams(search), { now: Date.now(), timeZone });
  const read = sample ? readSample : readSessions;
  const items: ListedSession[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const found = await read(shop, { ...query, cursor, limit: largestPage }, signal);
    items.push(...found.items);
    cursor = found.next;
    if (cursor === null) break;
  }
  return { items, more: cursor !== null };
}
