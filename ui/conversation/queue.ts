import type { ListedSession } from "../api/types.ts";

/** The sessions that a reviewer goes through one after the other: a search or sample of the list, kept in the address. */

type Placed = Pick<ListedSession, "id" | "conversation" | "channel">;

/** Where a session is reviewed. Words that were searched for go along, to be marked. */
export function sessionAddress(
  shop: string,
  { id, conversation, channel }: Placed,
  { queue, words = {} }: { queue: string | null; words?: Readonly<Record<string, string>> },
): string {
  const search = new URLSearchParams({ channel, session: id, ...words, ...(queue !== null && { queue }) });
  return `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${search}`;
}

/** The list that the queue came from. `finished`: how many it had, once all were gone through. */
export function listAddress(shop: string, queue: string, finished?: number): string {
  const search = new URLSearchParams(queue);
  search.delete("finished");
  if (finished !== undefined) search.set("finished", String(finished));
  return `/shops/${encodeURIComponent(shop)}/conversations?${search}`;
}

export type Place<Item> = {
  /** From 1; null: the session is not in the queue (any more). */
  readonly position: number | null;
  readonly count: number;
  readonly next: Item | null;
  readonly before: Item | null;
};

/** A session that is not in the queue is followed by its first. */
export function placeIn<Item extends { readonly id: string }>(items: readonly Item[], session: string): Place<Item> {
  const index = items.findIndex(({ id }) => id === session);
  return {
    position: index < 0 ? null : index + 1,
    count: items.length,
    next: items[index + 1] ?? null,
    before: items[index - 1] ?? null,
  };
}
