import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import { executeOn } from "./execute.ts";
import { forward } from "./forward.ts";
import type { LedgerRows, Receipt } from "./rows.ts";
import { Writer } from "./writer.ts";

/**
 * The only writer of one database: libSQL hangs under several. Wiring only, and no state: Conversations hold their rows until
 * the receipt, so losing this object loses nothing.
 */
export class Ledger extends DurableObject<Env> {
  readonly #writer = new Writer({
    execute: executeOn(this.env),
    now: () => Date.now(),
    random: () => Math.random(),
    onRejected: (conversation, reason) =>
      console.error(JSON.stringify({ level: "error", event: "ledger-rows-rejected", conversation, reason })),
  });

  /** Commits a Conversation's rows; `ok` is the receipt. Sending the same rows again changes nothing. */
  append(rows: LedgerRows): Promise<Receipt> {
    return this.#writer.append(rows);
  }

  /** All other writes: requests of `writeClient`. */
  override fetch(request: Request): Promise<Response> {
    return forward(this.#writer, this.env, request);
  }
}
