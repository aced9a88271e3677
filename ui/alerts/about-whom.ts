import type { TFunction } from "i18next";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import type { AlertItem } from "../api/alert-queries.ts";

/** Whom an alert is about: the buyer by the name that is known of him, or the whole shop. */
export function aboutWhom(
  { channel, buyerName, buyer, conversation }: Pick<AlertItem, "channel" | "buyerName" | "buyer" | "conversation">,
  t: TFunction,
): string {
  return channel === shopChannel ? t("alerts.wholeShop") : (buyerName ?? buyer ?? conversation);
}
