import type { Passage } from "./passage.ts";

/**
 * Bodies outside shop and platform to which a buyer may turn: authorities, law, the public. Written from the everyday names of
 * Chinese authorities and hotlines; each word alone is enough unless `accepts` asks for more.
 */
type OutsideWord = { readonly word: string; readonly accepts?: (passage: Passage) => boolean };

const split = (lists: readonly string[]) => lists.flatMap((list) => list.split(" "));
const alone = (...words: string[]): OutsideWord[] => split(words).map((word) => ({ word }));
const when = (accepts: (passage: Passage) => boolean, ...words: string[]): OutsideWord[] =>
  split(words).map((word) => ({ word, accepts }));

/** A hotline's number must not be part of a longer number, such as an order's. */
const standsAlone = ({ before, after }: Passage) => !/[\d\-a-z]$/.test(before) && !/^[\d\-a-z]/.test(after);
/** An institution in an address or an invoice title is a place, not a threat. */
const isPlace = ({ before, after, lead }: Passage) =>
  /^(?:路|街|巷|号|大楼|小区|家属|宿舍|附近|旁|对面|门口|站|公交|地铁|内|里面|\d)/.test(after) ||
  /(?:地址|抬头|送到|送货|寄到|配送|收货|单位|对面|旁边|附近|税号|开户|发票)[^,]{0,12}$/.test(lead.slice(-20)) ||
  /(?:省|市|区|县|镇|路|街)[^,]{0,6}$/.test(before.slice(-8));
const notPlace = (passage: Passage) => !isPlace(passage) || complains(passage);
/** The clause speaks of complaining. */
const complains = ({ before, after }: Passage) =>
  /投诉|举报|申诉|反映|检举|告(?:你|他|们|状)|维权/.test(before + after);
/** Somebody goes there, or the sentence speaks of complaining. */
const isApproached = ({ before, after }: Passage) =>
  /(?:找|去|到|上|打|拨|告|向|给|跟|和|让|请|叫|报|联系|通过|举报|投诉|反映|反馈|走|通知|等着?|见|要|交给?)[^,]{0,5}$/.test(
    before,
  ) || /^[^,]{0,6}(?:投诉|举报|反映|维权|见|处理|热线|曝光|介入|告|评理|解决|说|查|管|来|电话)/.test(after);

const authorities: readonly OutsideWord[] = [
  ...when(standsAlone, "12315 12345 12300 12305 12358 12365 12331 12363", "12378 96315 12321 12366 12318 12388 12377"),
  // Their numbers are also dialled to buy a ticket or to ask about wages.
  ...when((passage) => standsAlone(passage) && complains(passage), "12333 12326 12348 12328"),
  ...when(
    (passage) =>
      standsAlone(passage) && isApproached(passage) && !/(?:月|活动|优惠|促销|大促|到货|日)/.test(passage.after),
    "315 3.15 3·15 三一五 三幺五",
  ),
  ...when(
    ({ after, before }) =>
      !/^(?:的|活动|优惠|价|特|期间)/.test(after) && !/(?:看了|看过|昨晚|昨天)[^,]{0,3}$/.test(before),
    "315晚会 上315 315见 315曝光 315上",
  ),
  ...when(
    notPlace,
    "工商局 工商总局 工商部门 工商所 工商投诉 工商举报 工商管理 市场监督 市场监管 市监局",
    "监管部门 监管局 质监局 质检局 质量监督 技术监督局 物价局 消协 消委会 消保委 消费者协会",
    "消费者委员会 消费者保护 消费者投诉 消费者热线 消费者权益保护 邮政管理 邮政监管 邮管局",
    "国家邮政局 邮政总局 工信部 信产部 通信管理局 通管局 银监会 银监局 银保监 保监会 证监会",
    "民航局 民航总局 邮政局 药监局 食药监 食品药品监督 网信办 发改委 信访 上访 市长热线 市长信箱 黑猫 聚投诉",
    "运管处 运管局 运管所 运政 通信局 劳动监察 仲裁委 旅游质监 质监所 交管局 旅委 铁路局 铁总 广电总局",
    "啄木鸟投诉 经侦 网警",
  ),
  ...when(
    (passage) => notPlace(passage) && isApproached(passage),
    "央行 人民银行 中国银行业协会 银行业协会 旅游局 文旅局 劳动局 物业局 房管局 城管 教育局 铁路总公司",
    "工商 公安 派出所 税务局 税务 政府部门 有关部门 相关部门 主管部门 卫生局 交通局",
    "监督部门 监督局",
  ).map(({ word, accepts }) => ({
    word,
    accepts: (passage: Passage) =>
      accepts?.(passage) === true &&
      !/^(?:银行|大学|注册|执照|户|联|学院|信息|行|登记|号|资料|发票|证|要求|规定)/.test(passage.after) &&
      (!/^(?:相关部门|央行|人民银行|.*协会|旅游局|文旅局|.*总公司|劳动局|房管局|教育局|城管)$/.test(word) ||
        complains(passage)),
  })),
  ...when(
    ({ before, after }) =>
      !/(?:器|灯|声|音|提示|功能|系统|装置|主机|铃|喇叭|设备|响)/.test(after.slice(0, 4)) &&
      (/(?:我|我们|咱|要|去|就|已|已经|只能|只有|只好|直接|准备|马上|必须|打算|不然|否则|逼我|选择|帮我|可以|你们)(?:会|要|就|去|选择|再|来)?$/.test(
        before,
      ) ||
        (before === "" && /^(?:处理|抓|了|吧|啊|$)/.test(after))),
    "报警",
    "报案",
  ),
  ...when(({ after }) => !/^\d/.test(after), "打110", "拨110", "报110"),
];

