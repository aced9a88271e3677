import type { Tenant } from "../../db/tenant.ts";
import { maskAnswer } from "../masking/mask-answer.ts";
import { pseudonyms } from "../masking/masking-of.ts";
import type { FeedItem } from "./feed.ts";
import type { Masks } from "./listeners.ts";

type Keeper = { readonly env: { MASTER_KEY: string }; readonly merchant: Tenant["merchant"] };

/** A kept item as whoever listens may see it (N31); the item's own text where nothing is hidden from him. */
export function maskedItem(body: string, masks: Masks, { env, merchant }: Keeper): string {
  if (masks.length === 0) return body;
  // Written by this object from what it was told.
  const item = JSON.parse(body) as FeedItem;
  const masking = { masks, known: [], pseudonym: pseudonyms(env, { merchant }) };
  return JSON.stringify(maskAnswer(masks.includes("names") ? withoutUnknownNames(item) : item, masking));
}

/** A finding of which nobody says whom it is about may quote any name. */
function withoutUnknownNames(item: FeedItem): FeedItem {
  if (item.kind !== "finding" || item.buyer !== undefined) return item;
  const evidence = item.finding.evidence.map((each) => ({ ...each, quote: "*".repeat(each.quote.length) }));
  return { ...item, finding: { ...item.finding, evidence } };
}
