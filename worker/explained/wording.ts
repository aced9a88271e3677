import type { SessionType } from "../../plugins/sdk/conversation.ts";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";

/** Values of conditions in the merchant's words. */

export const same = (text: string | number): Bilingual => ({ zh: String(text), en: String(text) });

export function listed(parts: readonly Bilingual[]): Bilingual {
  return { zh: parts.map(({ zh }) => zh).join("、"), en: parts.map(({ en }) => en).join(", ") };
}

export const sessionTypeWords = {
  presale: { zh: "售前", en: "presale" },
  aftersale: { zh: "售后", en: "aftersale" },
  unsure: { zh: "尚不能判断", en: "not known yet" },
} as const satisfies Record<SessionType, Bilingual>;

export const servingWords = {
  bot: { zh: "机器人", en: "the bot" },
  agent: { zh: "人工客服", en: "an agent" },
  nobody: { zh: "无人接待", en: "nobody" },
} as const;

type OrderState = NonNullable<Policy["if"]["orders"]>[number];
export const orderWords = {
  none: { zh: "没有订单", en: "no order" },
  created: { zh: "已下单", en: "placed" },
  paid: { zh: "已付款", en: "paid" },
  shipped: { zh: "已发货", en: "sent" },
  received: { zh: "已收货", en: "received" },
  refunding: { zh: "退款中", en: "refund under way" },
  refunded: { zh: "已退款", en: "refunded" },
  closed: { zh: "已关闭", en: "closed" },
} as const satisfies Record<OrderState, Bilingual>;

export const buyerWords = {
  new: { zh: "第一次来咨询", en: "here for the first time" },
  returning: { zh: "以前咨询过", en: "was here before" },
} as const;

export const scheduleWords = {
  always: { zh: "任何时间", en: "at any time" },
  "business-hours": { zh: "营业时间内", en: "within business hours" },
  "outside-business-hours": { zh: "营业时间外", en: "outside business hours" },
  windows: { zh: "设定的时段内", en: "within the hours that are set" },
} as const;

/** A length of time, as `30 分钟`. */
export function lasting(seconds: number): Bilingual {
  if (seconds % 86_400 === 0) return { zh: `${seconds / 86_400} 天`, en: `${seconds / 86_400} days` };
  if (seconds % 3_600 === 0) return { zh: `${seconds / 3_600} 小时`, en: `${seconds / 3_600} hours` };
  if (seconds % 60 === 0) return { zh: `${seconds / 60} 分钟`, en: `${seconds / 60} minutes` };
  return { zh: `${seconds} 秒`, en: `${seconds} seconds` };
}

export function often({ frequency }: Policy): Bilingual {
  switch (frequency.kind) {
    case "every":
      return { zh: "每次都可以", en: "every time" };
    case "once-per-session":
      return { zh: "每通会话一次", en: "once a session" };
    case "once-per-scene":
      return { zh: "每个场景一次", en: "once for each scene" };
    case "cool-down": {
      const { zh, en } = lasting(frequency.seconds);
      return { zh: `间隔至少${zh}`, en: `${en} apart` };
    }
    case "re-arm":
      return { zh: "买家再次开口后才可再次", en: "again only after the buyer has spoken" };
  }
}

export function localTime(at: number, timeZone: string): Bilingual {
  const format = (language: string) =>
    new Intl.DateTimeFormat(language, {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    });
  return { zh: format("zh-CN").format(at), en: format("en-GB").format(at) };
}
