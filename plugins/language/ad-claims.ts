import type { Passage } from "./passage.ts";

/**
 * Claims that article 9 (3) of China's Advertising Law forbids (国家级, 最高级, 最佳 and the like), and absolute promises. Our own
 * list after the text of the law; a bare 最 or 第一 is an ordinary word, so each entry says when it is a claim.
 */

/** What a superlative must praise to be a claim. 最晚, 最近, 最后, 最多可退, 最新订单 praise nothing. */
const praised =
  /^(?:佳|优|棒|强|牛|美|香|甜|耐|先进|高级|高端|高档|高品质|高质量|高性价比|顶级|顶尖|安全|放心|可靠|靠谱|环保|健康|天然|纯正|新鲜|正宗|地道|专业|权威|实惠|划算|超值|优惠|便宜|低价|受欢迎|畅销|热销|火爆|热门|流行|时尚|潮|舒适|舒服|漂亮|齐全|全面|良心|精致|精准|省电|静音|有效|给力|厉害|大品牌|大牌|具性价比|具竞争力|有保障|有名|著名|知名|值得|完美|著名|明显|聪明|懂)/;
/** 最好 as a claim; as advice it goes before a verb: 最好先量一下, 最好今天下单. */
const best = /^好(?:用|吃|喝|看|闻|玩|卖|穿|听|睡)?(?:的|了|哦|呢|啦|啊|哈|不过|$)/;
/** 最高 and 最低 measure something (最高80度); they are claims where somebody is compared, or of praised things. */
const extreme = /^[高低大多]/;
const scope =
  /(?:全网|全国|史上|全球|历史|世界|行业|同行|淘宝|天猫|京东|拼多多|市场|业内|国内|中国|同类|全城|同城)[^,]{0,6}$/;
const praisedMeasure =
  /(?:性价比|品质|质量|口碑|人气|好评率|评分|纯度|销量|含量|浓度|配置|档次|规格|品味|颜值)(?:是|都是|绝对|目前|也是|算|真是|最){0,2}$/;

/** 已经是最低价了亲: an answer to haggling, not a comparison with others. */
const price = /^(?:低|便宜|优惠|实惠|划算)/;

const negated = /(?:不|没|没有|不是|不一定|不能|无法|不敢|谁|哪个|哪款|哪种|什么|怎么)[^,]{0,6}$/;

export type Claim = "superlative" | "absolute" | "rank" | "effect";
type AdWord = { readonly word: string; readonly claim: Claim; readonly accepts?: (passage: Passage) => boolean };
const claims = (claim: Claim, words: string, accepts?: (passage: Passage) => boolean): AdWord[] =>
  words.split(" ").map((word) => (accepts === undefined ? { word, claim } : { word, claim, accepts }));

/** The service's own courtesy: 您的满意是我们最大的动力, 祝您一切最好 */
const isCourtesy = ({ lead, after }: Passage) =>
  /^(?:大|好)的(?:动力|支持|鼓励|肯定|荣幸|努力|祝福|帮助|安慰|理解|认可|服务|态度)/.test(after) ||
  /(?:祝您?|祝你|祝愿|尽)[^,]{0,8}$/.test(lead.slice(-12));

function isSuperlative(passage: Passage): boolean {
  const { before, after } = passage;
  if (isCourtesy(passage)) return false;
  if (extreme.test(after) && !praised.test(after)) {
    return /^[高低](?:的|了|价|$|哦|呢)/.test(after) && (scope.test(before) || praisedMeasure.test(before));
  }
  if (/^适合(?:您|你|亲|宝宝|小|自己|孩子|老人)/.test(after)) return false;
  return best.test(after) || praised.test(after);
}

/** 第一 ranks when something is ranked: 销量第一, 第一品牌; not 第一次, 第一时间, 质量第一 as a motto of service. */
function isRank({ before, after }: Passage): boolean {
  if (/^(?:品牌|名牌|大品牌|大厂|大牌)/.test(after)) return true;
  if (
    /^(?:次|时|款|个|步|页|天|张|批|季|排|年|件|位|条|种|行|层|单|份|组|期|栏|项|集|段|句|人|口|眼|手|名(?!$))/.test(
      after,
    )
  )
    return false;
  return /(?:销量|排名|人气|口碑|销售|市场份额|市占率|全网|全国|全球|世界|国内|中国|亚洲|行业|同行|同类|类目|天猫|淘宝|京东|品质|性价比|评分|好评率?|业内|top|排行榜?)(?:都|是|排|稳居|位居|绝对|真正|销量|排名|当之无愧|年年|连续.{0,3}|的){0,2}$/.test(
    before,
  );
}

