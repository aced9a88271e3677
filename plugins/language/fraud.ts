import { asked } from "./guards.ts";
import type { Passage } from "./passage.ts";
import { tableOf, words } from "./word-table.ts";

/**
 * Words by which a buyer says that he is cheated: lies, fakes, false advertising, tricks. Written from everyday speech of shops'
 * chats and public help desks. A word that also has an honest use says where it accuses.
 */

/** 怕买到假货, 会不会被骗, 怎么辨别假货: fear and caution accuse nobody. */
const fear =
  /(?:怕|担心|担忧|防止|以防|避免|谨防|小心|警惕|会不会|能不能|如何|怎么(?:辨|分|区|看出|看真|看是)|辨别|鉴别|区分|分辨|打击|查处|拒绝|是否|保证|承诺|绝无|杜绝|真的?(?:还是|或者?|和|与))[^,]{0,8}$/;
export const isFear = ({ before }: Passage): boolean => fear.test(before);

/** 如果是假货怎么赔, 万一你们忽悠我呢 */
export const isSupposition = ({ before }: Passage): boolean =>
  /(?:如果|要是|万一|倘若|假如|若是)[^,]{0,10}$/.test(before);

/** 差点上当, 我妈被骗: nothing happened, or somebody else's mishap. */
const spared =
  /(?:差点儿?|险些|幸好|幸亏|好在|还好)(?:没|就)?$|(?:儿子|女儿|孩子|小孩|老人|爸爸?|妈妈?|父母|爷爷|奶奶|朋友|同学|同事|别人|他|她)(?:们)?(?:也|都|就|给|是)?$/;

/** 是翻新机吗, 有水货吗: a question before a purchase. 是不是假的啊 accuses. */
const isStated = (passage: Passage): boolean => /是不是[^,]{0,4}$/.test(passage.before) || !asked(passage);
/** Somebody is told not to: 别骗我 pleads, 别再骗人了 accuses. */
const pleads = /(?:别|不要|可别|千万别|请勿)$/;

const goods =
  /(?:发|寄|给|买|收|卖|拿|换|全|都|竟然?|居然|明明|绝对|肯定|就|果然|根本|原来|简直|一看|感觉|好?像|像|才有|怀疑|疑似|鉴定|验|质疑|出现|遇到?|碰到?|退|的|是|这|那|店|家|东|猫|宝|多|^)(?:的|是|到|了|个|一个|件|我|我们|来|货|都是|全是|出来|出|就是|完全是|成|为|错)?$/;

/** 别家假货多, 是正品还是假货: not said of this shop. */
const elsewhere = ({ before, after }: Passage): boolean =>
  !/(?:网上|市面上?|外面|别家|别人家|别的店|其他店|别处|其他地方|微商|还是|或者?)[^,]{0,6}$/.test(before) &&
  !(/^(?:太|很|那么|这么)?多/.test(after) && !/(?:你们?|这)[^,]{0,4}$/.test(before));

