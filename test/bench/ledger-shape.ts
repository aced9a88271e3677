/** What is asked of `ledger-load.ts`. */
export type LedgerLoad = {
  /** Of the conversations, so that no load meets another's rows. */
  readonly name: string;
  readonly appends: number;
  /** In one append; a tenth of them bring a finding and a decision. */
  readonly messages: number;
  /** Who wait for a receipt at the same time. */
  readonly callers: number;
};
