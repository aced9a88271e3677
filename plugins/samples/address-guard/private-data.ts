import { definePoint, finding, type Hit, held, quoted } from "interject/sdk";
import { z } from "zod";

const words = (titles: { zh: string; en: string }, usual: string[]) =>
  z.array(z.string().trim().min(1).max(32)).max(100).default(usual).meta(titles);

const asks = [
  "提供",
  "告知",
  "告诉",
  "发一下",
  "发下",
  "发我",
  "发给我",
  "发过来",
  "给我",
  "给到我",
  "报一下",
  "报下",
  "说一下",
  "说下",
  "写一下",
  "多少",
  "核实",
  "send me",
  "tell me",
];
const warnings = [
  "不要",
  "请勿",
  "切勿",
  "勿",
  "别",
  "不会",
  "无需",
  "不需要",
  "不用",
  "谨防",
  "任何人",
  "sim卡",
  "never",
  "do not",
];

/** So many characters may stand between the thing and the asking. */
const mostBetween = 24;

/** By the list in which its words stand. */
const kinds = [
  { list: "identity", code: "identity" },
  { list: "bankCard", code: "bank-card" },
  { list: "secret", code: "secret" },
] as const;

/** The agent asks the buyer for something that must not stand in a chat. */
export const privateData = definePoint({
  id: "private-data",
  title: { zh: "客服索要敏感信息", en: "The agent asks for sensitive data" },
  description: {
    zh: "客服向买家索要身份证号、银行卡号、验证码或密码。提醒买家“不要告诉任何人”不算。确有业务需要的，把对应词表清空。",
    en: "The agent asks the buyer for the number of an identity card or bank card, a one-time code or a password. Warning the buyer to tell nobody does not count. Where the shop needs one of them, empty its list.",
  },
  kind: "alert",
  moment: "message",
  wakes: "hits",
  rows: [],
  config: z.object({
    identity: words({ zh: "身份证件", en: "Identity papers" }, ["身份证", "护照号", "id card", "passport"]),
    bankCard: words({ zh: "银行卡", en: "Bank cards" }, ["卡号", "信用卡", "card number"]),
    secret: words({ zh: "验证码、密码", en: "One-time codes, passwords" }, [
      "验证码",
      "校验码",
      "动态码",
      "密码",
      "password",
    ]),
  }),
  codes: {
    identity: { severity: "normal", message: { zh: "客服索要证件号码", en: "The agent asks for an identity number" } },
    "bank-card": { severity: "normal", message: { zh: "客服索要银行卡号", en: "The agent asks for a card number" } },
    secret: {
      severity: "urgent",
      message: { zh: "客服索要验证码或密码", en: "The agent asks for a code or password" },
    },
  },
  phrases: ({ identity, bankCard, secret }) => ({ identity, bankCard, secret, asks, warnings }),
  inspect({ event, hits }) {
    if (event.type !== "message" || event.message.from.role !== "agent") return [];
    const near = (hit: Hit, other: Hit): boolean =>
      Math.max(hit.start - other.end, other.start - hit.end) <= mostBetween;
    return kinds.flatMap(({ list, code }) => {
      for (const thing of hits[list]) {
        const ask = hits.asks.find((candidate) => near(thing, candidate));
        if (ask === undefined) continue;
        const warning = hits.warnings.find((candidate) => near(thing, candidate));
        if (warning !== undefined) return [held("warns-the-buyer", [quoted(thing), quoted(warning)])];
        return [finding(code, [quoted(thing), quoted(ask)])];
      }
      return [];
    });
  },
});
