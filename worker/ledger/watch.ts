import type { LedgerRows, Receipt } from "./rows.ts";

export const countedTables = ["sessions", "messages", "findings", "decisions", "tasks"] as const;
export type CountedTable = (typeof countedTables)[number];
export const appendOutcomes = ["committed", "later", "rejected"] as const;
export type AppendOutcome = (typeof appendOutcomes)[number];

/** What one Ledger object has done since it started (epoch milliseconds). */
export type LedgerCounts = {
  readonly startedAt: number;
  /** Rows committed; one that was sent again counts again. */
  readonly rows: { readonly [table in CountedTable]: number };
  readonly appends: { readonly [outcome in AppendOutcome]: number };
  /** Appends that are in the house now, and when the first of them came; null: none. */
  readonly waiting: number;
  readonly waitingSince: number | null;
};

export function outcomeOf(receipt: Receipt): AppendOutcome {
  if (receipt.ok) return "committed";
  return receipt.rejected === undefined ? "later" : "rejected";
}

type Entered = { readonly at: number };

/** Counts in memory what passes: they begin anew with the object, as counters that are read by their growth may. */
export class LedgerWatch {
  readonly #startedAt: number;
  readonly #rows = { sessions: 0, messages: 0, findings: 0, decisions: 0, tasks: 0 };
  readonly #appends = { committed: 0, later: 0, rejected: 0 };
  /** In the order in which they came. */
  readonly #inside = new Set<Entered>();

  constructor(now: number) {
    this.#startedAt = now;
  }

  enter(at: number): Entered {
    const entered = { at };
    this.#inside.add(entered);
    return entered;
  }

  leave(entered: Entered, rows: LedgerRows, receipt: Receipt): void {
    this.#inside.delete(entered);
    this.#appends[outcomeOf(receipt)]++;
    // Rows of an earlier build may lack a table.
    if (receipt.ok) for (const table of countedTables) this.#rows[table] += rows[table]?.length ?? 0;
  }

  counts(): LedgerCounts {
    const [first] = this.#inside;
    return {
      startedAt: this.#startedAt,
      rows: { ...this.#rows },
      appends: { ...this.#appends },
      waiting: this.#inside.size,
      waitingSince: first?.at ?? null,
    };
  }
}
