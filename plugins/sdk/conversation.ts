import type { Order, Part, Party } from "./event.ts";
import type { TallyAt } from "./tally.ts";

/** A message as points read it. `text` joins the text parts; evidence spans are UTF-16 offsets into it. */
export type Message = {
  readonly id: string;
  readonly at: number;
  readonly from: Readonly<Party>;
  readonly text: string;
  readonly content: readonly Part[];
  readonly automatic: boolean;
  /** The platform asks before it sends: nobody has seen it yet, and a verdict may hold it back. */
  readonly pending?: true;
  /**
   * Retracted by its sender: its words are gone, `text` and `content` are empty. A point that wants to know something of them
   * takes notes before they go (`PointDefinition.notes`).
   */
  readonly retracted: boolean;
};

export type Transfer = {
  readonly at: number;
  readonly from: Readonly<Party> | null;
  readonly to: Readonly<Party>;
  readonly askedByBuyer: boolean;
};

export const sessionTypes = ["presale", "aftersale", "unsure"] as const;
export type SessionType = (typeof sessionTypes)[number];

/** 通: same buyer, same agent account, one calendar day in the shop's time zone. `agent` is null until somebody answers. */
export type Session = {
  readonly id: string;
  readonly day: string;
  readonly type: SessionType;
  readonly agent: Readonly<Party> | null;
  readonly messages: readonly Message[];
  /** How the session was handed on, when it was. */
  readonly transfer: Transfer | null;
};

/** An order of the buyer as it stands now. `placedAt` is the time of its first event (epoch milliseconds). */
export type KnownOrder = Order & { readonly placedAt: number };

/** What a point sees of a conversation: everything ordered before and including the event that is judged. */
export type Conversation = {
  readonly id: string;
  readonly channel: string;
  readonly messages: readonly Message[];
  readonly session: Session;
  readonly orders: readonly KnownOrder[];
  /** The newest transfer that the platform reported, in whatever session. */
  readonly lastTransfer?: Transfer | null;
  /** In the shop's own thread: its last 60 tallies, oldest first. */
  readonly tallies?: readonly TallyAt[];
};
