/**
 * Bugs that the simulator must find. Each replaces some words of a production file while it is loaded, so none of them exists in
 * the product; `from` must still be there, or the plant proves nothing.
 */
export type Plant = { readonly id: string; readonly file: string; readonly from: string; readonly to: string };

export const plants: readonly Plant[] = [
  {
    id: "receipt-before-commit",
    file: "worker/ledger/writer.ts",
    from: "this.#queue.push({ append, answer });",
    to: "answer({ ok: true }); this.#queue.push({ append, answer });",
  },
  {
    id: "timer-not-rearmed",
    file: "worker/conversation/conversation.ts",
    from: "[dueAt(live.state), nextAttempt(",
    to: "[nextAttempt(",
  },
  {
    id: "order-by-arrival",
    file: "worker/conversation/engine.ts",
    from: "compareEntries(last, entry) < 0",
    to: "compareEntries(last, entry) !== 0",
  },
  {
    id: "row-deleted-on-send",
    file: "worker/conversation/flush.ts",
    from: "const receipt = await deps.append(",
    to: "meta.ledgerCursor = upTo; deps.save(); const receipt = await deps.append(",
  },
  {
    id: "new-key-each-attempt",
    file: "worker/conversation/outside.ts",
    from: "{ key, at, attempt, merchant,",
    to: "{ key: key + attempt, at, attempt, merchant,",
  },
  {
    id: "memory-outlives-its-transaction",
    file: "worker/conversation/conversation.ts",
    from: "this.#forget();\n      this.#alarmAt = known;",
    to: "this.#alarmAt = known;",
  },
  {
    id: "alarm-not-rearmed-first",
    file: "worker/conversation/conversation.ts",
    from: "void this.ctx.storage.setAlarm(next);",
    to: "",
  },
  {
    id: "retracted-words-stay",
    file: "worker/conversation/engine.ts",
    from: "eraseWords(state, subject, turn);",
    to: "",
  },
  {
    id: "waits-until-the-clock-catches-up",
    file: "worker/ledger/writer.ts",
    from: "isWithin(this.#gatherMs, this.#gathersSince, now)",
    to: "now < this.#gathersSince + this.#gatherMs",
  },
];

export function plantOf(id: string): Plant {
  const plant = plants.find((candidate) => candidate.id === id);
  if (plant === undefined) throw new Error(`No such plant: ${plants.map((known) => known.id).join(", ")}`);
  return plant;
}
