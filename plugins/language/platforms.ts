import type { Message } from "interject/sdk";
import { foldedText } from "./folded.ts";
import type { Passage } from "./passage.ts";

/** Market places, how people write them, and which of them are one house. */
export const platformNames = {
  taobao: "淘宝 天猫 猫超 tmall taobao 淘 tb店 tb 聚划算 淘宝店 天猫店 桃宝 掏宝 天喵 咸鱼 闲鱼 1688 阿里巴巴",
  jd: "京东 jd 狗东 jingdong 东东 京东店 京喜 拍拍",
  pdd: "拼多多 pdd 拼夕夕 并夕夕 拼多 多多买菜 pin多多 拼d多 拼哆哆",
  douyin: "抖音 dy小店 抖店 抖音小店 抖因 douyin 抖y 斗音",
  kuaishou: "快手 快手小店",
  xiaohongshu: "小红书 小红薯 红薯店",
  other:
    "唯品会 苏宁 苏宁易购 国美 亚马逊 当当 当当网 微店 微商城 有赞 转转 得物 毒app 蘑菇街 考拉 网易严选 美团优选 美团 饿了么 盒马 小程序商城 小程序 官网 官方商城 独立站 线下店 线下门店 实体店 门店",
} as const;
export type PlatformId = keyof typeof platformNames;

const houseOf = new Map<string, PlatformId>();
for (const [house, names] of Object.entries(platformNames))
  for (const name of names.split(" ")) if (name !== "淘") houseOf.set(name, house as PlatformId);

export const platformWords: readonly string[] = [...houseOf.keys()];
export const houseOfWord = (word: string): PlatformId => houseOf.get(word) ?? "other";

/** Contacts outside the platform's chat. */
export const contactWords: readonly string[] =
  "微信 威信 薇信 微x 微芯 v信 v我 vx wx weixin wechat 加v 加微 加薇 加卫星 卫星号 扣扣 qq 企鹅号 q我 加q 二维码 扫码加 手机号加 加我手机 私下交易 线下交易 支付宝转账 转账给 直接转账 私转 走私下".split(
    " ",
  );

const home =
  /(?:感谢|谢谢)(?:您)?(?:对)?[^,。!?]{0,4}(京东|淘宝|天猫|拼多多|抖音|快手|小红书|苏宁|唯品会)|(京东|淘宝|天猫|拼多多|抖音|苏宁)(?:自营|客服|售后|家电|商城|平台客服|配送|物流|白条|e卡|会员|plus|金融|小妹|服务专员)|(?:我们|咱们|咱|我们这边)(京东|淘宝|天猫|拼多多|抖音|苏宁)|(item\.jd\.com|jd\.com|item\.taobao\.com|detail\.tmall\.com|taobao\.com|tmall\.com|yangkeduo\.com|pinduoduo\.com|douyin\.com)/g;
const houses: Readonly<Record<string, PlatformId>> = {
  京东: "jd",
  "item.jd.com": "jd",
  "jd.com": "jd",
  淘宝: "taobao",
  天猫: "taobao",
  "item.taobao.com": "taobao",
  "detail.tmall.com": "taobao",
  "taobao.com": "taobao",
  "tmall.com": "taobao",
  拼多多: "pdd",
  "yangkeduo.com": "pdd",
  "pinduoduo.com": "pdd",
  抖音: "douyin",
  "douyin.com": "douyin",
  快手: "kuaishou",
  小红书: "xiaohongshu",
  苏宁: "other",
  唯品会: "other",
};

/** 京东的价格我们不清楚, 比拼多多贵: another house, spoken of. */
const compared = /(?:比|和|跟|与|同|不是|别家|别的|其他|那边|看到|看见)[^,。!?]{0,4}$/;
const foreign = /^[^,。!?]{0,8}(?:价格|便宜|贵|不清楚|不了解|不一样|不同|的店|那边|买的|拍的)/;

/** Whether an agent names a place as the one at which he serves: 在京东APP点击我的订单. */
export const namesOwn = ({ before, after }: Passage): boolean => !compared.test(before) && !foreign.test(after);

/** The market places at which this chat evidently takes place: named as one's own by either side, or linked. */
export function homesIn(messages: readonly Message[]): Set<PlatformId> {
  const found = new Set<PlatformId>();
  for (const { text } of messages) {
    for (const match of foldedText(text).matchAll(home)) {
      const name = match[1] ?? match[2] ?? match[3] ?? match[4];
      const house = name === undefined ? undefined : houses[name];
      if (house !== undefined) found.add(house);
    }
  }
  return found;
}

const buying = "(?:买|购|拍|下单|订购|入手|选购|看看|看一下|看下|搜|找|逛|预订|关注|领券?)";
const led =
  /(?:去|到|上|在|从|通过|走|来|转到|搜|搜索|关注|推荐|建议(?:您|你|亲)?|可以|下载|打开|用|移步|转战|转)(?:我们|咱们|我家|咱家|本店|您|你|亲|下|一下|的|家|手机|直接|试试|看看|官方|旗舰店|那边的?|隔壁的?){0,4}$/;
