import { definePoint, finding, quoted } from "interject/sdk";
import { z } from "zod";
import { askedIn, askingPhrases, askingSettings, deliveryOf, matters } from "./asking.ts";

/** The buyer wants his parcel to go elsewhere, or thinks that what he typed is wrong. */
export const addressChange = definePoint({
  id: "address-change",
  title: { zh: "买家要改地址、收货人或电话", en: "The buyer changes address, recipient or phone" },
  description: {
    zh: "下单后买家要修改收货地址、收货人、电话，或怀疑写错。货已发出时级别更高。退货地址、发票地址、账号手机号不算。",
    en: "After ordering the buyer wants to change where the parcel goes, to whom, or which number to call, or doubts what he typed. More urgent when it is on its way. Addresses of returns and invoices and the account's own number do not count.",
  },
  kind: "alert",
  moment: "message",
  wakes: "hits",
  rows: [],
  config: z.object(askingSettings),
  codes: {
    asked: { severity: "low", message: { zh: "买家要改收货信息", en: "The buyer changes the delivery" } },
    "asked-shipped": {
      severity: "normal",
      message: { zh: "货已发出，买家要改收货信息", en: "The parcel has left, and the buyer changes the delivery" },
    },
  },
  phrases: askingPhrases,
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || !matters(conversation, config)) return [];
    const asked = askedIn(event.message, hits);
    if (asked.length === 0) return [];
    const code = deliveryOf(conversation) === "left" ? "asked-shipped" : "asked";
    return [finding(code, asked.map(quoted))];
  },
});
