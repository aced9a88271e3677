import type { DecisionRow, FindingRow, TaskRow } from "../ledger/rows.ts";

/** How far an alert is by now. `by` columns are `user:<id>` or `key:<id>`; `people` has their names. */
export type Handling = {
  readonly finding: string;
  readonly seenAt: number | null;
  readonly seenBy: string | null;
  readonly takenAt: number | null;
  readonly takenBy: string | null;
  readonly handledAt: number | null;
  readonly handledBy: string | null;
  readonly people: readonly { readonly by: string; readonly name: string }[];
};

/**
 * What a live panel is told, over `GET /v1/shops/:shop/feed?last=SEQ` (WebSocket). `seq` is gapless per shop; a client that
 * comes back names the last one it has and is sent what it missed.
 */
export type FeedItem =
  | {
      readonly kind: "finding";
      readonly conversation: string;
      readonly channel: string;
      /** Whom it is about; items that were kept before this was told have none. */
      readonly buyer?: string | null;
      readonly buyerName?: string | null;
      readonly finding: FindingRow;
    }
  | {
      readonly kind: "decision";
      readonly conversation: string;
      readonly channel: string;
      readonly decision: DecisionRow;
    }
  | { readonly kind: "task"; readonly conversation: string; readonly channel: string; readonly task: TaskRow }
  /** What people did about an alert, so that everybody sees who is on it. */
  | {
      readonly kind: "handling";
      readonly conversation: string;
      readonly channel: string;
      readonly handling: Handling;
    }
  /** A message was taken back: its words go wherever they are shown. `event`: the platform's id of the message. */
  | { readonly kind: "retracted"; readonly conversation: string; readonly channel: string; readonly event: string };

export type FeedFrame =
  /** First frame: `oldest` is the oldest item still kept; a client whose `last` is older reloads its page of findings. */
  | { readonly type: "hello"; readonly seq: number; readonly oldest: number }
  | { readonly type: "item"; readonly seq: number; readonly at: number; readonly item: FeedItem };