const wanted = new RegExp(
  `^(?:的|上|那边|平台|app|官方|旗舰店|自营|店铺?|小店|商城|超市|网|里|我们|咱们|也|都|还|就|也有|有|那里|直播间?|同款|同名|号|会员店|搜索?|可以|直接|同样|我家|家){0,5}[^,。!?]{0,8}${buying}`,
);
const cheaper =
  /^[^,。!?]{0,10}(?:便宜|更便宜|优惠|划算|低|实惠|有货|有现货|有活动|有券|补贴|百亿|返现|送券|赠|优惠价|价格好|更优惠|能便宜|有优惠|也有店|有店|有卖|在卖|也卖|也有)/;
const own = /(?:我们|咱们|我家|咱家|本店|小店|店铺)(?:在|的|也在|还有|还在|有|也有|是有)?[^,。!?]{0,4}$/;

/** Payment, sign-in, couriers and software carry the same names. */
const notShops =
  /^(?:支付|付款|零钱|红包|转账|余额|公众号|登[录陆]|扫码支付|钱包|金融|白条|物流|快递|配送|价|授权|账号|账户|绑定|客户端|分享|小程序(?:查|登)|[\da-z]*@|邮箱|截图|发票|卡包|星|音乐|群(?:聊)?(?:里)?(?:发|通知)|端|支付宝|查|平台介入|规则|规定|客服介入|驱动|下载|版|维修|检测|售后|安装|激活|注册保修|验证|保修)/;
const negated =
  /(?:不|没|没有|别|不要|请勿|不能|不可以|不支持|无法|不是|切勿|避免|禁止|谨防|非)(?:能|可以|要|支持|在|去|到|用|加|通过|和|跟)?(?:其他|第三方|任何)?[^,。!?]{0,4}$/;

/** Whether an agent leads the buyer to buy at that place. */
export function leadsTo({ before, after, lead, tail }: Passage, word: string): boolean {
  if (/^[a-z0-9]+$/.test(word) && (/[a-z0-9]$/.test(before) || /^[a-z0-9]/.test(after))) return false;
  if (notShops.test(after) || negated.test(before) || /^[^,。!?]{0,6}(?:买|拍|购买)(?:的|了|过)/.test(after))
    return false;
  if (
    /(?:您|你|亲)(?:是|刚才|之前|当时|昨天)?(?:在|从|到)[^,。!?]{0,4}$/.test(before) &&
    /^[^,。!?]{0,8}(?:买|拍|下单|购买)(?:的|了|过)/.test(after)
  )
    return false;
  const around = `${lead.slice(-24)}${tail.slice(0, 24)}`;
  if (led.test(before))
    return (
      wanted.test(after) ||
      cheaper.test(after) ||
      (/^[^,。!?]{0,6}(?:去|上|吧|哦|哈|店|下单)?$/.test(after) && /买|下单|拍|便宜|优惠|有货|划算/.test(around))
    );
  if (own.test(before)) {
    // 我们京东的活动: the house itself speaks.
    return (
      (!/(?:我们|咱们|我家|咱家|本店|小店)(?:是|均是|都是)?$/.test(before) ||
        /^(?:店|旗舰店|小店|那边|上)/.test(after)) &&
      (cheaper.test(after) || wanted.test(after))
    );
  }
  return (
    cheaper.test(after) && /(?:买|拍|下单|去|店|我们)/.test(around) && !/(?:比|和|跟|与|同)[^,。!?]{0,3}$/.test(before)
  );
}

/** A code is scanned for many reasons; only a contact or a group is one here. */
const contactCode = /加|添加|客服|店长|掌柜|微信|群|好友/;
const deal =
  /(?:下单|拍|买|订|优惠|便宜|返现|返|红包|转账|付款|付钱|交易|发(?:您|你)|聊|详谈|细聊|私聊|谈|沟通|加我|加下|加一下|加个|折扣|发货|省手续费|更快|价格|推荐|活动|福利|群)/;

/** Whether an agent draws the buyer to WeChat, QQ or a transfer of money, away from the platform. */
export function leadsOffPlatform({ before, after, lead, tail, word }: Passage): boolean {
  if (/^[a-z]+$/.test(word) && (/[a-z0-9]$/.test(before) || /^[a-z0-9]*[@.]/.test(after) || /^[a-z]/.test(after)))
    return false;
  if (negated.test(before) || notShops.test(after)) return false;
  if (/交易|转账|私转|走私下/.test(word)) {
    return (
      /(?:可以|直接|您|你|给您|便宜|优惠|走|^|我们|方便)[^,。!?]{0,6}$/.test(before) &&
      !/(?:公司|对公|银行|线下汇款|风险|安全|诈骗)/.test(`${lead.slice(-16)}${after}`)
    );
  }
  if (word === "二维码" && !contactCode.test(`${lead.slice(-12)}${tail.slice(0, 12)}`)) return false;
  const asked =
    /(?:加|添加|扫|扫一下|扫描|留|留个|留下|发|给|联系|互加|有|来)(?:一?下|我们?|我的|个|您的?|你的?|店长|掌柜|客服|老板|的){0,3}$/.test(
      before,
    );
  const added =
    /^(?:加|添加)/.test(word) ||
    /^(?:号|私)?[^,。!?]{0,4}(?:加我|加一下|加下|联系我|聊|私聊|下单|拍|转我|付)/.test(after);
  if (!asked && !added && !/(?:我(?:的)?|店长|掌柜|客服)$/.test(before)) return false;
  return added || deal.test(`${lead.slice(-20)}${tail.slice(0, 24)}`);
}
