import type { Passage } from "./passage.ts";
import { tableOf, words } from "./word-table.ts";

/** How a buyer, most often one whom a bot serves, asks for a person. */

const wanted =
  /(?:转|要|找|接|叫|请|需要|换|来个?|来一个|联系|进入?|切换?|安排|麻烦|想|给我|帮我|呼叫|快|让|怎么|如何|哪里|没有|有|请求|申请|直接|上|跟|和|与|连接)(?:到|接|成|入|个|一个|你们的?|您们的?|下|一下)?$/;
const beginning = /^(?:亲|你好|您好|那|麻烦|请|帮忙|我说|在吗|喂|哎|先|给|我|在线|你们的?)+$/;
const asPerson =
  /^(?:客服|服务|坐席|座席|接待|接听|回复|回答|解答|帮|处理|在线|来|接管|窗口|通道|热线|售后|售前|转[不接]|(?:呢|啊|吧|呀|在吗|在么|在不|有吗|谢谢|可以吗|行吗|快点|!)|$)/;
/** 人工客服说, 人工都答应我了: somebody was there already. 和人工说 is a wish. */
const hasSpoken =
  /^(?:客服|服务)?(?:那里|那边|跟我(?!说话|沟通|聊|谈)|告诉|给我|已经|之前|刚才|上次|不是|都|态度|回复我|答应|承诺|让我|叫我|不理|不回|处理过)/;
const says = /^(?:客服|服务)?说(?!话)/;

/** 人工 as work of the hand or as a word of technology. */
export function isManualWork({ before, after, word }: Passage): boolean {
  if (word === "真人" || word === "活人")
    return /^(?:秀|版|大小|比例|拍|实拍|模特|图|照|上身|试穿|兽|cs|墓|还是)/.test(after);
  return (
    /^(?:费|智能|成本|湖|岛|草|合成|授粉|林|养殖|牛黄|关节|耳蜗|泪液|降雨|翻译|安装|制作|编织|缝|打磨|拆|搬|送货|审核|检测|核实|审批|损坏|痕迹|降价|色素|香精|钻石?|宝石|皮|呼吸|操作|录入|客服费|添加|种植|分拣|骨)/.test(
      after,
    ) || /(?:纯|手|半|全|含|无|多少|安装|上门|维修|更换)$/.test(before)
  );
}

/** The telephone's human service, which the chat cannot give. */
export function isTelephoneLine({ lead, before, after }: Passage): boolean {
  return (
    /^(?:客服|服务)?(?:的)?(?:电话|热线|号码|专线)/.test(after) ||
    /(?:打电话|拨打|电话|打了|热线|拨)[^,]{0,8}$/.test(`${lead.slice(-10)}${before.slice(-8)}`)
  );
}

/** 不用转人工了; but 没有人工客服吗 and 怎么不给我转人工 ask for one. */
export function isDeclined({ before }: Passage): boolean {
  return (
    /(?<![要用会])(?:不用|不要|不想|不需要|别|无需|不必|没必要|不是要?|不是想)(?:再|给我|帮我|转|接|找|要|叫|换|联系|是|到){0,4}$/.test(
      before,
    ) || /(?<![么能会要想是为转接找])不(?:再)?(?:给我|帮我)?转$/.test(before)
  );
}

function asksForPerson({ before, after, stop }: Passage): boolean {
  if (hasSpoken.test(after) || (says.test(after) && !/[和跟与]$/.test(before))) return false;
  if (
    /(?:^|你|您|这|现在|请问|那)(?:们)?(?:是|是不是|不是)$/.test(before) &&
    (stop === "?" || /[吗么嘛]/.test(after) || after === "")
  )
    return false;
  if (wanted.test(before)) return true;
  return before === "" || beginning.test(before)
    ? asPerson.test(after)
    : /^(?:客服|服务)?$/.test(after) && before.length <= 8 && !/(?:的|是|你们?)$/.test(before);
}

const demand =
  /^(?:亲|你好|您好|那|麻烦|请|我要?|我想要?|想|给我|帮我|能不能|能|可以|可不可以|快|快点|赶紧|直接|立刻|马上|叫|让|你们?|就|没|怎么|如何){0,4}$/;
const afterDemand =
  /^(?:出来|过来|来|吧|啊|呀|吗|么|呢|谢谢|一下|行吗|可以吗|好吗|处理|解决|回复|帮我|说话?|跟我说话?|跟我|接管|管管)*$/;

const table = tableOf([
  ...words("人工 真人 活人", { accepts: asksForPerson }),
  { word: "人 工", place: { accepts: asksForPerson } },
  ...words(
    "rengong zhuanrengong 不要机器人 别用机器人 不想跟机器人 不想和机器人 不要跟机器人 不要和机器人 不跟机器人 别机器人 不跟机器说 不和机器说 不想跟机器 不要跟机器 别让机器 不要机器回",
  ),
  ...words("叫个人来 找个人来 派个人来 换个人来", {
    notAfter: /^(?:给?我?家?)(?:安装|装|修|上门|拿|取|收|拉|搬|送|看|处理|解决)/,
  }),
  // A desk that is written to knows its own agents as 客服: only a bare demand asks for one.
  ...words(
    "转客服 转接客服 换客服 转在线客服 转接在线客服 接客服 接在线客服 找客服 找在线客服 要客服 要找客服 叫客服 喊客服 呼叫客服",
    {
      before: demand,
      after: afterDemand,
      // 找客服, said in passing while telling a story, asks for nobody.
      accepts: ({ lead }) => lead.length <= 10,
    },
  ),
  ...words("来个人 来一个人 派个人 找个人 换个真人 接个人", {
    before: demand,
    after: /^(?:来|给我)?(?:$|吧|吗|么|啊|行吗|好吗|可以吗|跟我|和我|说|处理|回|解决|管|接|帮我)/,
  }),
]);

const english =
  "human agent|human please|real human|real person|live agent|live person|human being|speak to a human|speak to someone|talk to a human|talk to someone|talk to a person|customer service representative".split(
    "|",
  );

export const humanRequests: readonly string[] = [...table.words, ...english];

/** Whether a found word asks for a person in its place. Guards are asked apart. */
export function asksForHuman(passage: Passage, phrase: string): boolean {
  return english.includes(phrase) || table.accepts(passage, phrase);
}
