import { foldedOf, type Message } from "interject/sdk";
import { type Feeling, feeling } from "./feelings.ts";

/**
 * Verdicts that name no goods: 很垃圾,一点不甜; 差,还透风; 别买. They mean the goods where the message tells of having or using
 * something, and of nothing else that could be meant.
 */
export const goodsVerdicts: readonly Feeling[] = [
  feeling(
    /(?:太|真|很|好|非常|特别|超级?|巨|实在|简直|都是|全是|一个字|怎么这么|咋这么|第一次买到[^,。!?]{0,4})(?:的|是)?(?:差(?!不多|价|一点|别|额|旅|钱|你|我)|烂(?!熟)|垃圾(?!桶|袋|箱|分类)|拉圾|辣鸡|渣|low|次(?!数|日|要)|坑(?!位)|难[吃用看闻喝穿]|水了|糙|恶心)|差劲|垃圾的?(?:不行|要死|要命|一[比批逼])|就是一?个?垃圾(?!桶|袋|箱|场)|垃圾垃圾|糟糕|(?:^|[,。!. ])(?:垃圾|拉圾|差|渣渣)(?=[,。!. ]|$)|渣渣般/,
  ),
  feeling(
    /再也不(?:会|敢)?买|不会再买|(?:千万|大家|建议|奉劝)[^,。!?]{0,4}(?:别|不要)[^,。!?]{0,2}买|谁买谁|谁买坑谁|(?:太|真|超级?|特别|非常|简直|根本|完全|绝对|一点都?)(?:的)?不值(?!班)|(?:纯|简直|真是|完全|太)?浪费(?:钱|人民币|银子)|辣眼睛|生无可恋|大跌眼镜|低[的得]可怕|不能忍|(?:还|都)不如(?:地摊|路边|街边|超市|山寨|几十)|(?:购物|买过?的?|买来)[^,。!?]{0,3}最(?:差|烂|失败|失望)|最(?:差|烂|失败|失望)的一次|(?:对不起|配不上)(?:这个?)?(?:价|钱)|(?:很|真的?|非常|特别?|太)不好(?!意思|看|吃|穿|闻|找|办|说|弄|受|过)|一点(?:都|也)不好(?!意思|看|吃|用|穿|闻|找|办)/,
  ),
];

/** What buyers do with goods, and what they call them. */
const goods =
  /用|穿|吃|喝|洗|戴|玩|收到|打开|拆|到手|买|质量|做工|东西|布料|面料|材质|屏|电池|耳[机塞]|包装|尺码|码数|颜色|味|果|肉|皮|衣|裤|鞋|手机|机子|平板|电脑|充电|像素|分辨率|画质|音质|样子|品质|厚|薄|设施/;
/** Who or what else may be meant: the desk, the parcel, the price, a fake. Those have points of their own. */
const others =
  /服务|态度|客服|售后|快递|物流|配送|送货|发货|卖家|商家|店家|店铺|老板|平台|公司|你们|人工|投诉|退款|退货|处理|解决|审核|系统|网络|信号|宽带|流量|价保|降价|涨价|[涨降]了|差价|活动|优惠|券|便宜(?![没无]好货)|太贵|赠品|没送|发票|运费|假[的货]|正品|骗|坑人|坑爹|霸王|欺|京东(?!自营|买|上)|淘宝|天猫|移动|联通|电信|银行|航空|酒店/;

/** Who likes some of it only finds fault with the rest. */
const praise = /不错|挺好|(?<!不是?|不)很好|(?<!不)(?:满意|喜欢|给力)|还可以|好评|点赞/;

/** Whether a verdict without a name is about the goods. */
export function meansGoods(message: Message): boolean {
  const { text } = foldedOf(message);
  return goods.test(text) && !others.test(text) && !praise.test(text);
}
