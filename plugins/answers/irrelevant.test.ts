import { agent, buyer, closed, retracted, testPoint } from "interject/testing";
import { irrelevant } from "./irrelevant.ts";

const answered = [buyer("这款能不能用花呗"), agent("亲，这款是纯棉的面料")];
const flag = (text: string, quote: string) => ({
  name: text,
  script: [...answered, buyer(text), closed()],
  expect: [{ code: "said" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [...answered, buyer(text), closed()] });

testPoint(irrelevant, {
  flags: [
    flag("你这是答非所问", "答非所问"),
    flag("你沒看懂我的問題", "你沒看懂我的問題"),
    flag("我没问你这个", "没问你这个"),
    flag("请正面回答我的问题", "正面回答我"),
    flag("问了你三遍了", "问了你三遍"),
    flag("说了半天", "说了半天"),
    flag("别复制粘贴了", "复制粘贴"),
    flag("我的意思是花呗能不能用", "我的意思是"),
    flag("听不懂！", "听不懂"),
    {
      name: "a nod to this or that (F057)",
      script: [buyer("评分会被记录还是也会被删除?"), agent("嗯嗯"), buyer("哦"), closed()],
      expect: [{ code: "not-answered", evidence: ["嗯嗯"] }],
    },
    {
      name: "a nod to a time",
      script: [buyer("请问什么时候能到呢"), agent("好的呢"), buyer("哦"), closed()],
      expect: [{ code: "not-answered", evidence: ["好的呢"] }],
    },
    {
      name: "the same question again, behind an answer to something else, where that counts (F057)",
      config: { askedAgain: true },
      script: [
        buyer("发票可以开公司抬头吗"),
        agent("亲这款的面料是纯棉的"),
        buyer("请问发票可以开公司抬头吗？"),
        closed(),
      ],
      expect: [{ code: "asked-again", evidence: ["请问发票可以开公司抬头吗"] }],
    },
    {
      name: "the same lines to another question, where those count",
      config: { canned: true },
      script: [
        buyer("为什么突然涨价"),
        agent("商品价格请您以商品详情页面为准"),
        buyer("昨天订的什么时候发货"),
        agent("商品价格请您以商品详情页面为准"),
        closed(),
      ],
      expect: [{ code: "canned", evidence: ["商品价格请您以商品详情页面为准"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [...answered, buyer("快递员说你答非所问"), closed()],
      expect: [{ code: "said", evidence: ["答非所问"] }],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["跑题了"] },
      script: [buyer("跑题了吧"), agent("抱歉"), closed()],
      expect: [{ code: "said", evidence: ["跑题了"] }],
    },
  ],
  ignores: [
    nothing("明白了，谢谢"),
    nothing("我没看懂说明书"),
    nothing("我想问一下发货时间"),
    nothing("不好意思我没说清楚"),
    {
      name: "“what I mean” before anybody answered",
      script: [buyer("我的意思是能不能用花呗"), agent("可以"), closed()],
    },
    { name: "a nod to yes or no", script: [buyer("能用花呗吗"), agent("嗯嗯"), closed()] },
    { name: "还是 that is no choice", script: [buyer("还是没收到啊?"), agent("嗯嗯"), closed()] },
    {
      name: "the same question behind a greeting",
      script: [buyer("发票怎么开公司抬头"), agent("您好，有什么可以帮您"), buyer("发票怎么开公司抬头"), closed()],
    },
    {
      name: "the same question behind a promise to look",
      script: [buyer("发票怎么开公司抬头"), agent("稍等，我帮您看下"), buyer("发票怎么开公司抬头"), closed()],
    },
    {
      name: "the same question much later",
      script: [
        buyer("发票可以开公司抬头吗"),
        agent("亲这款的面料是纯棉的"),
        buyer("那运费谁出"),
        agent("运费需要您自己承担"),
        buyer("发票可以开公司抬头吗"),
        closed(),
      ],
    },
    {
      name: "the same lines to another question",
      script: [
        buyer("为什么突然涨价"),
        agent("商品价格请您以商品详情页面为准"),
        buyer("昨天订的什么时候发货"),
        agent("商品价格请您以商品详情页面为准"),
        closed(),
      ],
    },
    { name: "words that were taken back", script: [...answered, buyer("答非所问"), retracted(), closed()] },
    {
      name: "a buyer who says so, where that does not count",
      config: { buyerSays: false },
      script: [...answered, buyer("答非所问"), closed()],
    },
    {
      name: "a nod, where nods do not count",
      config: { nods: false },
      script: [buyer("发顺丰还是发中通?"), agent("嗯嗯"), closed()],
    },
    {
      name: "a repeated question, which most ask who were answered",
      script: [buyer("发票可以开公司抬头吗"), agent("亲这款的面料是纯棉的"), buyer("发票可以开公司抬头吗"), closed()],
    },
    {
      name: "a question that is not as like as set",
      config: { similarity: 100 },
      script: [
        buyer("发票可以开公司抬头吗"),
        agent("亲这款的面料是纯棉的"),
        buyer("发票现在可以开公司的抬头吗"),
        closed(),
      ],
    },
    {
      name: "reported speech",
      script: [...answered, buyer("快递员说你答非所问"), closed()],
      held: [{ guard: "quotation", evidence: ["答非所问"] }],
    },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["套话术"] },
      script: [...answered, buyer("我在学套话术"), closed()],
      held: [{ guard: "shop-phrase", evidence: ["套话"] }],
    },
  ],
});
