import { agent, bot, buyer, testPoint } from "interject/testing";
import { botCannotAnswer } from "./bot-cannot-answer.ts";

const asks = buyer("这件可以和上次的一起发吗");
const says = (text: string, ...evidence: string[]) => ({
  name: text,
  script: [asks, bot(text)],
  expect: [{ code: "cannot-answer" as const, evidence }],
});
const right = (text: string) => ({ name: text, script: [asks, bot(text)] });
const answer = "亲，一般付款后 48 小时内发货哦";

testPoint(botCannotAnswer, {
  flags: [
    { ...says("抱歉，我还在学习中，暂时不太明白您的意思", "还在学习中", "不太明白"), rows: ["F235"] },
    says("亲亲，小蜜没有理解您的问题，请换个问法试试哦", "没有理解", "换个问法"),
    says("这个问题我暂时无法回答", "无法回答"),
    says("不好意思，我没听懂哦", "没听懂"),
    says("没有找到相关答案，您可以点击转人工", "没有找到相关"),
    says("人家还没学会这个问题呢", "还没学会"),
    says("您的问题超出了我的知识范围", "超出了我的"),
    says("图片无法识别，请用文字描述", "无法识别"),
    says("可以换种方式再问我一次吗", "换种方式"),
    says("Sorry, I didn't understand. Could you rephrase that?", "didn't understand", "rephrase"),
    {
      name: "the shop's own bot",
      config: { phrases: ["小橘猫挠头"] },
      script: [asks, bot("小橘猫挠头ing")],
      expect: [{ code: "cannot-answer", evidence: ["小橘猫挠头"] }],
    },
    {
      name: "the same answer to another question",
      script: [buyer("什么时候发货"), bot(answer), buyer("我是问能不能改地址"), bot(`${answer}~`)],
      expect: [{ code: "repeats", evidence: [answer, `${answer}~`] }],
      rows: ["F235"],
    },
    {
      name: "three times, where the shop waits for three",
      config: { repeats: 3 },
      script: [buyer("什么时候发货"), bot(answer), buyer("改地址"), bot(answer), buyer("改地址啊"), bot(answer)],
      expect: [{ code: "repeats", evidence: [answer, answer, answer] }],
    },
    {
      name: "the buyer says twice that it does not understand",
      script: [
        buyer("能改地址吗"),
        bot("亲，全场包邮哦"),
        buyer("答非所问"),
        bot("亲，您可以在订单里查看"),
        buyer("你根本没看懂我的问题"),
      ],
      expect: [{ code: "misunderstood", evidence: ["答非所问", "你根本没看懂我的问题"] }],
      rows: ["F235"],
    },
    {
      name: "once, where once is enough",
      config: { misunderstandings: 1 },
      script: [buyer("能改地址吗"), bot("亲，全场包邮哦"), buyer("答非所问")],
      expect: [{ code: "misunderstood", evidence: ["答非所问"] }],
    },
  ],
  ignores: [
    right(answer),
    right("如果您没看懂尺码表，可以把身高体重发我"),
    right("您要是听不懂安装说明，可以看视频"),
    right("我们的课程您正在学习哪一节呢"),
    right("if you didn't understand the size chart, send us your height"),
    right("这款适合学习中使用"),
    { name: "a human's words", script: [asks, agent("抱歉，我没听懂您的意思")] },
    { name: "the buyer's words", script: [bot("您好"), buyer("我看不懂")] },
    { name: "the same line sent twice in a row without a question between", script: [asks, bot(answer), bot(answer)] },
    {
      name: "greetings",
      script: [buyer("在吗"), bot("您好，请问有什么可以帮您"), buyer("你好"), bot("您好，请问有什么可以帮您")],
    },
    {
      name: "another answer between",
      script: [buyer("发货"), bot(answer), buyer("地址"), bot("亲，可以改的哦"), buyer("发货"), bot(answer)],
    },
    { name: "a human between", script: [buyer("发货"), bot(answer), agent("我来"), buyer("谢谢"), bot(answer)] },
    { name: "an automatic line", script: [asks, bot({ text: "没有理解您的问题", automatic: true })] },
    { name: "told so once only", script: [buyer("能改地址吗"), bot("亲，全场包邮哦"), buyer("答非所问")] },
    {
      name: "told so while a human serves",
      script: [bot("您好"), agent("在的"), buyer("答非所问"), agent("抱歉"), buyer("你没看懂我的问题")],
    },
    { name: "the shop's exception", config: { exceptions: ["没听懂哦"] }, script: [asks, bot("不好意思，我没听懂哦")] },
  ],
});
