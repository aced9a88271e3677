import type { FeedItem } from "./feed.ts";
import type { Place } from "./windows.ts";
import { type Retracted, withoutWords } from "./without-words.ts";

/** Rewrites the kept items of that conversation; their places in the feed stay. */
export function forgetWords(sql: SqlStorage, retracted: Retracted): void {
  // Ids are stored as JSON writes them, so that the database can choose by them; what it chooses too much is looked at below.
  const rows = sql
    .exec<{ seq: number; body: string }>(
      "SELECT seq, body FROM item WHERE instr(body, ?) > 0",
      JSON.stringify(retracted.event),
    )
    .toArray();
  for (const { seq, body } of rows) {
    // Written by this object from what it was told.
    const item = JSON.parse(body) as FeedItem;
    const clean = withoutWords(item, retracted);
    if (clean !== item) sql.exec("UPDATE item SET body = ? WHERE seq = ?", JSON.stringify(clean), seq);
  }
}

/** Empties the kept items of these conversations, whose places in the feed stay, and forgets what was counted of them. */
export function forgetConversations(sql: SqlStorage, places: readonly Pick<Place, "channel" | "conversation">[]): void {
  for (const { channel, conversation } of places) {
    const rows = sql
      .exec<{ seq: number; body: string }>(
        "SELECT seq, body FROM item WHERE instr(body, ?) > 0",
        JSON.stringify(conversation),
      )
      .toArray();
    const nothing: FeedItem = { kind: "retracted", conversation: "", channel, event: "" };
    for (const { seq, body } of rows) {
      const item = JSON.parse(body) as FeedItem;
      if (item.conversation !== conversation || item.channel !== channel) continue;
      sql.exec("UPDATE item SET id = ?, body = ? WHERE seq = ?", `erased:${seq}`, JSON.stringify(nothing), seq);
    }
    sql.exec("DELETE FROM serving WHERE channel = ? AND conversation = ?", channel, conversation);
    sql.exec("DELETE FROM mark WHERE channel = ? AND conversation = ?", channel, conversation);
  }
}