const law: readonly OutsideWord[] = [
  ...when(({ after }) => !/^(?:途径|手段|武器|程序|渠道)/.test(after), "走法律", "用法律"),
  ...when(
    (passage) =>
      !isPlace(passage) && !/(?:专票|发票)/.test(passage.lead) && !/^(?:上班|工作|的|用|制服|里上)/.test(passage.after),
    "法院",
    "法庭",
  ),
  ...when(({ after }) => !/^(?:用的?|类|方面|的)?(?:书|教材|小说|电影)/.test(after), "打官司"),
  ...when(
    ({ before, after }) => /(?:申请|去|找|要|走|提起)[^,]{0,3}$/.test(before) || /^(?:委|见|吧|处)/.test(after),
    "仲裁",
  ),
  ...alone("起诉", "律师函", "法律途径", "法律手段", "法律武器", "法律程序", "法律渠道", "诉诸法律"),
  ...alone("小额诉讼", "提起诉讼", "去诉讼", "消法", "法律责任", "法律制裁", "申请仲裁", "去仲裁"),
  ...when(
    ({ before, after, tail }) =>
      (/(?:(?:找|请|委托|咨询|问|让|叫|联系)[^,]{0,3}|我们?的?)$/.test(before) ||
        (/(?:我|家|老公|老婆|朋友|同学|爸|妈|哥|姐)[^,]{0,6}(?:是|当|做)$/.test(before) &&
          /(?:走着瞧|等着|瞧|试试|告|见|奉陪|小心)/.test(after + tail))) &&
      !/^(?:事务所|资格|函|考试|证|所)/.test(after),
    "律师",
  ),
  ...["see you in court", "sue you", "lawsuit", "legal action"].map((word) => ({ word })),
  ...when(
    ({ before, after }) =>
      !/(?:转|警|广|通|公|预|报|忠|劝|被)$/.test(before) &&
      !/^[诉知]/.test(after) &&
      // Told to those above the agent it is a complaint inside.
      !/(?:官方|总部|总公司|平台|上级|领导|主管)[^,]{0,6}$/.test(before),
    "告你们",
    "去告",
  ),
  ...when(
    ({ before, after }) =>
      !/(?:转|警|广|通|公|预|报|忠|劝|诬)$/.test(before) && !/^(?:们|个|一声|一下|说|的)/.test(after),
    "告你",
  ),
  ...alone("告到总", "告到底", "告到法", "告死你", "法院见", "法庭见"),
];

const isCamera = ({ before, after }: Passage) =>
  /^(?:率|量|度|怎么调|补偿|时间|过度|不足|位|值|过|太|严重)/.test(after) ||
  /(?:过度|长|双重|自动|多次|商品|产品|增加|提高|店铺|照片|拍照|快门|照相|手动|流量|活动|获得)$/.test(before);
/** Sharing for a gift or in praise is welcome to the shop. */
const isSharing = ({ lead, before, tail }: Passage) =>
  /转$/.test(before) ||
  /(?:集赞|优惠|奖励|返现|红包|活动|好评|晒|分享|推荐|有礼|抽奖|截图给|转发有)/.test(
    lead.slice(-16) + tail.slice(0, 16),
  );

