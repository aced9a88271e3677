import { agent, buyer, closed, retracted, testPoint } from "interject/testing";
import { unresolved } from "./unresolved.ts";

const answered = [buyer("我的宽带断网了"), agent("亲,您重启一下路由器试试")];
const flag = (text: string, quote: string) => ({
  name: text,
  script: [...answered, buyer(text), closed()],
  expect: [{ code: "unsolved" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [...answered, buyer(text), closed()] });

testPoint(unresolved, {
  flags: [
    flag("你们到底能不能解决", "你们到底能不能解决"),
    flag("三天了还没处理好", "三天了还没处理好"),
    flag("換了好幾波客服都沒有解決", "換了好幾波客服都沒有解決"),
    flag("这样的处理结果我不接受", "处理结果我不接受"),
    flag("光说道歉有什么用", "光说道歉有什么用"),
    flag("审核效率太低了", "审核效率太低"),
    flag("说好24小时给我回电的，到现在没人联系我", "说好24小时给我回电的，到现在没人联系"),
    flag("重启了还是不行", "重启了还是不行"),
    flag("没用", "没用"),
    flag("so you can do nothing with it?", "can do nothing"),
    {
      name: "a wish for another agent (F058)",
      script: [...answered, buyer("给我换个客服"), closed()],
      expect: [{ code: "another-agent", evidence: ["换个客服"] }],
    },
    {
      name: "an agent who sends the buyer off (F058)",
      script: [buyer("这个面料是什么"), agent("您自己到页面查看"), closed()],
      expect: [{ code: "agent-helpless", evidence: ["您自己到页面查看"] }],
    },
    {
      name: "an agent who cannot help it",
      script: [buyer("怎么还没发货"), agent("亲，我也没办法的"), closed()],
      expect: [{ code: "agent-helpless", evidence: ["我也没办法的"] }],
    },
    {
      name: "each sentence that shows it, named by the gravest",
      script: [...answered, agent("这个我也不知道呢"), buyer("问题还没解决"), buyer("换个能处理的人来"), closed()],
      expect: [{ code: "unsolved", evidence: ["这个我也不知道", "还没解决", "换个能处理"] }],
    },
    {
      name: "annoyance at being passed around, where it counts",
      config: { ignorePassedAround: false },
      script: [...answered, buyer("推来推去没人管"), closed()],
      expect: [{ code: "unsolved", evidence: ["没人管"] }],
    },
    {
      name: "what was open before it was called solved, where that is not forgiven",
      config: { forgiveSolved: false },
      script: [...answered, buyer("还没解决"), agent("帮您重置了"), buyer("解决了，谢谢"), closed()],
      expect: [{ code: "unsolved", evidence: ["还没解决"] }],
    },
    {
      name: "a supposition, where suppositions count",
      config: { ignoreSupposition: false },
      script: [...answered, buyer("如果解决不了怎么办"), closed()],
      expect: [{ code: "unsolved", evidence: ["解决不了"] }],
    },
    {
      name: "somebody else's silence, where it counts",
      config: { ignoreOthers: false },
      script: [...answered, buyer("快递员一直没人回复"), closed()],
      expect: [{ code: "unsolved", evidence: ["一直没人回复"] }],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["还是连不上网"] },
      script: [...answered, buyer("还是连不上网"), closed()],
      expect: [{ code: "unsolved", evidence: ["还是连不上网"] }],
    },
  ],
  ignores: [
    nothing("解决了，谢谢"),
    nothing("怎么申请退款"),
    nothing("能帮我解决一下吗"),
    nothing("我要换个颜色"),
    nothing("没有解决不了的问题"),
    {
      name: "annoyance at being passed around (F059)",
      script: [...answered, buyer("推来推去没人管"), closed()],
      held: [{ guard: "passed-around", evidence: ["没人管"] }],
    },
    {
      name: "what the buyer later calls solved",
      script: [...answered, buyer("还没解决"), agent("帮您重置了"), buyer("解决了，谢谢"), closed()],
      held: [{ guard: "solved-later", evidence: ["还没解决"] }],
    },
    {
      name: "a supposition",
      script: [...answered, buyer("如果解决不了怎么办"), closed()],
      held: [{ guard: "hypothetical", evidence: ["解决不了"] }],
    },
    {
      name: "somebody else's silence",
      script: [...answered, buyer("快递员一直没人回复"), closed()],
      held: [{ guard: "others", evidence: ["一直没人回复"] }],
    },
    { name: "“no use” before anybody has advised anything", script: [buyer("没用"), agent("您好，怎么了"), closed()] },
    {
      name: "an agent who does not know and asks for the buyer",
      script: [buyer("能用吗"), agent("这个我也不太清楚，我帮您问一下"), closed()],
    },
    { name: "words that were taken back", script: [...answered, buyer("还没解决"), retracted(), closed()] },
    {
      name: "a buyer who only says so, where that does not count",
      config: { buyerSays: false },
      script: [...answered, buyer("还没解决"), closed()],
    },
    {
      name: "another agent, where that does not count",
      config: { anotherAgent: false },
      script: [...answered, buyer("给我换个客服"), closed()],
    },
    {
      name: "a helpless agent, where that does not count",
      config: { agentHelpless: false },
      script: [buyer("怎么还没发货"), agent("亲，我也没办法的"), closed()],
    },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["一直没人联系我安装"] },
      script: [...answered, buyer("一直没人联系我安装"), closed()],
      held: [{ guard: "shop-phrase", evidence: ["一直没人联系"] }],
    },
    {
      name: "reported speech, where it is left out",
      config: { ignoreQuotation: true },
      script: [...answered, buyer("卖家说解决不了"), closed()],
      held: [{ guard: "quotation", evidence: ["解决不了"] }],
    },
  ],
});
