import type { FeedItem } from "./feed.ts";
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
