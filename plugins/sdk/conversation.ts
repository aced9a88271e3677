import type { Order, Part, Party } from "./event.ts";

/** A message as points read it. `text` joins the text parts; evidence spans are UTF-16 offsets into it. */
export type Message = {
  readonly id: string;
  readonly at: number;
  readonly from: Readonly<Party>;
  readonly text: string;
  readonly content: readonly Part[];
  readonly automatic: boolean;
  /** Retracted by its sender. The text stays readable to points while the session is judged, and is erased with the log. */
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
};