const lies = [
  ...words(
    "骗人 骗钱 骗局 骗术 骗取 骗顾客 骗客户 骗客人 骗消费者 骗买家 骗用户 骗会员 骗好评 骗流量 骗谁 太会骗 真会骗 傻子骗 白痴骗 猴骗 当傻子 骗子公司 骗子店 骗子商家 骗子平台 骗老百姓 骗傻子 骗小孩 骗鬼",
    {},
  ),
  ...words("骗我 骗咱 骗大家 骗了我", {
    notBefore: /(?:别|不要|可别|千万别|不会|没|没有|敢|怕|是不是想|不能)(?:想|再想)?$/,
  }),
  ...words("骗子", {
    accepts: ({ before }) => !/(?:标记|标注|标识|显示|提示|识别)(?:为|成|是|的)?$/.test(before),
    notAfter:
      /^(?:很|太|那么|这么|真)?多(?:了|啊)?(?:,|$)|^(?:骗|电话|短信|冒充|打电话|给我|给您|加我|发|让我|说是|叫我)/,
  }),
  ...words("欺骗 蒙骗 诱骗 坑骗 哄骗 行骗 拐骗 连哄带骗 坑蒙拐骗 坑蒙 诓骗 诓我 诓人 蒙人 蒙消费者 蒙顾客", {}),
  ...words("骗", {
    before:
      /(?:又|还|就是|都是|全是|专门|一直|在|来|敢|纯属|纯|连|就会|只会|净|尽|你们?|忽悠|天天|拿[^,]{1,6}|继续|骗来)$/,

    notAfter: /^(?:子|人|钱|局|取|我|了?您|你)/,
  }),
  ...words("被骗 受骗 上当", {
    accepts: ({ before }) => !spared.test(before),
    notAfter: /^(?:子|的?电话|短信|吗|怎么办|了?怎么报)/,
    notClause: /(?:不|没|没有|以免|免得|谨防)(?:再)?(?:会|想|能|要)?(?:被骗|上当)/,
  }),
  ...words("别上当 不要上当 别再上当 别被骗 不要被骗 别信他们 别相信他们 不要相信他们", {
    before: /(?:大家|各位|姐妹们?|朋友们|广大[^,]{0,4})(?:都|千万|可|一定)*$/,
  }),
  ...words("诈骗 欺诈 诈欺 敲诈 讹诈", { notAfter: /^(?:电话|短信|信息|邮件|链接|案)/ }),
  ...words(
    "片子店 骗纸 骗几 骗砸 骗zi pianzi 偏子店 骗孒 骗籽 欺编 欺偏 炸骗 砸骗 诈编 唬弄 胡弄人 糊弄人 糊弄我 糊弄顾客 糊弄消费者 糊弄客户",
  ),
  ...words("撒谎 说谎 谎言 说瞎话 睁眼说瞎话 睁着眼睛说瞎话 编瞎话 鬼话连篇 满嘴跑火车 满口谎言 谎话", {
    notBefore: /(?:我|怕|没有?|不会)$/,
  }),
];

const tricks = [
  ...words("忽悠 呼悠 忽游 乎悠 忽优 忽悠人 忽攸", { notAfter: /^(?:别人|我朋友)/ }),
  ...words("套路", {
    notBefore: /(?:没有?|不是|不要|按|按照|什么样的|正常|常规|一贯|老)$/,
    notAfter: /^(?:图|码|由|贷|器)/,
  }),
  ...words(
    "猫腻 有诈 玩文字游戏 文字游戏 文字陷阱 消费陷阱 价格陷阱 活动陷阱 挖坑给 设陷阱 打擦边球 耍花招 耍手段 耍心眼 暗箱操作 偷梁换柱 瞒天过海 挂羊头卖狗肉 移花接木 偷换概念",
    {},
  ),
  ...words(
    "误导消费者 误导顾客 误导用户 误导买家 误导客户 误导我 诱导消费 诱导购买 诱导下单 诱导我 诱骗消费 欺瞒 刻意隐瞒 故意隐瞒 隐瞒消费者 隐瞒事实 隐瞒真相 恶意隐瞒",
  ),
  ...words(
    "恶意扣费 恶意扣款 偷偷扣 偷扣 暗扣 暗扣费 恶意吸费 吸费 乱扣费 乱扣钱 乱扣我 乱扣话费 偷跑流量 偷流量 偷话费 偷我话费 偷我流量 恶意收费 恶意消费 强制扣费",
  ),
  ...words("店大欺客"),
  ...words(
    "黑店 黑心店 黑心商家 黑心卖家 黑心企业 黑心公司 黑心钱 黑商 奸商 无良商家 无良卖家 无良企业 无良店家 无良公司 不良商家 不良商贩 无奸不商 骗子企业 流氓企业 流氓公司 皮包公司",
    {},
  ),
];

