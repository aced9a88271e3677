import { agent, bot, buyer, testPoint } from "interject/testing";
import { rhetorical } from "./rhetorical.ts";

const flag = (text: string, ...quotes: string[]) => ({
  name: text,
  script: [agent(text)],
  expect: [{ code: "challenge" as const, evidence: quotes.length > 0 ? quotes : [text] }],
});
const nothing = (text: string) => ({ name: text, script: [agent(text)] });

testPoint(rhetorical, {
  flags: [
    { ...flag("这也不懂吗"), rows: ["F108"] },
    { ...flag("能理解吗?", "能理解吗"), rows: ["F108"] },
    { ...flag("前面不是说了吗"), rows: ["F108"] },
    { ...flag("你听明白了吗"), rows: ["F108"] },
    flag("這都不懂嗎"),
    flag("刚才不是告诉你了吗？怎么还问？", "刚才不是告诉你了吗", "怎么还问"),
    flag("急什么,没看我正忙着了吗", "没看我正忙着了吗"),
    flag("你自己不会看吗"),
    flag("那你到底想怎么样"),
    flag("凭什么给你退"),
    flag("谁让你不看清楚就下单"),
    flag("说了多少遍了"),
    flag("你买的时候怎么不看清楚"),
    flag("这关我什么事"),
    flag("你问我我问谁"),
    flag("您不是刚刚才拆吗包装应该还没有扔吧客官"),
    flag("是我让你买的吗"),
    flag("不然呢"),
    flag("我们是快递公司吗"),
    {
      name: "the bot, where it is inspected (F150)",
      config: { bots: true },
      script: [bot("这都不懂吗")],
      expect: [{ code: "challenge", evidence: ["这都不懂吗"] }],
    },
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: [agent("您说凭什么给你退")],
      expect: [{ code: "challenge", evidence: ["您说凭什么给你退"] }],
    },
    {
      name: "a phrase of the shop's own list",
      config: { phrases: ["你是认真的"] },
      script: [agent("你是认真的？")],
      expect: [{ code: "challenge", evidence: ["你是认真的"] }],
    },
  ],
  ignores: [
    nothing("您看能理解吗，因为这边是对公转账给银行"),
    nothing("亲亲，请问这样您清楚了吗"),
    nothing("有什么不明白的随时问我哦"),
    nothing("您想怎么处理呢"),
    nothing("您不是说有几单是配送中的吗?"),
    nothing("不需要分区，只是不用重复几遍而已"),
    nothing("您不是本人的话需要授权书哦"),
    nothing("您说凭什么给你退"),
    { name: "the buyer", script: [buyer("我不是说了吗")] },
    { name: "the bot", script: [bot("这都不懂吗")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["这都不懂吗挑战"] },
      script: [agent("这都不懂吗挑战活动今天开始")],
    },
  ],
});
