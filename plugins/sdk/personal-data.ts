import type { Bilingual } from "./point.ts";

/**
 * What of a person a pack may read besides the words that are said. A guest that does not ask for it is given the conversation
 * without it; what it asks for stands in words before whoever installs it.
 */
export const personalData = {
  buyer: { zh: "买家账号和昵称", en: "The buyer's account and name" },
  orders: { zh: "买家的订单、金额和备注", en: "The buyer's orders, amounts and remarks" },
  links: { zh: "图片和链接的地址", en: "Addresses of pictures and links" },
} as const satisfies Record<string, Bilingual>;
export type PersonalData = keyof typeof personalData;
export const personalDataKinds = Object.keys(personalData) as [PersonalData, ...PersonalData[]];