const publicity: readonly OutsideWord[] = [
  ...when((passage) => !isCamera(passage), "曝光", "爆光", "暴光"),
  ...when(
    ({ before, after }) =>
      !/(?:多|流|新|自|全|社交)$/.test(before) &&
      (/(?:找|联系|告诉|让|通知|给|向|请|叫|上|捅|投|去|通过|到|发|爆料)[^,]{0,3}$/.test(before) ||
        /^(?:曝光|见|爆料|介入|朋友|记者|来|采访|那里|那边)/.test(after)),
    "媒体",
  ),
  ...when(
    (passage) => isApproached(passage) || /(?:上|发|在|用|到)[^,]{0,3}$/.test(passage.before),
    "社交媒体",
    "社交平台",
    "自媒体",
  ),
  ...when(isApproached, "记者", "电视台", "焦点访谈", "新闻热线", "报社", "晚报", "都市报"),
  ...when(
    ({ before, tail, after }) => /(?:是|当|做)$/.test(before) && /等着|走着瞧|曝光|瞧|小心/.test(after + tail),
    "记者",
  ),
  // On social media, whoever complains calls the press by its account.
  ...when(
    ({ before }) => /@$/.test(before),
    "人民日报 央视新闻 央视财经 央视315 央视 新华社 新华视点 新京报 头条新闻 新浪科技 新浪财经 财经网 南方都市报 中国消费者报 中国之声 焦点访谈 每周质量报告 平安北京 微博管理员 共青团中央 中国新闻网 澎湃新闻 法制日报",
  ),
  ...when(
    ({ before, after }) =>
      /(?:求|请|跪求|望|希望|呼吁|恳请|帮忙?|大家|麻烦)[^,]{0,4}$/.test(before) &&
      !/^(?:有礼|抽奖|红包|送|好友)/.test(after),
    "扩散 帮转 媒体关注 转发扩散 转发曝光 关注曝光 曝光一下",
  ),
  ...when(
    ({ lead, tail }) => /黑心|骗|坑|无良|曝光|维权|投诉|垃圾|避雷|当心|小心|恶/.test(lead + tail),
    "让更多人知道 让更多的人知道 大家转发 大家帮转 求转发 求扩散",
  ),
  ...when(
    ({ before }) => /(?:贴吧|论坛|微博|知乎|网上|抖音|小红书|空间|各大|到处|网站|都)[^,]{0,6}$/.test(before),
    "发一遍 发遍 发个遍",
  ),
  ...when(
    (passage) => !isSharing(passage),
    "发微博 上微博 微博见 挂微博 发到微博 发抖音 发到抖音 上抖音 发到网上 发网上 放到网上",
    "放网上 传到网上 挂到网上 挂网上 网上挂 发到贴吧 发贴吧 发论坛 发到论坛 上论坛",
    "小红书避雷 发小红书 发到小红书 发头条 发帖 网上见 头条见 让网友 让全网 全网避雷",
  ),
  ...when(
    ({ before, after }) => !/^(?:的|过的|那)/.test(after) && !/(?:刚|经常|天天|昨天)$/.test(before),
    "上热搜",
    "上头条",
  ),
  ...when(
    ({ before, after }) =>
      /(?:发|晒|放|挂)[^,]{0,3}$/.test(before) && /(?:让|大家|避雷|骗|坑|黑|看看|知道)/.test(after),
    "朋友圈",
  ),
];

const table = new Map<string, OutsideWord[]>();
for (const entry of [...authorities, ...law, ...publicity]) {
  const known = table.get(entry.word);
  if (known === undefined) table.set(entry.word, [entry]);
  else known.push(entry);
}

export const outsideWords: readonly string[] = [...table.keys()];

/** Whether a found word of the table really names a body outside: `12315`, 去法院告, but not 工商银行 or 曝光补偿. */
export function pointsOutside(passage: Passage, word: string): boolean {
  return table.get(word)?.some(({ accepts }) => accepts?.(passage) !== false) ?? false;
}

export type OutsideKind = "authority" | "law" | "publicity";
export function outsideKind(word: string): OutsideKind {
  if (law.some((entry) => entry.word === word)) return "law";
  return publicity.some((entry) => entry.word === word) ? "publicity" : "authority";
}