const fakes = [
  ...words("假货", {
    before: goods,
    accepts: elsewhere,
    notAfter: /^(?:吗|么|嘛|怎么赔|包退|包赔|退|赔|可以|能)/,
    notClause: /(?:有没有|有|没有|卖不卖|买到)假货(?:吗|么|嘛|吧|的|可以|怎么|咋)/,
  }),
  ...words("假货", {
    clause: /(?:是不是|你们|你家|这就是|就是|卖|发|给我|都是|算是?|买到?了?|不是卖).{0,6}假货/,
    accepts: elsewhere,
    notAfter: /^(?:包|赔|退|可以|能)/,
    notClause: /(?:会不会|有没有|如果|要是|万一|怕|保证)/,
  }),
  ...words("假的", {
    before:
      /(?:是|都|全|全部|卖|发|给|买|收到|绝对|肯定|说的|写的|搞的|做的|活动|价格|优惠|宣传|承诺|保修|质保|库存|评价|好评|销量|发货|物流|信息|单号|货|东西|商品|产品|鞋子?|衣服|手机|机器|电池|充电器|这个|那个)(?:是|都|都是|全是|就是|不是|根本是|明显是|竟是|居然是|也是|是不是)?$/,
    notBefore:
      /(?:真|真的|不是真的?|真是|真的是|还是|或者?|不|不会|不可能|没有|怕|担心|会不会|如果|万一|我(?:填|写|编|说)的?|虚拟)(?:的|是)?$/,
    notAfter: /^(?:话|可以|能|怎么|退|赔|包|一|睫毛|花|发)/,
  }),
  ...words("假的", { before: /^$/, after: /^(?:吧|啊|!)(?:你|这|!|$)/ }),
  ...words("假的", {
    clause: /(?:是不是|这不是|怎么是|怎么会是|根本就是|一看就是|不就是).{0,6}假的/,
    notClause: /(?:真的|如果|会不会|担心|怕)/,
  }),
  ...words(
    "假冒 冒牌 冒牌货 仿冒 仿品 仿货 高仿 精仿 山寨 赝品 膺品 假品 假商品 假产品 假东西 假药 假酒 假烟 假机 假鞋 假包 假票 假发票 假烟假酒",
    {
      accepts: isStated,
      notAfter: /^(?:电话|短信|客服打|我们|机吗)/,
      notBefore: /(?:非|防|打击|杜绝|谨防|不是|绝非|没有|还是|或者?)$/,
    },
  ),
  ...words(
    "翻新 翻新机 二手货 二手机 二手的 旧货 旧机 样机 展示机 展示品 别人退的 别人用过的 官翻机 官翻 返修机 返厂机 问题机",
    {
      clause:
        /(?:竟然?|居然|明明|充新|冒充|拿|卖(?:给)?我|发(?:给)?我|发的|寄的|收到的?|你们?卖|绝对是|肯定是|果然是|怀疑|疑似|明显)[^,]*(?:翻新|二手|旧货|旧机|样机|展示|别人|用过|官翻|返修|返厂|问题机)/,
      notClause:
        /(?:换货|旧的不|旧的地址|旧手机|旧机(?:器|子)?换|以旧换新|回收|不要|一起|如果|要是|会不会|把[^,]{0,4}旧(?:的|机|手机)?(?:退|寄|拿|回|给您|给你))/,
      accepts: isStated,
    },
  ),
  ...words("水货", { accepts: isStated, before: /(?:是|卖|发|给|买到?|都是|就是|绝对是|肯定是|竟然是|居然是|^)$/ }),
  ...words("盗版", {
    accepts: isStated,
    before: /(?:是|卖|发|给|买到?|都是|就是|居然|竟然|怀疑|疑似|^|全是|的)$/,
    notAfter: /^(?:还是|或|和|与)/,
  }),
  ...words(
    "以次充好 以旧充新 以假乱真 以假充真 滥竽充数 鱼目混珠 真假参半 真假混卖 假冒伪劣 冒充正品 冒充新 冒充全新 当新的卖 当成新的 当新机卖 充当正品 充当新品 知假卖假 售假 卖假 贩假 制假",
    {
      notBefore: /(?:怕|会不会|有没有|打击|杜绝|如果|严禁|禁止)$/,
    },
  ),
  ...words(
    "不是正品 非正品 不像正品 并非正品 不是真品 不是真货 不是正版 非正版 不是原装 不是正货 不是行货 不是原厂 不是专柜 没有正品 哪是正品 是正品才怪 不是全新 不是新的 不是新机",
    {
      accepts: isStated,
      before: /^$|(?:你|发|卖|收到|买|这|都|根本|绝对|肯定|明明|明显|居然|竟然|东西|货|品|拿到|寄)[^,]{0,6}$/,
      notBefore: /(?:是|如果|要是|万一|若|假如|怕|担心|只要)(?:你们?的?|这|买的)?$/,
      notAfter: /^(?:可以|能|包|退|赔|怎么|就退|我能|吧|的话)/,
    },
  ),
  ...words("掉包 调包 调换了我", {
    notBefore: /(?:怕|担心|防止|会不会|以防|避免|可别|别)[^,]{0,8}$/,
    notAfter: /^(?:吗|么|怎么办)/,
  }),
  ...words("造假 作假 做假 弄虚作假 虚假 虛假 掺假 参假 兑水 注水肉 缺斤少两 缺斤短两 短斤少两 短斤缺两", {
    notBefore: /(?:打击|杜绝|没有|没|不|避免|保证不|绝不|禁止|严禁)$/,
    notAfter: /^(?:交易|订单怎么|评价怎么|账号|身份)/,
  }),
  ...words("照骗 p图骗 盗图 刷的好评 好评都是刷 评价都是刷 刷出来的 托儿 都是托"),
  ...words("假活动 假优惠 假促销 假打折 假降价 假库存 假发货 假客服 假单号 假物流 假宣传 假广告 假签收 假承诺 假一赔", {
    notClause: /假一赔/,
    notBefore: /(?:怕|会不会|是不是有)$/,
  }),
  ...words("宣传 广告", {
    clause:
      /(?:宣传|广告)[^,]{0,8}(?:不符|不一样|不一致|不实|不相符|夸大|误导|骗|假)|(?:夸大|夸张|误导|不实|虚构)(?:性|的)?(?:宣传|广告)/,
    notClause: /(?:会不会|有没有|是否|如果)/,
  }),
];

