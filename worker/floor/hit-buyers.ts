/**
 * Who was hit by the same matter in the last minutes, in memory: on a sales day a shop has thousands of alerts in these minutes, and
 * each new one would count them all in storage. Read from there once a matter, after the object woke.
 */
export class HitBuyers {
  /** By subject, then by buyer: the newest minute. */
  readonly #hits = new Map<string, Map<string, number>>();

  /** Notes one more, whose mark is stored, and counts distinct buyers from the minute `since` on, at most to `enough`. */
  count(
    sql: SqlStorage,
    { subject, buyer, minute }: { subject: string; buyer: string; minute: number },
    { since, enough }: { since: number; enough: number },
  ): number {
    const known = this.#hits.get(subject) ?? readHits(sql, subject, since);
    this.#hits.set(subject, known);
    known.set(buyer, Math.max(minute, known.get(buyer) ?? minute));
    if (known.size < enough) return known.size;
    for (const [one, last] of known) if (last < since) known.delete(one);
    return Math.min(known.size, enough);
  }

  /** After marks of any matter were taken away. */
  forgetAll(): void {
    this.#hits.clear();
  }

  /** After marks were taken away, or the matter became an incident: read anew when it is asked for again. */
  forget(subject: string): void {
    this.#hits.delete(subject);
  }
}

function readHits(sql: SqlStorage, subject: string, since: number): Map<string, number> {
  const rows = sql.exec<{ buyer: string; last: number }>(
    "SELECT buyer, MAX(minute) AS last FROM mark WHERE kind = 'finding' AND minute >= ? AND subject = ? GROUP BY buyer",
    since,
    subject,
  );
  return new Map(rows.toArray().map(({ buyer, last }) => [buyer, last]));
}
