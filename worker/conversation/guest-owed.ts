import type { CompiledShop } from "../settings/compile.ts";
import { isGuestWord } from "./log.ts";
import type { State } from "./state.ts";
import type { News } from "./turn.ts";

/** What of a conversation guests are asked about. */
export type Asked = {
  readonly state: State;
  /** Ids of entries that guests are to be asked about, or whose interventions owe a plan. */
  readonly owed: Set<string>;
  /** Those of them about which points were asked. */
  readonly told: Set<string>;
  /** Memory and storage parted: nothing of this may leave any more. */
  readonly stale: boolean;
};

/** Guests are asked about what was judged: also anew, since the conversation before it may have become another. */
export function oweGuests(live: Asked, shop: CompiledShop, news: readonly News[]): void {
  if (shop.guests.size === 0) return;
  for (const { entry } of news) {
    live.owed.add(entry.id);
    if (isGuestWord(entry.event)) live.told.add(entry.id);
    else live.told.delete(entry.id);
  }
}

/** The newest row before all that guests still owe a word about: after it an object that starts anew asks again. */
export function guestCursorOf({ state, owed, lastSeq }: Asked & { readonly lastSeq: number }): number {
  let cursor = lastSeq;
  for (const id of owed) cursor = Math.min(cursor, (state.byId.get(id)?.seq ?? lastSeq + 1) - 1);
  return cursor;
}
