import { definePack, policy } from "interject/sdk";
import { addressChange } from "./address-change.ts";
import { addressForgotten } from "./address-forgotten.ts";
import { addressUnconfirmed } from "./address-unconfirmed.ts";
import { card } from "./card.ts";
import { docs } from "./docs.ts";
import { privateData } from "./private-data.ts";

export default definePack({
  id: "address-guard",
  version: "1.0.0",
  api: 1,
  title: { zh: "收货信息守护", en: "Address guard" },
  description: {
    zh: "下单后要改地址、收货人、电话的买家，迟迟没有确认的客服，以及向买家索要身份证号、银行卡号、验证码的客服。",
    en: "Buyers who change address, recipient or phone after ordering, agents who do not confirm it in time, and agents who ask for identity numbers, bank cards or one-time codes.",
  },
  publisher: "Interject samples",
  // Whether something is on its way, and whether it has left: orders tell. Nothing else of a person is read.
  personalData: ["orders"],
  docs,
  card,
  points: [addressChange, addressUnconfirmed, addressForgotten, privateData],
  interventions: [],
  policies: [
    policy.parse({
      id: "nudge-unconfirmed",
      title: { zh: "改地址未确认时催促客服", en: "Nudge the agent who has not confirmed a new address" },
      when: { points: ["address-guard/address-unconfirmed"] },
      if: { servedBy: ["agent"] },
      then: [{ intervention: "supervision/nudge-agent" }],
      frequency: { kind: "cool-down", seconds: 600 },
    }),
    policy.parse({
      id: "supervisor-private-data",
      title: { zh: "客服索要验证码等时通知主管", en: "Tell the supervisor when an agent asks for codes or cards" },
      when: { points: ["address-guard/private-data"] },
      then: [{ intervention: "supervision/notify-supervisor" }],
      frequency: { kind: "once-per-scene" },
    }),
  ],
});
