import type { Bilingual } from "./point.ts";

/** Agents' presence when the turn began. `known` is false for a shop whose platform has never reported presence. */
export type Seats = {
  readonly known: boolean;
  readonly online: number;
  readonly suspended: number;
  /** Buyers who wait for an agent. */
  readonly queue: number;
};

/**
 * What buyers come for. The shop's quality is measured by scene, since a bot that answers sizes well may still be lost with returns
 * (F206).
 */
export const scenes = {
  product: { zh: "商品咨询", en: "About the goods" },
  size: { zh: "尺码推荐", en: "Sizes" },
  price: { zh: "价格优惠", en: "Prices and discounts" },
  "urge-shipping": { zh: "催发货", en: "When it is sent" },
  logistics: { zh: "物流查询", en: "Where the parcel is" },
  return: { zh: "售后退换货", en: "Returns and exchanges" },
  refund: { zh: "退款", en: "Refunds" },
  invoice: { zh: "发票", en: "Invoices" },
  order: { zh: "修改订单", en: "Changes of an order" },
  quality: { zh: "商品质量问题", en: "Faulty goods" },
} as const satisfies Record<string, Bilingual>;
export type Scene = keyof typeof scenes;
export const sceneIds = Object.keys(scenes) as [Scene, ...Scene[]];

/**
 * How content buyers were, 0 to 1, over `sessions` sessions. By `rating` where enough buyers rated, else by `proxy`: the share of
 * sessions without a buyer's anger, complaint, call for a human or unsolved problem.
 */
export type Quality = { readonly value: number; readonly sessions: number; readonly basis: "rating" | "proxy" };
export type BotAndHuman = { readonly bot: Quality | null; readonly human: Quality | null };
export type ShopQuality = {
  /** Epoch milliseconds at which it was computed. */
  readonly at: number;
  readonly overall: BotAndHuman;
  readonly scenes: { readonly [scene in Scene]?: BotAndHuman };
};

/** What is known of the whole shop when a turn begins, seconds old at most. Nobody waits for it: without it `null` and zero. */
export type ShopFacts = {
  readonly seats: Seats;
  /** How often each policy has acted today, in the shop's time zone, over all conversations; absent: never. */
  readonly spent: { readonly [policy: string]: number };
  /** Full ids of points with an open incident: many alike alerts that are told as one (N22). */
  readonly incidents: readonly string[];
  readonly quality: ShopQuality | null;
  /** Median seconds that buyers of the last hour waited from hand-over to the first human word; null without any. */
  readonly waitSeconds: number | null;
};

export const noFacts: ShopFacts = {
  seats: { known: false, online: 0, suspended: 0, queue: 0 },
  spent: {},
  incidents: [],
  quality: null,
  waitSeconds: null,
};

/** Somebody outside the panel who can be told things. */
export type ReceiverView = { readonly id: string; readonly title: string; readonly groups: readonly string[] };

/** The shop as interventions see it. */
export type ShopView = Omit<ShopFacts, "seats" | "spent"> & {
  readonly timeZone: string;
  readonly language: "zh" | "en";
  /** Within its business hours; a shop without hours is always open. */
  readonly open: boolean;
  /** When it opens next (epoch milliseconds), or null while it is open or has no hours. */
  readonly opensAt: number | null;
  /** Receivers that are switched on. */
  readonly receivers: readonly ReceiverView[];
};
