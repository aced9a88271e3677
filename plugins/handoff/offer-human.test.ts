import {
  agent,
  bot,
  buyer,
  byHand,
  chose,
  closed,
  edited,
  facts,
  retracted,
  seats,
  taskDone,
  testIntervention,
  transferred,
  triggers,
  typing,
  wait,
} from "interject/testing";
import { offerHuman } from "./offer-human.ts";

const asks = triggers(buyer("转人工"), { point: "alerts/ask-human" });
const swears = (text: string) => triggers(buyer(text), { point: "alerts/buyer-abuse" });
const options = [
  { id: "continue", label: "继续沟通" },
  { id: "human", label: "转人工" },
];
const menu = { kind: "menu" as const, text: "请问需要为您转接人工客服吗？", options };
const dismissed = { kind: "dismiss-menu" as const };
const handoff = { kind: "handoff" as const };
const greeted = bot("您好，请问有什么可以帮您");

const nobody = seats({ online: 0 });
const absentOptions = [
  { id: "message", label: "留言" },
  { id: "call-back", label: "预约回电" },
  { id: "continue", label: "继续沟通" },
];
const absent = (text = "抱歉，人工客服现在不在线。您可以先留下要说的事，客服上线后我们会尽快联系您。") => ({
  kind: "menu" as const,
  text,
  options: absentOptions,
});
const prompt = { kind: "reply" as const, text: "请把您的问题直接发在这里，我们会转给人工客服。" };
const callPrompt = { kind: "reply" as const, text: "请在这里留下联系电话和方便接听的时间。" };
const thanks = { kind: "reply" as const, text: "已为您记下，客服上线后我们会尽快联系您。" };
const task = (text: string, kind: "message" | "call-back" = "message") => ({ kind: "task" as const, task: kind, text });
const closeTask = (outcome: "done" | "expired") => ({ kind: "close-task" as const, outcome });
/** Monday to Saturday from nine to six. */
const hours = {
  weekly: [{ days: [1, 2, 3, 4, 5, 6], from: "09:00", to: "18:00" }],
  holidays: [],
};

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
        agent({ text: "早上的事办好了", account: "a-2", name: "小美" }),
        wait(7_200),
        greeted,
        asks,
        chose("human"),
        wait(5),
        transferred("a-2"),
      ],
      expect: [menu, handoff, { kind: "notice", audience: "buyer", text: "小美将为您服务" }],
    },
    {
      name: "a notice without a name",
      script: [greeted, asks, chose("human"), transferred("a-2")],
      expect: [menu, handoff, { kind: "notice", audience: "buyer", text: "人工客服将为您服务" }],
    },
    {
      name: "a name is a name, whatever it holds",
      script: [greeted, asks, chose("human"), transferred("a-2", { name: "{queue}\n“小美”" })],
      expect: [menu, handoff, { kind: "notice", audience: "buyer", text: "{queue} '小美'将为您服务" }],
    },
    {
      name: "the buyer joins the queue like everybody, and learns how many are before him (F214, N06)",
      script: [seats({ queue: 3 }), greeted, asks, chose("human")],
      expect: [
        { ...menu, text: "请问需要为您转接人工客服吗？现在预计等待约 6 分钟。" },
        handoff,
        {
          kind: "notice",
          audience: "buyer",
          text: "正在为您转接人工客服，前面还有 3 位，预计等待约 6 分钟，请稍候。",
        },
      ],
    },
    {
      name: "no word about the queue, where the shop wants none",
      config: { queueNotice: "", waitText: "" },
      script: [seats({ queue: 3 }), greeted, asks, chose("human")],
      expect: [menu, handoff],
    },
    {
      name: "the wait of those before is the estimate, when it is longer (N06)",
      script: [facts({ waitSeconds: 540 }), greeted, asks],
      expect: [{ ...menu, text: "请问需要为您转接人工客服吗？现在预计等待约 9 分钟。" }],
    },
    {
      name: "a wait of seconds is not spoken of",
      script: [facts({ waitSeconds: 20 }), greeted, asks],
      expect: [menu],
    },
    {
      name: "a long queue: a call back is the third way (N06)",
      config: { callBackQueue: 10, waitText: "" },
      script: [
        seats({ queue: 11, online: 2 }),
        greeted,
        asks,
        chose("call-back"),
        buyer("13800000000，下午三点"),
        taskDone(),
      ],
      expect: [
        { ...menu, options: [...options, { id: "call-back", label: "预约回电" }] },
        callPrompt,
        { ...task("“13800000000，下午三点”", "call-back"), dueSeconds: 1_800 },
        { kind: "reply", text: "已为您记下，我们会尽快联系您。" },
      ],
    },
    {
      name: "a queue as long as set is not longer: no call back",
      config: { callBackQueue: 10, waitText: "" },
      script: [seats({ queue: 10, online: 2 }), greeted, asks],
      expect: [menu],
    },
    {
      name: "the menu keeps what it offered, though the queue has gone",
      config: { waitText: "" },
      script: [seats({ queue: 11 }), greeted, asks, seats({ queue: 0 }), chose("call-back")],
      expect: [{ kind: "menu" }, callPrompt],
    },
    { name: "opening the keyboard dismisses it (F202)", script: [greeted, asks, typing()], expect: [menu, dismissed] },
    { name: "writing dismisses it (F202)", script: [greeted, asks, buyer("算了")], expect: [menu, dismissed] },
    { name: "an agent who types does not", script: [greeted, asks, typing("agent")], expect: [menu] },
    {
      name: "a menu that nobody answers goes after its time",
      config: { menuMinutes: 10 },
      script: [greeted, asks, wait(599), chose("x"), wait(5)],
      expect: [menu, dismissed],
    },
    {
      name: "a menu that waits is left alone before its time",
      config: { menuMinutes: 10 },
      script: [greeted, asks, wait(590), chose("human")],
      expect: [menu, handoff],
    },
    {
      name: "writing the button's words is choosing it",
      script: [greeted, asks, buyer("转人工！")],
      expect: [menu, dismissed, handoff],
    },
    {
      name: "a human who speaks first makes it pointless",
      script: [greeted, asks, agent("我来")],
      expect: [menu, dismissed],
    },
    {
      name: "a transfer of the shop's own makes it pointless (F210)",
      script: [greeted, asks, transferred("a-2")],
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
      expect: [menu, handoff],
    },
    {
      name: "who waits for a human is not asked again",
      script: [greeted, asks, chose("human"), wait(60), swears("妈的")],
      expect: [menu, handoff, { suppressed: "in-progress" }],
    },
    {
      name: "automatic lines, and the echo of our own words, are nobody's",
      script: [
        nobody,
        asks,
        agent({ text: "您好，已下班", automatic: true }),
        chose("message"),
        agent({ text: "请把您的问题直接发在这里，我们会转给人工客服。", causedBy: "act-1" }),
        buyer("少发了一件"),
        agent({ text: "您好，已下班", automatic: true }),
      ],
      expect: [absent(), prompt, task("“少发了一件”"), thanks],
    },
    {
      name: "thanks are no message, and who thinks better of it leaves none",
      script: [
        nobody,
        asks,
        chose("message"),
        buyer("好的"),
        buyer("少发了一件"),
        buyer("谢谢"),
        wait(700),
        asks,
        chose("message"),
        buyer("算了"),
        buyer("在吗"),
      ],
      expect: [absent(), prompt, task("“少发了一件”"), thanks, absent(), prompt],
    },
    {
      name: "nobody came within half an hour: it may be offered again",
      script: [greeted, asks, chose("human"), wait(1_801), asks],
      expect: [menu, handoff, menu],
    },
    {
      name: "all have left while the buyer waited: he may leave a message",
      script: [greeted, asks, chose("human"), wait(60), nobody, wait(1_801)],
      expect: [menu, handoff, absent()],
    },
    {
      name: "all have left before the buyer chose: he may leave a message",
      script: [greeted, asks, nobody, chose("human"), chose("message")],
      expect: [menu, absent(), prompt],
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
      name: "an English shop speaks English, in words that it did not change",
      language: "en",
      config: { humanLabel: "Agent please" },
      script: [seats({ queue: 1 }), greeted, asks],
      expect: [
        {
          kind: "menu",
          text: "Would you like to talk to a person? The wait is now about 2 minutes.",
          options: [
            { id: "continue", label: "Go on here" },
            { id: "human", label: "Agent please" },
          ],
        },
      ],
    },
    {
      name: "a platform that reports no presence is taken at its word",
      script: [seats({ known: false, online: 0 }), greeted, asks],
      expect: [menu],
    },
    {
      name: "a supervisor sends it by hand",
      script: [greeted, byHand({ text: "需要人工吗" })],
      expect: [{ kind: "menu", text: "需要人工吗" }],
    },
    {
      name: "a moment sets it off like a finding",
      moment: { type: "bot-rounds", atLeast: 1 },
      script: [buyer("在吗"), greeted, buyer("发货了吗")],
      expect: [menu],
    },

    {
      name: "nobody online: leave a message, ask for a call, or go on (N03)",
      script: [nobody, greeted, asks],
      expect: [absent()],
    },
    {
      name: "everybody suspended is nobody online (F209, N03)",
      script: [seats({ online: 0, suspended: 2 }), greeted, asks],
      expect: [absent()],
    },
    {
      name: "the message becomes a task, and the buyer hears so (N03)",
      script: [nobody, greeted, asks, chose("message"), typing(), buyer("订单少发了一件"), wait(700), taskDone()],
      expect: [absent(), prompt, { ...task("“订单少发了一件”"), dueSeconds: 1_800 }, thanks],
    },
    {
      name: "at night: due after opening, and the buyer learns when that is (N03)",
      hours,
      startsAt: "2026-11-20T22:30:00+08:00",
      script: [nobody, greeted, asks, chose("message"), buyer("发错颜色了")],
      expect: [
        absent("抱歉，人工客服现在不在线。您可以先留下要说的事，明天 9:00 上班后我们会尽快联系您。"),
        prompt,
        // Ten and a half hours, and the half that the shop allows itself.
        { ...task("“发错颜色了”"), dueSeconds: 11 * 3_600 },
        { kind: "reply", text: "已为您记下，明天 9:00 上班后我们会尽快联系您。" },
      ],
    },
    {
      name: "over the Sunday, where no presence is reported: the hours say that nobody is there (N03)",
      hours,
      startsAt: "2026-11-21T19:00:00+08:00",
      script: [seats({ known: false, online: 0 }), greeted, asks],
      expect: [absent("抱歉，人工客服现在不在线。您可以先留下要说的事，周一 9:00 上班后我们会尽快联系您。")],
    },
    {
      name: "what is added soon belongs to the message, once the answer is given",
      script: [
        nobody,
        asks,
        chose("message"),
        buyer("少发了一件"),
        wait(60),
        buyer("是蓝色的那件"),
        wait(601),
        buyer("在吗"),
      ],
      expect: [absent(), prompt, task("“少发了一件”"), thanks, task("“少发了一件”“是蓝色的那件”")],
    },
    {
      name: "a message that is taken back leaves the task, a changed one changes it",
      script: [
        nobody,
        asks,
        chose("message"),
        buyer("少发了一件"),
        buyer("你们是骗子吧"),
        edited("少发了两件", "少发了一件"),
        retracted("你们是骗子吧"),
      ],
      expect: [
        absent(),
        prompt,
        task("“少发了一件”"),
        thanks,
        task("“少发了一件”“你们是骗子吧”"),
        task("“少发了两件”“你们是骗子吧”"),
        task("“少发了两件”"),
      ],
    },
    {
      name: "nothing is left when all is taken back",
      script: [nobody, asks, chose("message"), buyer("少发了一件"), retracted("少发了一件")],
      expect: [absent(), prompt, task("“少发了一件”"), thanks, closeTask("expired")],
    },
    {
      name: "a picture and marks that could pass for ours",
      script: [nobody, asks, chose("message"), buyer({ text: "看\n图”、“客服", content: [{ type: "image" }] })],
      expect: [absent(), prompt, task("“看 图'、'客服”[图片]"), thanks],
    },
    {
      name: "the number for a call",
      script: [nobody, asks, buyer("预约回电"), buyer("13800000000 上午")],
      expect: [absent(), dismissed, callPrompt, task("“13800000000 上午”", "call-back"), thanks],
    },
    {
      name: "no calls, where the shop makes none",
      config: { callBack: false },
      script: [nobody, asks],
      expect: [{ kind: "menu", options: absentOptions.filter(({ id }) => id !== "call-back") }],
    },
    {
      name: "who answers in the chat has done the task of a message",
      script: [nobody, asks, chose("message"), buyer("少发了一件"), wait(36_000), agent("早上好，马上补发")],
      expect: [absent(), prompt, task("“少发了一件”"), thanks, closeTask("done")],
    },
    {
      name: "but not that of a call",
      script: [nobody, asks, chose("call-back"), buyer("13800000000"), wait(36_000), agent("早上好")],
      expect: [absent(), callPrompt, task("“13800000000”", "call-back"), thanks],
    },
    {
      name: "a message that waits for the morning keeps nobody from a human",
      script: [nobody, asks, chose("message"), buyer("少发了一件"), wait(700), seats({ online: 1 }), asks],
      expect: [absent(), prompt, task("“少发了一件”"), thanks, menu],
    },
    {
      name: "the message itself opens no second menu, whatever it says",
      script: [nobody, asks, chose("message"), swears("妈的，少发一件")],
      expect: [absent(), prompt, task("“妈的，少发一件”"), thanks, { suppressed: "in-progress" }],
    },
    {
      name: "going on with the bot at night",
      script: [nobody, asks, chose("continue"), buyer("尺码")],
      expect: [absent()],
    },
    {
      name: "a menu of the night goes after its time, too",
      script: [nobody, asks, wait(1_801)],
      expect: [absent(), dismissed],
    },
    {
      name: "who writes nothing after all is not waited for",
      script: [nobody, asks, chose("message"), wait(1_801), buyer("尺码")],
      expect: [absent(), prompt],
    },
    {
      name: "a human who comes while the buyer writes needs no message",
      script: [nobody, asks, chose("message"), agent("我在"), buyer("少发了一件")],
      expect: [absent(), prompt],
    },
  ],
  refrains: [
    {
      name: "everybody is offline, and the shop takes no messages (F209, F213)",
      config: { whenNobody: "nothing" },
      script: [nobody, greeted, asks],
      reason: "no-agent-online",
    },
    {
      name: "everybody is suspended (F209)",
      config: { whenNobody: "nothing" },
      script: [seats({ online: 0, suspended: 2 }), greeted, asks],
      reason: "no-agent-online",
    },
    {
      name: "a human serves, whatever the bot says in between (N07)",
      script: [greeted, buyer("在吗"), agent("在的"), bot("亲，猜您想问"), asks],
      reason: "human-serves",
    },
    { name: "a human serves", script: [greeted, buyer("在吗"), agent("在的"), asks], reason: "human-serves" },
    {
      name: "the shop's own transfer came first (F210)",
      script: [greeted, buyer("在吗"), transferred("a-2"), asks],
      reason: "human-serves",
    },
  ],
});
