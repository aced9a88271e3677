import type { Config } from "./comfort.ts";

type Language = "zh" | "en";
type About = "price" | "waiting" | "more";

const lines: { readonly [about in About]: { readonly [language in Language]: string } } = {
  price: {
    zh: "理解您的心情，给您申请了一张 {amount} 元优惠券，下次下单可以直接抵扣，您看可以吗？",
    en: "I see why. I have asked for a coupon of {amount} yuan for your next order: would that do?",
  },
  waiting: {
    zh: "让您久等了，实在抱歉，我马上帮您催。另外给您申请了一张 {amount} 元优惠券表示歉意，您看可以吗？",
    en: "I am sorry that you wait: I am on it. And here is a coupon of {amount} yuan to make up for it: would that do?",
  },
  more: {
    zh: "我再帮您争取一下，最多可以给到 {amount} 元优惠券，您看可以吗？",
    en: "Let me try again: I can give a coupon of {amount} yuan at most. Would that do?",
  },
};

export const wordsOf = {
  /** By which an agent's message is known to make the offer. */
  coupon: ["券", "coupon"],
  thanks: {
    zh: "谢谢您的理解，优惠券已经发到您的账户，祝您生活愉快～",
    en: "Thank you. The coupon is in your account: have a nice day.",
  },
  limit: {
    zh: "抱歉，这已经是我能申请的最高额度了，您的意见我会如实反馈。",
    en: "I am sorry, this is all I can give. I will pass on what you said.",
  },
  sorry: {
    zh: "好的，您的意见我会如实反馈，后续有任何问题随时找我。",
    en: "I see. I will pass on what you said: write to me whenever something comes up.",
  },
} as const;

export function lineFor(about: About, amount: number, config: Config, language: Language): string {
  const own = about === "price" ? config.priceLine : about === "waiting" ? config.waitingLine : "";
  return (own === "" ? lines[about][language] : own).split("{amount}").join(String(amount));
}

/** The first offer never exceeds the budget; the second is the budget. */
export function amountsOf({ amount, budget }: Config): { readonly first: number; readonly most: number } {
  return { first: Math.min(amount, budget), most: budget };
}
