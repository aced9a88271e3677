import type { Evidence, Message } from "interject/sdk";
import { type Feeling, feeling, often, sown, time } from "./feelings.ts";
import { placesOf } from "./patterns.ts";

/**
 * Signs of displeasure of which each is mild: a buyer who shows several of them at once is angry, in whatever words. A sign
 * counts once. `emotive` signs show feeling; the others only tell what went wrong, which a calm buyer tells too.
 */
type Sign = Feeling & { readonly weight: number; readonly emotive: boolean };

const sign = (weight: number, emotive: boolean, pattern: string | RegExp): Sign => ({
  ...feeling(pattern),
  weight,
  emotive,
});
const shows = (weight: number, pattern: string | RegExp) => sign(weight, true, pattern);
const tells = (weight: number, pattern: string | RegExp) => sign(weight, false, pattern);

export const signs: readonly Sign[] = [
  shows(1.5, /[!]{2,}|[?]{3,}|[?]!|![?]/),
  shows(
    1.5,
    /\[(?:抓狂|鄙视|吐|哼|黑线|打脸|弱|生病|衰|怒号|骂|失望|委屈|悲伤|泪|晕|汗|白眼|再见|微笑|摊手|费解|疑问|伤心)\]|👎|🙄|😭|😠/,
  ),
  shows(
    2,
    /无语|醉了|呵呵|郁闷|(?<!不让人|没有|不会|没|不)失望|心塞|心累|心凉|崩溃|不爽|不满(?!意)|(?:很|非常|十分|极其|太|特别|相当|极|强烈)不满意|悲催|悲剧|差劲|吐槽|难受|绝望|后悔|寒心|生气|无奈|委屈|肝疼|头疼|心疼|伤心|扎心|糟心|闹心|堵心|窝囊|憋屈|气愤|可悲|可怜|丢人|丢脸|打脸/,
  ),
  shows(
    1.5,
    /(?:我靠|我擦|我去|我晕|我的天|天[呐哪]|(?<=^|[,。!? ])天啊|(?<=^|[,。!? ])妈呀|晕死|我勒个去|我了个去)(?=[,。!? ]|$)/,
  ),
  shows(
    2,
    /(?<!拒)绝了|没谁了|无敌了|够了(?=[,。!]|$)|够可以|也是够|牛(?:逼|b|掰)|真行|厉害了|佩服|长见识|长姿势|涨姿势|开眼|搞笑|好笑|可笑|滑稽|讽刺|笑话/,
  ),
  shows(
    2.5,
    /还有脸|有脸(?:涨|要|说|收|卖)|也配|不配(?:叫|做|当|称)|还能再(?!优惠|便宜|少|低|快|打折|送)|比登天|(?:嗓子|嘴皮子?|口水|腿|嘴)都(?:快|要)?(?:冒烟|磨破|说破|说干|断|破|干)|天荒地老|猴年马月|望眼欲穿|都(?:谢|凉|臭|馊|急死|饿死|等死|等傻)了|凉透|等成|黄花菜|复读机|纸糊|(?:咋|怎么|干脆|何)不去抢|出来走两步|敢不敢|有本事|除了[^,。!?]{1,8}(?:还会|就是|什么都不)|(?:就|只)(?:知道|会)(?:让|叫|说|推|等|复制|道歉|敷衍|收|扣|催)|有(?:什么|啥|何)意义|还要(?:你们|客服)/,
  ),
  shows(
    1.5,
    /连[^,。!?]{1,8}(?:都|也)(?:没|不|打不|懒得)|一(?:句|点|个|声)(?:道歉|解释|交代|说法|诚意|招呼|通知|短信|电话)[^,。!?]{0,2}(?:都|也)(?:没|不)/,
  ),
  shows(
    1.5,
    /(?:太|真|好|这么|那么|实在|非常|超级?|极其?|也太|如此)(?:慢|差|烂|贵|久|难(?!过|得|怪|以|受)|麻烦|不靠谱|不方便|不合理|不像样|不地道|不厚道|没用|扯|假|不专业|吓人|吵|低|恶劣|不要脸)|吓死人|吓人了|不靠谱|不像话/,
  ),
  shows(
    1.5,
    /居然|竟然|难道|到底|究竟|明明|简直|有没有搞错|搞错没|什么鬼|至于吗|凭什么|凭啥|是不是(?:要我|非|等我)|非要|非得|我图什么|什么逻辑|谁给|谁来|大半夜|大冷天|大热天|大过年|让人|令人|叫人|还好意思|当初|枉|亏我/,
  ),
  shows(
    1.5,
    /就这(?:效率|服务|态度|水平|速度|质量|素质|德行)|这(?:效率|服务|态度|水平|速度|素质|办事)|(?:这样|这么|这种)(?:的)?(?:效率|服务|态度|水平|速度|素质|做法|公司|店|平台|企业|银行)/,
  ),
  // 合着是我的错呗, 可真会做生意, 实习生写的吧
  shows(
    2.5,
    /合着|敢情|难不成|活该|错(?:呗|咯)|(?:你们?|您|这|可)(?:可|也)?真(?:是)?(?:会做|会玩|会省|敢|大气|大方|有才|能耐|会说|会挑|厉害)|求放过|放过我|(?:实习生|临时工|体育老师|草台班子|小学生)[^,。!?]{0,4}(?:写|做|干|教|管|搭|开|吧)|连[句声个](?:对不起|道歉|抱歉|解释|招呼|人话)|双叒/,
  ),
  shows(
    1.5,
    /前脚[^。!?]{1,14}后脚|说(?:降就降|停就停|扣就扣|涨就涨|封就封|取消就取消|改就改|没就没|换就换|关就关|变就变|下架就下架)|(?:走|转|跑|问|找|打|换)了?(?:一圈|[一二三四五六七八九十几好\d]+个(?:部门|窗口|地方|客服|电话|营业厅|网点))|(?:到底|究竟)把[^,。!?]{1,4}当/,
  ),
  tells(
    1,
    /永远|从来都?|根本|每次都?|天天|总是|一直|始终|动不动|反复|一而再|又是|又一次|再三|翻来覆去|来来回回|第[二三四五六七八九十n\d]+(?:次|天|回|个星期|个月)|从头/,
  ),
  tells(
    1.5,
    `(?:等|拖|催|打|报修?|找|修|弄|搞|问|投诉|耽误|折腾|排队?|拖延|延迟|延误|晚点?|反映|联系|处理|办|退|审核|转)[^,。!?]{0,4}(?:快|整整|将近)?${time}|${time}(?:了|过去了|多了)|${often}(?:个电话|次电话|遍电话|通电话|几次)|从[^,。!?]{1,10}(?:等|排|拖)到`,
  ),
  tells(
    1,
    /还(?:没|不|是没|是不|在)|都没|也没|没人|仍然|仍未|依然|至今|迟迟|到现在|到今天|没有?(?:任何|一个)(?:人|回复|消息|答复|进展|说法)|鬼影/,
  ),
  tells(
    1.5,
    /打不通|没人(?:接|理|管|回|来|处理|解决|负责)|不接电话|不回(?:复|我)|不理|不给(?:退|修|换|处理|解决|办|开)|不处理|不解决|推(?:来|给|脱|三阻四)|没有?诚意|不负责|拒绝|不承认|不认账|赖账|互相推|石沉大海|杳无音信|无人(?:问津|处理|接听|理)|自动挂断|敷衍|糊弄|乱扣|乱收|莫名|擅自|强制|私自|偷偷|无缘无故|随便(?:取消|扣|改|停|迟到)|取消(?:我的|了我|航班)|永远在忙|占线|听不懂|骂我|不耐烦|嫌我/,
  ),
  tells(
    1,
    /必须|马上给我|立刻|赶紧|否则|不然|退钱|赔(?:我|钱|偿)|给个?(?:答复|结果|解释|交代|准信|说法)|说好的?|承诺|答应|什么时候能/,
  ),
];