const isAbsolute = ({ before, after }: Passage) =>
  !/(?:不|没有|没|并非|无法|不敢|不能)$/.test(before) &&
  /^(?:是|能|可以|都|都是|会|会是|能够|给您|的)?(?:保证|放心|正品|真品|正宗|原装|安全|没问题|没有问题|无副作用|没有副作用|有效|见效|好用|好吃|新鲜|纯|真皮|真货|行货|不会(?:掉|褪|坏|变|缩|伤|漏|过敏|有问题)|不掉|不褪|不伤|不含|不假|不是假|无添加|健康|环保|值|划算|超值|满意|一流|第一|权威|优势|低价|最|物超所值|好的|的?好货|品质|质量|领先|耐用)/.test(
    after,
  );

const adWords: readonly AdWord[] = [
  ...claims("superlative", "最", isSuperlative),
  ...claims(
    "superlative",
    "最高级 最佳 最具性价比 史上最 全球最 全网最 世界最 宇宙最 淘宝最 天猫最 京东最 国内最 全国最",
    (passage) => !negated.test(passage.before) && !/^(?:近|后|晚|早|迟|新订单)/.test(passage.after),
  ),
  ...claims(
    "superlative",
    "顶级 顶尖 极品 绝佳 极佳 绝无仅有 独一无二 史无前例 前无古人 无与伦比 无可比拟 举世无双 天下无双 首屈一指 登峰造极 巅峰之作 世界领先 全球领先 国际领先 行业领先 遥遥领先 领导品牌 领袖品牌 王牌产品 王牌品牌 至尊品质 极致品质 完美无瑕 完美无缺 零缺陷 零瑕疵",
    ({ before }) => !negated.test(before),
  ),
  ...claims(
    "superlative",
    "国家级 世界级 宇宙级 国际级 全球级 国家免检 驰名商标 中国名牌 国家领导人 特供 军需特供 政府指定",
    ({ before, after }) => !negated.test(before) && !/^(?:贫困|非遗|景区|运动员)/.test(after),
  ),
  ...claims("rank", "第一", isRank),
  ...claims(
    "rank",
    "销量冠军 全网销量冠军 销售冠军 人气冠军 销冠 no.1 no1 top1 全网首发 全球首发 全国首家 全网首家 国内首家 行业首家 全网唯一 国内唯一 全国唯一 全球唯一 世界唯一 唯一品牌 独家配方 独家秘方 填补国内空白 填补空白",
    ({ before, after }) => !negated.test(before) && !/^\d/.test(after),
  ),
  ...claims("absolute", "绝对", isAbsolute),
  ...claims(
    "absolute",
    "百分百 百分之百 百分之一百 100%",
    ({ before, after }) =>
      !/(?:不|没有|不能|无法|不敢|也不|没法)[^,]{0,4}$/.test(before) &&
      /^(?:的)?(?:是)?(?:都是)?(?:保证|放心|正品|真品|正宗|原装|安全|有效|见效|好用|满意|无添加|没问题|不会|纯天然|天然|健康|真货|行货|成功|治愈|不褪|不掉|好评)/.test(
        after,
      ),
  ),
  ...claims(
    "absolute",
    "永不褪色 永不变形 永不磨损 永不生锈 永久免费 永久有效 终身免费 万无一失 零风险 无任何风险 稳赚不赔",
    ({ before }) => !negated.test(before),
  ),
  ...claims(
    "effect",
    "根治 包治 治愈率 药到病除 立竿见影 一次见效 永不复发 永不反弹 无副作用 无毒副作用 无任何副作用 零副作用 没有任何副作用 毫无副作用 无效退款 包瘦 抗癌 防癌 延年益寿 祖传秘方 彻底治愈 彻底根除",
    ({ before, after }) =>
      !/(?:不|没|无法|不能|不是|不可能)[^,]{0,3}$/.test(before) && !/^(?:膜|装|看|吗|的盒)/.test(after),
  ),
];

const table = new Map<string, AdWord>();
for (const entry of adWords) table.set(entry.word, entry);
export const adVocabulary: readonly string[] = [...table.keys()];

export type ClaimSettings = { readonly ignoreHaggling: boolean };

/** The kind of claim that a found word makes in its place, or null for an ordinary use. */
export function claimOf(passage: Passage, word: string, { ignoreHaggling }: ClaimSettings): Claim | null {
  const entry = table.get(word);
  if (entry === undefined || entry.accepts?.(passage) === false) return null;
  if (entry.claim === "superlative" && negated.test(passage.before.slice(-10))) return null;
  if (ignoreHaggling && word === "最" && price.test(passage.after) && !scope.test(passage.before)) return null;
  return entry.claim;
}
