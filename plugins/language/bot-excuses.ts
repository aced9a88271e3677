import type { Passage } from "./passage.ts";
import { tableOf, words } from "./word-table.ts";

/** How a bot says that it cannot answer: it has not understood, has nothing to say, or is still learning. */

/** 如果没理解您的意思…, 您是不是没看懂: not what the bot says of itself. */
const ofOthers = /(?:如果|若|要是|万一|假如|您|你|是否|有没有|买家)[^,]{0,4}$/;
const ofOthersEnglish = /(?:if|when|do|did|in case) (?:you|they)(?: still)? $/;
/** 我没听懂, 没听懂您的问题, 没听懂哦: what was not understood is the buyer's words, or nothing is named. */
const theirWords =
  /^(?:了|到|太|清|明白|清楚|透)?(?:$|[呢哦呀啊噢哈哟~]|亲|您|你|客官|主人|用户|这个|这句|此|该|问题|意思|内容|语音|图片|消息|说|在说|提问|描述)/;
const aboutAnswers = /^(?:$|[呢哦呀啊噢哈]|您|你|亲|这|此|该|相关|问题|提问|疑问|哦|的问题)/;

const asides = /^(?:[呢哦呀啊噢哈]|中|$|,)/;

const table = tableOf([
  ...words("没有理解 没理解 未理解 未能理解 无法理解 不能理解 理解不了 没能理解", {
    notBefore: ofOthers,
    after: theirWords,
  }),
  ...words("没听懂 没有听懂 听不懂 没太听懂 听不太懂 没听明白 没有听明白 听不明白", {
    notBefore: ofOthers,
    after: theirWords,
  }),
  ...words("没看懂 没有看懂 看不懂 没看明白 看不明白 没搞懂 没弄懂", { notBefore: ofOthers, after: theirWords }),
  ...words("没明白 没有明白 没太明白 不太明白 不是很明白 不太懂 没懂 不是很懂 没能明白 未能明白", {
    notBefore: ofOthers,
    after: theirWords,
  }),
  ...words(
    "无法回答 不能回答 没法回答 没办法回答 回答不了 回答不上来 无法解答 解答不了 没法解答 不能解答 无法为您解答 答不上来 答不了 无法回复",
    {
      notBefore: ofOthers,
      after: aboutAnswers,
    },
  ),
  ...words("不会回答 还不会回答 不知道怎么回答 不知道该怎么回答 不知道如何回答 不知道如何回复", {
    notBefore: ofOthers,
  }),
  ...words("无法识别 未能识别 识别不了 不能识别 没有识别", { notBefore: ofOthers, after: theirWords }),
  ...words(
    "没有找到答案 没找到答案 未找到答案 找不到答案 没有找到相关 没找到相关 未找到相关 没有相关答案 暂无相关答案 没有查到相关 未匹配到 没有匹配到 没有合适的答案 没有找到合适的 暂时没有答案",
    { notBefore: ofOthers },
  ),
  ...words("还在学习 正在学习 仍在学习 在努力学习 正在努力学习 还在努力学习", {
    notBefore: ofOthers,
    after: /^(?:中|呢|哦|呀|阶段|这|该|此|相关|如何|怎么|新知识|更多|当中|$)/,
  }),
  ...words("学习中 努力学习", { notBefore: ofOthers, after: asides }),
  ...words("还没学会 还没有学会 没学会 还没学到 还没学过 还没有学过 没有学过", { notBefore: ofOthers }),
  ...words("超出了我的 超出我的 超出了小 超出小", { after: /(?:知识|能力|范围|理解|认知|学习)/ }),
  ...words("换个问法 换一个问法 换种问法 换个说法 换一种说法 换种说法 换个提问 重新描述 重新提问 重新组织", {
    before: /(?:请|麻烦|可以|试试|试着|能否|能|要不|建议|您|你|尝试|再|^)[^,]{0,6}$/,
  }),
  ...words("换个方式 换一种方式 换种方式 换个角度", { after: /^(?:来|再)?(?:提问|问|描述|说|表达|告诉)/ }),
]);

const english =
  "didn't understand|did not understand|don't understand|do not understand|didn't get that|did not get that|didn't catch that|cannot answer|can't answer|unable to answer|not able to answer|couldn't find an answer|could not find an answer|no answer to|still learning|rephrase".split(
    "|",
  );

export const botExcuses: readonly string[] = [...table.words, ...english];

/** Whether a found word says so in its place. */
export function excusesBot(passage: Passage, phrase: string): boolean {
  return english.includes(phrase) ? !ofOthersEnglish.test(passage.lead) : table.accepts(passage, phrase);
}
