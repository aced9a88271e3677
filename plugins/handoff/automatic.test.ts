import { agent, bot, buyer, chose, seats, testIntervention, transferred, triggers, wait } from "interject/testing";
import { automatic } from "./automatic.ts";

const lost = triggers(bot("抱歉，我还在学习中"), { point: "handoff/bot-cannot-answer" });
const asked = buyer("能和上次的一起发吗");
const sorry = { kind: "reply" as const, text: "抱歉没能解决您的问题，正在为您转接人工客服。" };
const handoff = { kind: "handoff" as const };
const nobody = seats({ online: 0 });

testIntervention(automatic, {
  acts: [
    {
      name: "hands over at once, and names who came (F235)",
      script: [asked, lost, wait(20), transferred("a-2", { name: "小美" })],
      expect: [sorry, handoff, { kind: "notice", audience: "buyer", text: "小美将为您服务" }],
    },
    {
      name: "through the ordinary queue (F214)",
      script: [seats({ queue: 4, online: 2 }), asked, lost],
      expect: [sorry, handoff, { kind: "notice", audience: "buyer" }],
    },
    {
      name: "without a word, to a group, where the shop wants it so",
      config: { sorryText: "", group: "售后" },
      script: [asked, lost],
      expect: [{ kind: "handoff", group: "售后" }],
    },
    {
      name: "once, while a human is on his way",
      script: [asked, lost, buyer("在吗"), lost],
      expect: [sorry, handoff, { suppressed: "in-progress" }],
    },
    {
      name: "nobody online: a message for the morning (N03)",
      script: [nobody, asked, lost, chose("message"), buyer("帮我合并发货"), wait(30_000), agent("好的")],
      expect: [
        { kind: "menu" },
        { kind: "reply" },
        { kind: "task", task: "message", text: "“帮我合并发货”" },
        { kind: "reply" },
        { kind: "close-task", outcome: "done" },
      ],
    },
    {
      name: "a menu of the night that nobody answers goes",
      script: [nobody, asked, lost, wait(1_801)],
      expect: [{ kind: "menu" }, { kind: "dismiss-menu" }],
    },
  ],
  refrains: [
    { name: "a human serves", script: [asked, agent("在的"), lost], reason: "human-serves" },
    {
      name: "nobody online, and the shop takes no messages",
      config: { whenNobody: "nothing" },
      script: [nobody, asked, lost],
      reason: "no-agent-online",
    },
  ],
});