const english = words("scam scammer scammed fraud liar liars cheater cheating cheated counterfeit fake", {
  notBefore: /[a-z]$|\b(?:not|isn't|no|if) (?:a )?$/,
  notAfter: /^[a-z]/,
});

const table = tableOf([...lies, ...tricks, ...fakes, ...english]);
export const fraudWords = table.words;
export const accuses = table.accepts;

/** Whether the words plead rather than accuse: 你别骗我. */
export const pleadsOnly = ({ before }: Passage): boolean => pleads.test(before);

/** 别再忽悠我了, 不要老骗人: it went on until now. */
export const goesOn = ({ before }: Passage): boolean =>
  /(?:别|不要|少|甭)(?:再|老|总|老是|总是|天天|一直|继续|又)(?:来|想)?$/.test(before);

/** 这不是骗人吗, 不就是忽悠消费者: a denial in form, an accusation in sense. */
export function accusesByAsking({ before, after, stop }: Passage): boolean {
  if (!/(?:不|难道不)(?:就|正|明摆着|纯粹|都|也|算)?(?:是|叫)(?:在|明摆着|纯粹|纯|赤裸裸的?)?[^,]{0,4}$/.test(before))
    return false;
  return stop === "?" || /(?:吗|么|嘛|啊|!|呀|是什么)/.test(after) || /这不就?是[^,]{0,4}$/.test(before);
}

/** 有骗子给我打电话, 冒充你们客服, 刷单兼职: swindlers from outside, of whom the shop is told. */
const outsiders =
  /(?:冒充|假冒|自称|谎称|假装)(?:是)?(?:你们?|您|贵|京东|淘宝|天猫|客服|官方|平台|银行|快递|公安|警察|公司|卖家|商家|店)|(?:电话|短信|来电|陌生人?|网友|微信群|qq群|兼职|刷单|中奖|验证码|钓鱼|贷款|公安|警察|注销)[^。!?]{0,20}(?:骗|诈)|(?:骗|诈)[^。!?]{0,14}(?:电话|短信|来电|兼职|刷单|验证码|链接|网站)|(?:防|反)诈|防骗|谨防/;

export const isAboutSwindlers = (text: string): boolean => outsiders.test(text);

/** 我还以为是骗子, 一开始以为被骗了: a suspicion that is over. */
export function isOver({ before, lead }: Passage): boolean {
  return (
    /(?:以为|还当|当成|误以为|误会|怀疑过|差点以为|本来以为|原来不是|幸好不是|不像)(?:你们?|您|这|他|又|自己|我)*(?:是|遇到|遇见|碰到|碰上|家|们|个)*$/.test(
      before,
    ) || /(?:以为|误会|一听|听着|听起来)[^,。!?]{0,6}$/.test(lead.slice(-10))
  );
}

/** 网友都说是假货, 听朋友讲是骗子: other people's judgement, not the buyer's. */
export function isHearsay({ before, lead }: Passage): boolean {
  return (
    /(?:别人|朋友|同事|网友|有人|网上|人家|他们|家人|老婆|老公|我妈|亲戚|专柜|评论里?|评价里?)(?:都|也|就|会|还)?(?:说|讲|反映|告诉|认为|觉得)[^,]{0,8}$/.test(
      before,
    ) || /[“"「『][^”"」』]{0,12}$/.test(lead)
  );
}
