import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { executeOn } from "./execute.ts";
import { forward } from "./forward.ts";
import { type Delay, Owing } from "./owing.ts";
import type { LedgerRows, Receipt } from "./rows.ts";
import { type LedgerCounts, LedgerWatch, outcomeOf } from "./watch.ts";
import { Writer } from "./writer.ts";

/** How the ledger is, as its object knows it. Times are epoch milliseconds. */
export type LedgerFigures = LedgerCounts & {
  /** Since when the database does not answer; null: it did when it was asked last. */
  readonly downSince: number | null;
  /** Conversations that were sent away, and since when the first of them waits; null: none does. */
  readonly owing: number;
  readonly owingSince: number | null;
  readonly delayedShops: number;
};

/**
 * The only writer of one database: libSQL hangs under several. Wiring only. It keeps no rows: Conversations hold theirs until
 * the receipt, so losing this object loses nothing. It remembers who was sent away.
 */
export class Ledger extends DurableObject<Env> {
  readonly #owing = new Owing(this.ctx.storage.sql);
  readonly #watch = new LedgerWatch(Date.now());
  readonly #writer = new Writer({
    execute: executeOn(this.env),
    now: () => Date.now(),
    random: () => Math.random(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onRejected: (conversation, reason) => logError("ledger-rows-rejected", { conversation, reason }),
  });

  /** Commits a Conversation's rows; `ok` is the receipt. Sending the same rows again changes nothing. */
  async append(rows: LedgerRows): Promise<Receipt> {
    const entered = this.#watch.enter(Date.now());
    const receipt = await this.#writer.append(rows);
    this.#watch.leave(entered, rows, receipt);
    if (outcomeOf(receipt) === "later") this.#owing.add(rows, entered.at);
    else this.#owing.remove(rows);
    return receipt;
  }

  /** Shops whose rows wait, longest first. */
  async delays(): Promise<Delay[]> {
    return this.#owing.delays(Date.now());
  }

  async figures(): Promise<LedgerFigures> {
    const delays = this.#owing.delays(Date.now());
    return {
      ...this.#watch.counts(),
      downSince: this.#writer.breaker.downSince,
      owing: this.#owing.count,
      owingSince: delays[0]?.since ?? null,
      delayedShops: delays.length,
    };
  }

  /** All other writes: requests of `writeClient`. */
  override fetch(request: Request): Promise<Response> {
    return forward(this.#writer, this.env, request);
  }
}