/** The seeds of all signs, for the matcher. */
export function signSeeds(): string[] {
  return [...new Set(signs.flatMap(({ seeds }) => seeds))];
}

export type Ire = {
  /** All signs together; a sign of feeling counts half as much again. */
  readonly heat: number;
  /** Signs of feeling alone. */
  readonly feeling: number;
  readonly places: readonly Evidence[];
};

/** The heat from which on signs together are anger. */
export const angryFrom = 3.5;
/** The same where nothing shows feeling: a calm buyer, too, tells of several things that went wrong. */
export const angryWithoutFeeling = 4.5;

const none: Ire = { heat: 0, feeling: 0, places: [] };
const heatOf = ({ weight, emotive }: Sign): number => (emotive ? 1.5 * weight : weight);

/** The signs of a message, or none where they cannot come to `least`. `seeds` are those that the matcher found. */
export function ireOf(message: Message, seeds: ReadonlySet<string>, least: number): Ire {
  const candidates = sown(signs, seeds);
  if (candidates.reduce((sum, each) => sum + heatOf(each), 0) < least) return none;
  let heat = 0;
  let feeling = 0;
  const places: Evidence[] = [];
  for (const each of candidates) {
    const found = placesOf(message, [each.pattern]);
    if (found.length === 0) continue;
    heat += heatOf(each);
    if (each.emotive) feeling += each.weight;
    places.push(...found.slice(0, 2));
  }
  return { heat, feeling, places };
}
