import type { Session } from "interject/sdk";
import { foldedText } from "./folded.ts";

/**
 * Advertising session: a third party, not a buyer, offers to promote the shop's goods or to do business with it. A named
 * exclusion that any point may use.
 */
const offers =
  /(?:代运营|引流|涨粉|刷销量|刷好评|补单|直通车(?:托管|代开)|店铺(?:托管|诊断|推广|优化|装修服务)|(?:短视频|直播|达人|主播|网红|博主|kol|抖音|快手|小红书)[^,。!?]{0,8}(?:带货|推广|合作|种草)|带货合作|推广合作|合作推广|商务合作|异业合作|品牌合作|广告(?:合作|投放|位|公司)|我们?(?:是|这边是)[^,。!?]{0,12}(?:推广|广告|传媒|直播|mcn|代运营|营销|供应链|货代|物流公司|快递公司|代发|软件公司|服务商|平台招商)|帮(?:您|你|贵店|店铺)[^,。!?]{0,8}(?:推广|提升销量|提高销量|做推广|做流量|带货|引流)|佣金(?:合作|比例|多少|设置)|招商(?:合作|入驻)|提供(?:货源|一件代发)|免费(?:带货|推广|送流量)|谈(?:个|一下|下)?合作|寻求合作|洽谈|建联)/;

/** Whether the visitor's words until now offer promotion or business. Reads the newest 20 messages. */
export function isAdvertisingSession({ messages }: Session): boolean {
  return messages.slice(-20).some(({ from, text }) => from.role === "buyer" && offers.test(foldedText(text)));
}
