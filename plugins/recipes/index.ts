import { definePack, ruleSchema, rulesToPoints } from "interject/sdk";
import couponAnswers from "./rules/coupon-answers.json" with { type: "json" };
import depositAnswers from "./rules/deposit-answers.json" with { type: "json" };
import orderAnswers from "./rules/order-answers.json" with { type: "json" };
import orderReminder from "./rules/order-reminder.json" with { type: "json" };

const rules = [couponAnswers, depositAnswers, orderAnswers, orderReminder].map((rule) => ruleSchema.parse(rule));

/** Rules as merchants write them: data only. Whoever wants another wording copies one and changes it. */
export default definePack({
  id: "recipes",
  version: "1.0.0",
  api: 1,
  title: { zh: "规则示例", en: "Sample rules" },
  description: {
    zh: "用规则写成的告警与扣分项：活动、定金、下单问题的不规范回复，以及下单后的提醒。可复制后按本店情况修改。",
    en: "Alerts and a deduct point written as rules: poor answers to coupon, deposit and ordering problems, and the reminder after an order. Copy them and change the wording to your shop's.",
  },
  points: rulesToPoints(rules),
  rules,
  interventions: [],
  policies: [],
});
