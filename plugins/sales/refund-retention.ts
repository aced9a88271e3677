import { definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { holdsPhrase } from "../language/closings.ts";
import { foldedText } from "../language/folded.ts";

/** 我要退货, 不想要了: the wish to give the goods back. */
const wants =
  /(?:我|想|要|给我|帮我|申请|办理?|直接|可以|能|可不可以|能不能|怎么|如何|麻烦|请|就|还是|全部?|都|^)[^,。!?]{0,6}(?:退货|退款|退了|退掉|退钱|退回去|退一下|退单|仅退款|退换)|(?:不想要|不要了|不需要了|取消订单|取消(?:这个|该|那个)?订单|不买了|^退货|^退款|^退了吧)/;
/** 退款到账了吗, 退款进度, 已经退货了: it has been decided. */
const underWay =
  /(?:退款|退货|钱)[^,。!?]{0,8}(?:到账|到了吗|进度|多久|几天|什么时候|成功|查|审核|单号|寄|地址|运费|物流|没到|没收到|到哪)|(?:已经?|刚)(?:申请)?(?:退货|退款|退了|寄回|退回)|退款(?:呢|在哪)|(?:退货|退款)(?:率|政策|规则|险|包运费)|(?:支持|包|免费|无理由)退/;
const denied = /(?:不|没|没有|别|不用|不想|不是|不能)(?:是|想|要|打算|再)?(?:退货|退款|退了|退掉|退钱)/;

const offer =
  /补偿|赔(?:付|偿|您|你)|补(?:贴|给|您|你|个|差)|返(?:现|您|你|给|还您)|优惠|红包|(?:优惠|现金|代金|抵用)券|打折|折扣|减(?:免|您|你|\d)|便宜|退(?:您|你)(?:差价|\d+|[一二两三五十]+)(?:元|块)?|(?:送|赠送?|补发)(?:您|你|亲|一|个|份|小|礼)|转让|(?:补|送|赠|返)[^,。!?]{0,6}(?:积分|京豆)|免(?:除)?运费|(?:我们|小店|店里)承担运费/;
const courting =
  /(?:可以|行|好|您看|能接受|同意|考虑|怎么样|成)(?:吗|么|嘛|的话|下|呢)|(?:这边|我们?|小店|店里|本店)[^,。!?]{0,6}(?:帮|给|为|可以|申请|补|送|赔|减)|(?:帮|给|为)(?:您|你|亲)[^,。!?]{0,4}(?:申请|补|送|减|优惠|赔|返|打折|争取)|(?:不退|留着|留下|继续(?:用|使用)|先(?:用|留)|再考虑|勉强|将就|下次)|申请/;
/** 优惠券退回, 京豆返还, 优惠券不退: what happens to the coupons of a refund. */
const accounting =
  /(?:券|优惠|红包|京豆|积分|钱|款)[^,。!?]{0,8}(?:退回|返还|原路|不退|失效|过期|返回|扣回|一起退|到账)|(?:原路|自动)(?:返|退)|运费险|(?:客户|顾客|您|买家)承担|无需[^,。]{0,4}赔付|退款(?:会|将)/;

const words = (text: string) => foldedText(text);

function isRefundWish(text: string, own: readonly string[]): boolean {
  if (holdsPhrase(text, own)) return true;
  const folded = words(text);
  return wants.test(folded) && !underWay.test(folded) && !denied.test(folded);
}

function isRetention(text: string, own: readonly string[]): boolean {
  if (holdsPhrase(text, own)) return true;
  const folded = words(text);
  return offer.test(folded) && courting.test(folded) && !accounting.test(folded);
}

/** The buyer wants to return the goods, and the agent offers something to keep them sold. */
export const refundRetention = definePoint({
  id: "refund-retention",
  title: { zh: "退款挽留", en: "Refund averted" },
  description: {
    zh: "买家提出退货退款之后，客服主动用补偿、优惠、红包等挽留。退款进度、优惠券退回等说明不算。可另外开启“未挽留”扣分。",
    en: "After the buyer asked for a return or refund the agent actively offered compensation, a discount or a red packet. What happens to money and coupons of a refund is no offer. A deduction for not trying can be switched on.",
  },
  kind: "bonus",
  moment: "session",
  rows: ["F062"],
  config: z.object({
    deductMissing: z.boolean().default(false).meta({ zh: "未挽留时扣分", en: "Deduct where the agent did not try" }),
    automaticCounts: z
      .boolean()
      .default(false)
      .meta({ zh: "自动消息中的挽留也算", en: "Offers in automatic messages count" }),
    wishPhrases: z
      .array(z.string().trim().min(1).max(64))
      .max(200)
      .default([])
      .meta({ zh: "补充退款意向词句", en: "More words of buyers who want a refund" }),
    phrases: z
      .array(z.string().trim().min(2).max(200))
      .max(200)
      .default([])
      .meta({ zh: "本店挽留话术", en: "The shop's own offers" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
  }),
  codes: {
    retained: { score: 1, message: { zh: "退款时主动挽留", en: "The agent tried to avert the refund" } },
    missing: { score: -3, message: { zh: "退款时没有挽留", en: "The agent did not try to avert the refund" } },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    const { role } = session.agent;
    const index = session.messages.findIndex(
      ({ from, text, retracted }) => from.role === "buyer" && !retracted && isRefundWish(text, config.wishPhrases),
    );
    if (index < 0) return [];
    const offered = session.messages
      .slice(index + 1)
      .filter(
        ({ from, text, retracted, automatic }) =>
          from.role === role &&
          !retracted &&
          (config.automaticCounts || !automatic) &&
          isRetention(text, config.phrases),
      );
    if (offered.length > 0) return [finding("retained", offered.slice(0, 20).map(whole))];
    return config.deductMissing ? [finding("missing", [whole(session.messages[index] as Message)])] : [];
  },
});
