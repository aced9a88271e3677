import type { Conversation, Hit, Hits, Message } from "interject/sdk";
import { z } from "zod";

/** What tells that a buyer wants his delivery changed: a subject and a change close together, and nothing that means otherwise. */

const words = (titles: { zh: string; en: string }, usual: string[]) =>
  z.array(z.string().trim().min(1).max(32)).max(200).default(usual).meta(titles);

export const askingSettings = {
  subjects: words({ zh: "说的是什么（地址、收货人、电话）", en: "What it is about (address, recipient, phone)" }, [
    "地址",
    "收货人",
    "收件人",
    "收货信息",
    "收件信息",
    "联系电话",
    "联系方式",
    "电话",
    "手机号",
    "手机号码",
    "门牌",
    "楼号",
    "房号",
    "address",
    "recipient",
    "phone number",
  ]),
  changes: words({ zh: "要改、有误", en: "A change, or a doubt" }, [
    "改",
    "换",
    "变更",
    "错了",
    "写错",
    "填错",
    "弄错",
    "选错",
    "下错",
    "留错",
    "打错",
    "拍错",
    "错误",
    "有误",
    "不对",
    "不是这个",
    "漏了",
    "少写",
    "没写",
    "change",
    "wrong",
  ]),
  exceptions: words({ zh: "出现这些词时不算", en: "Does not count beside these words" }, [
    "退货",
    "换货",
    "寄回",
    "回寄",
    "返修",
    "维修",
    "发票",
    "收票",
    "税号",
    "开票",
    "抬头",
    "账号",
    "账户",
    "注册",
    "绑定",
    "换绑",
    "改价",
    "价格",
    "登录",
    "密码",
    "客服电话",
    "打电话",
    "电话过去",
    "给我电话",
    "的电话我",
    "取消订单",
    "取消了订单",
    "重新下单",
    "不改",
    "没改",
    "别改",
    "不用改",
    "不换",
    "不变",
    "没错",
    "没有错",
    "如果",
  ]),
  withoutOrder: z.boolean().default(true).meta({
    zh: "平台没有给出订单时也检查",
    en: "Also where the platform tells of no order",
  }),
};
const schema = z.object(askingSettings);
type AskingSettings = z.infer<typeof schema>;
type Lists = "subjects" | "changes" | "exceptions";

export function askingPhrases({ subjects, changes, exceptions }: Pick<AskingSettings, Lists>) {
  return { subjects, changes, exceptions };
}

/** So many characters may stand between the two: 地址下单的时候写错了. */
const mostBetween = 8;

/** The words by which this message asks for a change; none, if it does not. */
export function askedIn(message: Message, hits: Hits<Lists>): readonly Hit[] {
  if (message.from.role !== "buyer" || message.retracted) return [];
  const own = (list: Lists) => hits[list].filter((hit) => hit.message === message.id);
  if (own("exceptions").length > 0) return [];
  for (const subject of own("subjects")) {
    for (const change of own("changes")) {
      const between = Math.max(subject.start - change.end, change.start - subject.end);
      if (between <= mostBetween) return subject.start < change.start ? [subject, change] : [change, subject];
    }
  }
  return [];
}

/** Orders on their way to the buyer. */
const open: readonly string[] = ["created", "paid", "shipped"];

/** `none`: there is nothing to be delivered, so a change means nothing. `unknown`: the platform tells of no orders. */
export function deliveryOf({ orders }: Conversation): "none" | "unknown" | "waits" | "left" {
  if (orders.length === 0) return "unknown";
  const coming = orders.filter(({ status }) => open.includes(status));
  if (coming.length === 0) return "none";
  return coming.every(({ status }) => status === "shipped") ? "left" : "waits";
}

export function matters(conversation: Conversation, { withoutOrder }: Pick<AskingSettings, "withoutOrder">): boolean {
  const delivery = deliveryOf(conversation);
  return delivery === "unknown" ? withoutOrder : delivery !== "none";
}
