import {
  agent,
  bot,
  buyer,
  chose,
  closed,
  seats,
  testIntervention,
  transferred,
  triggers,
  typing,
  wait,
} from "interject/testing";
import { offerHuman } from "./offer-human.ts";

const asks = triggers(buyer("转人工"), { point: "alerts/ask-human" });
const swears = (text: string) => triggers(buyer(text), { point: "alerts/buyer-abuse" });
const menu = {
  kind: "menu" as const,
  text: "请问需要为您转接人工客服吗？",
  options: [
    { id: "continue", label: "继续沟通" },
    { id: "human", label: "转人工" },
  ],
};
const dismissed = { kind: "dismiss-menu" as const };
const greeted = bot("您好，请问有什么可以帮您");

testIntervention(offerHuman, {
  acts: [
    { name: "the menu while the bot serves (F199)", script: [greeted, asks], expect: [menu] },
    { name: "the menu before anybody has answered", script: [asks], expect: [menu] },
    {
      name: "going on with the bot ends it (F200, F211)",
      script: [greeted, asks, chose("continue"), buyer("发货了吗")],
      expect: [menu],
    },
    {
      name: "the choice hands over, the notice names who came (F201, F203)",
      script: [
        agent({ text: "昨天的事办好了", account: "a-2", name: "小美" }),
        greeted,
        asks,
        chose("human"),
        wait(5),
        transferred("a-2"),
      ],
      expect: [menu, { kind: "handoff" }, { kind: "notice", audience: "buyer", text: "小美将为您服务" }],
    },
    {
      name: "a notice without a name",
      script: [greeted, asks, chose("human"), transferred("a-2")],
      expect: [menu, { kind: "handoff" }, { kind: "notice", audience: "buyer", text: "人工客服将为您服务" }],
    },
    {
      name: "a buyer in the queue learns how many are before him (F214)",
      script: [seats({ queue: 3 }), greeted, asks, chose("human")],
      expect: [
        menu,
        { kind: "handoff" },
        { kind: "notice", audience: "buyer", text: "正在为您转接人工客服，前面还有 3 位，请稍候。" },
      ],
    },
    {
      name: "no word about the queue, where the shop wants none",
      config: { queueNotice: "" },
      script: [seats({ queue: 3 }), greeted, asks, chose("human")],
      expect: [menu, { kind: "handoff" }],
    },
    { name: "typing dismisses it (F202)", script: [greeted, asks, typing()], expect: [menu, dismissed] },
    { name: "writing dismisses it", script: [greeted, asks, buyer("算了")], expect: [menu, dismissed] },
    {
      name: "writing the button's words is choosing it",
      script: [greeted, asks, buyer("转人工！")],
      expect: [menu, dismissed, { kind: "handoff" }],
    },
    {
      name: "a human who speaks first makes it pointless",
      script: [greeted, asks, agent("我来")],
      expect: [menu, dismissed],
    },
    { name: "the end of the chat dismisses it", script: [greeted, asks, closed()], expect: [menu, dismissed] },
    { name: "the bot's next answer leaves it open", script: [greeted, asks, bot("您可以这样查询")], expect: [menu] },
    {
      name: "strong emotion brings it back every time (F204)",
      script: [greeted, swears("妈的"), bot("抱歉"), swears("滚")],
      expect: [menu, dismissed, menu],
    },
    {
      name: "a choice made twice hands over once",
      script: [greeted, asks, chose("human"), chose("human")],
      expect: [menu, { kind: "handoff" }],
    },
    {
      name: "the group and the words are the shop's",
      config: { group: "售后", text: "需要真人帮忙吗", humanLabel: "好的", continueLabel: "不用" },
      script: [greeted, asks, chose("human")],
      expect: [
        {
          kind: "menu",
          text: "需要真人帮忙吗",
          options: [
            { id: "continue", label: "不用" },
            { id: "human", label: "好的" },
          ],
        },
        { kind: "handoff", group: "售后" },
      ],
    },
    {
      name: "a platform that reports no presence is taken at its word",
      script: [seats({ known: false, online: 0 }), greeted, asks],
      expect: [menu],
    },
  ],
  refrains: [
    {
      name: "everybody is offline (F209, F213)",
      script: [seats({ online: 0 }), greeted, asks],
      reason: "no-agent-online",
    },
    {
      name: "everybody is suspended (F209)",
      script: [seats({ online: 0, suspended: 2 }), greeted, asks],
      reason: "no-agent-online",
    },
    { name: "a human serves", script: [greeted, buyer("在吗"), agent("在的"), asks], reason: "human-serves" },
    {
      name: "the shop's own transfer came first (F210)",
      script: [greeted, buyer("在吗"), transferred("a-2"), asks],
      reason: "human-serves",
    },
  ],
});
