import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { reported } from "../language/guards.ts";
import { merged, type Passage } from "../language/passage.ts";
import { countedPassages, phraseLists, phraseSettings } from "../language/phrases.ts";

const requests = [
  "真人",
  "活人",
  "rengong",
  "zhuanrengong",
  "转客服",
  "转接客服",
  "换客服",
  "转在线客服",
  "不要机器人",
  "别用机器人",
  "不想跟机器人",
  "不想和机器人",
  "不跟机器人",
  "别机器人",
  "human agent",
  "real person",
  "live agent",
  "speak to a human",
];

const wanted =
  /(?:转|要|找|接|叫|请|需要|换|来个?|来一个|联系|进入?|切换?|安排|麻烦|想|给我|帮我|呼叫|快|让|怎么|如何|哪里|没有|有|请求|申请|直接|上|跟|和)(?:到|接|成|入|个|一个|你们的?|您们的?|下|一下)?$/;
const asPerson =
  /^(?:客服|服务|坐席|座席|接待|接听|回复|回答|解答|帮|处理|在线|来|接管|窗口|通道|热线|(?:呢|啊|吧|呀|在吗|在么|在不|有吗|谢谢|可以吗|行吗|快点|!)|$)/;

/** 人工 as work of the hand or as a word of technology. */
function isOtherWork({ before, after }: Passage): boolean {
  return (
    /^(?:费|智能|成本|湖|岛|草|合成|授粉|林|养殖|牛黄|关节|耳蜗|泪液|降雨|翻译|安装|制作|编织|缝|打磨|拆|搬|送货|审核|检测|核实|审批|损坏|痕迹|降价|色素|香精|钻石?|宝石|皮|呼吸|操作|录入|客服费|添加|种植)/.test(
      after,
    ) || /(?:纯|手|半|全|含|无|多少|安装|上门|维修|更换)$/.test(before)
  );
}

/** The telephone's human service, which the chat cannot give. */
function isTelephone({ lead, before, after }: Passage): boolean {
  return (
    /^(?:客服|服务)?(?:的)?(?:电话|热线|号码|专线)/.test(after) ||
    /(?:打电话|拨打|电话|打了|热线|拨)[^,]{0,8}$/.test(`${lead.slice(-10)}${before.slice(-8)}`)
  );
}

/** 不用转人工了; but 没有人工客服吗 asks for one. */
function isDeclined({ before }: Passage): boolean {
  return /(?<![要用会])(?:不用|不要|不想|不需要|别|无需|不必|没必要)(?:再|给我|帮我|转|接|找|要|叫|换|联系|是|到){0,4}$/.test(
    before,
  );
}

function isRequest(passage: Passage): boolean {
  const { before, after, stop } = passage;
  if (isOtherWork(passage)) return false;
  if (/^(?:客服)?(?:那里|那边|说(?!话)|跟我|告诉|给我|已经|之前|刚才|上次|不是|都|态度|回复我)/.test(after))
    return false;
  if (
    /(?:^|你|您|这|现在|请问|那)(?:们)?(?:是|是不是|不是)$/.test(before) &&
    (stop === "?" || /[吗么嘛]/.test(after) || after === "")
  )
    return false;
  if (wanted.test(before)) return true;
  return before === "" || /^(?:亲|你好|您好|那|麻烦|请|帮忙|我说|在吗|喂|哎|先|给|我)+$/.test(before)
    ? asPerson.test(after)
    : /^(?:客服|服务)?$/.test(after) && before.length <= 8 && !/(?:的|是|你们?)$/.test(before);
}

/** The buyer asks for a human, most often while a bot serves him. */
export const askHuman = definePoint({
  id: "ask-human",
  title: { zh: "要转人工", en: "Asks for a human" },
  description: {
    zh: "买家要求转人工、找真人客服。人工费、人工智能、人工电话等不算。",
    en: "The buyer asks for a human agent. Manual work, artificial intelligence and telephone hotlines do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F198", "F235"],
  config: z.object({
    ignoreDenial: z
      .boolean()
      .default(true)
      .meta({ zh: "排除否定说法（如“不用转人工”）", en: "Ignore denials (“no human needed”)" }),
    ignoreTelephone: z
      .boolean()
      .default(true)
      .meta({ zh: "排除说人工电话（如“人工电话打不通”）", en: "Ignore talk about telephone hotlines" }),
    ignoreQuotation: z.boolean().default(true).meta({
      zh: "排除转述他人的话（如“客服说可以转人工”）",
      en: "Ignore reported speech (“your agent said I could”)",
    }),
    ...phraseSettings,
  }),
  codes: {
    asked: { severity: "normal", message: { zh: "买家要求转人工", en: "The buyer asks for a human" } },
  },
  phrases: (config) => phraseLists(["人工", ...requests], config),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const passages = countedPassages(event.message, hits, {
      accepts: (passage, { phrase }) => {
        if (phrase === "人工") return isRequest(passage);
        if (phrase === "真人" || phrase === "活人")
          return !/^(?:秀|版|大小|比例|拍|实拍|模特|图|照|上身|试穿|兽|cs)/.test(passage.after) && isRequest(passage);
        return true;
      },
      guard: (passage) =>
        (config.ignoreDenial && isDeclined(passage)) ||
        (config.ignoreTelephone && isTelephone(passage)) ||
        (config.ignoreQuotation && reported(passage)),
    });
    if (passages.length === 0) return [];
    return [finding("asked", merged(passages.map((passage) => passage.evidence)))];
  },
});
