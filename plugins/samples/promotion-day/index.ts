import { definePack, policy, readRules, rulesToPoints } from "interject/sdk";
import { card } from "./card.ts";
import { docs } from "./docs.ts";
import couponFailed from "./rules/coupon-failed.json" with { type: "json" };
import depositDispute from "./rules/deposit-dispute.json" with { type: "json" };
import falseUrgency from "./rules/false-urgency.json" with { type: "json" };
import loosePromise from "./rules/loose-promise.json" with { type: "json" };
import presaleNotice from "./rules/presale-notice.json" with { type: "json" };
import priceDrop from "./rules/price-drop.json" with { type: "json" };
import pricePromise from "./rules/price-promise.json" with { type: "json" };
import protectionRefused from "./rules/protection-refused.json" with { type: "json" };

const rules = readRules([
  priceDrop,
  protectionRefused,
  depositDispute,
  couponFailed,
  pricePromise,
  loosePromise,
  falseUrgency,
  presaleNotice,
]);

/** Data only: every point is a rule, so the pack leaves its author without code. */
export default definePack({
  id: "promotion-day",
  version: "1.0.0",
  api: 1,
  title: { zh: "大促护航", en: "Promotion day" },
  description: {
    zh: "双十一、618 等大促期间：买家因买后降价、价保被拒、定金尾款、优惠券用不了而不满；客服对价格、赠品、到货过度承诺或制造紧迫感。",
    en: "For days of promotion: buyers upset by a lower price, refused price protection, deposits and coupons; agents who promise too much about prices, gifts and arrival, or press with false urgency.",
  },
  publisher: "Interject samples",
  docs,
  card,
  points: rulesToPoints(rules),
  rules,
  interventions: [],
  policies: [
    policy.parse({
      id: "warn-before-promising",
      title: {
        zh: "客服过度承诺或制造紧迫感时，发送前提醒",
        en: "Warn the agent before a promise or false urgency leaves",
      },
      when: { points: ["promotion-day/price-promise", "promotion-day/loose-promise", "promotion-day/false-urgency"] },
      then: [{ intervention: "assist/warn-agent" }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "upset-buyers-first",
      title: {
        zh: "降价、定金、优惠券引起不满时催促客服",
        en: "Nudge the agent of a buyer upset by prices or coupons",
      },
      when: {
        points: ["promotion-day/price-drop", "promotion-day/deposit-dispute", "promotion-day/coupon-failed"],
        minSeverity: "normal",
      },
      if: { servedBy: ["agent"] },
      // Two minutes: whoever is at it already is left alone.
      then: [{ intervention: "supervision/nudge-agent", after: 120, unless: "answered" }],
      frequency: { kind: "cool-down", seconds: 1_800 },
    }),
  ],
});
