import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { guardSettings, guardsOf, when } from "../language/guards.ts";
import { merged, type Passage } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";

const words = ["差评", "负评", "恶评", "坏评", "黑评", "chaping", "叉评", "差平", "打差", "给差"];
/** One star or no points: ordinary words, unless they are given. */
const marks = ["一星", "1星", "一颗星", "1颗星", "零星", "0星", "半星", "负分", "零分", "0分"];

/** A mark counts when somebody gives it: 给一星, 一星都不想给, 0分差评; not 一星期, 一星级, 10分. */
function isGiven({ before, after }: Passage): boolean {
  if (/[\d.零一二三四五六七八九十百]$/.test(before) || /^(?:期|级|钟|之|半|点|[\d之])/.test(after)) return false;
  return (
    /(?:给|打|评|留|收|吃|送|赏|奉上|等着|只有|最多|直接|果断|坚决|必须|差评)[^,]{0,5}$/.test(before) ||
    /^(?:都?(?:不想|不愿|不会|不值|不配|不给|嫌|多余?|没有)|也(?:不想|不值|不给)|差评|评价|好评返)/.test(after) ||
    (before === "" && after === "")
  );
}

/** Where one writes what one thinks: 我会如实评价, 去评论区写清楚. */
const places = ["如实评价", "评论区", "评价区", "评价里", "大众点评", "追评", "写评价", "写评论"];

/** The buyer says that he will write there what displeases him. */
function isVowed({ lead, before, word, after, tail, stop }: Passage): boolean {
  if (stop === "?" || /(?:吗|么|嘛|怎么|哪里|看到|看见|有人|别人|他们|说是|都说)/.test(before + after)) return false;
  const around = `${lead.slice(-24)}${word}${tail.slice(0, 24)}`;
  const isWarning =
    /(?:不|没)(?:给)?(?:我)?(?:处理|解决|退|赔|管|理|回)|看着办|等着|走着瞧|后果|让(?:大家|别人|其他人|更多人)/.test(
      around,
    );
  if (word === "如实评价") return isWarning;
  return (
    isWarning || /^(?:里|上|给你们?|给他们)?(?:好好|狠狠)?(?:写|曝|骂|说)(?:清楚|出来|明白|一条|一笔|上)/.test(after)
  );
}

/** How to remove, answer or read bad reviews: what sellers ask, and buyers who compare. */
function isAboutReviews({ lead, before, after, tail }: Passage): boolean {
  const around = lead.slice(-24) + tail.slice(0, 24);
  return (
    /(?:申诉|申述|删除|删掉|删了|删|屏蔽|恶意|职业|买家|顾客|(?<![老新])客户|客人|后台|忽略|消除|消掉|举报|差评率|动态评分|店铺评分|误评|点错|评错|按错|选错)/.test(
      around,
    ) ||
    /^(?:率|师|数|处|内容|有哪些|怎么办|怎么处理|怎么改|怎么修改|怎么删|怎么撤|如何|在哪|可以改|能改|能不能改|变)/.test(
      after,
    ) ||
    /(?:看|看到|看见|看了|翻|全是|都是|好多|很多|那么多|这么多|不少|(?<!只)有|有些|有个|几个|一堆|收到|收到了|上面|里面|评价里|为什么会有|如果有|被)(?:的|人|了|个|条|那么多|这么多|一个|一条|几条|人给了?)?$/.test(
      before,
    )
  );
}

/** The buyer gives, gave, or will give a bad review. */
export const threatenReview = definePoint({
  id: "threaten-review",
  title: { zh: "负评或要挟负评", en: "Bad review or threat of one" },
  description: {
    zh: "买家表示要给差评，或已经给了差评。商家询问差评如何处理、买家浏览评价不告警。",
    en: "The buyer says that he will give or has given a bad review. Questions about existing reviews do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F123"],
  config: z.object({
    marks: z.boolean().default(true).meta({ zh: "一星、零分也算", en: "One star and zero points count too" }),
    ignoreReviewTalk: z.boolean().default(true).meta({
      zh: "排除讨论已有评价（如“差评怎么删”）",
      en: "Ignore talk about existing reviews (“how to delete one”)",
    }),
    ...guardSettings,
    ...phraseSettings,
  }),
  codes: {
    review: {
      severity: "normal",
      message: { zh: "买家要给差评或已给差评", en: "The buyer gives or threatens a bad review" },
    },
  },
  phrases: (config) => phraseLists([...words, ...places, ...(config.marks ? marks : [])], config),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.words.length + hits.own.length === 0) return [];
    const { passages, held } = sift(event.message, hits, {
      accepts: (passage, { phrase }) => {
        if (marks.includes(phrase)) return isGiven(passage);
        if (places.includes(phrase)) return isVowed(passage);
        if (phrase === "给差" || phrase === "打差") return /^(?:评|$|的?了|哦|啊)/.test(passage.after);
        return true;
      },
      guards: [...guardsOf(config), ...when(config.ignoreReviewTalk, "review-talk", isAboutReviews)],
    });
    if (passages.length === 0) return held;
    return [finding("review", merged(passages.map((passage) => passage.evidence))), ...held];
  },
});
