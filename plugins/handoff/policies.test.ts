import {
  agent,
  bot,
  buyer,
  chose,
  facts,
  ordered,
  rated,
  retracted,
  runPolicyCase,
  seats,
  taskDone,
  taskSeen,
  testPolicies,
  transferred,
  typing,
  wait,
} from "interject/testing";
import { expect, test } from "vitest";
import alerts from "../alerts/index.ts";
import supervision from "../supervision/index.ts";
import handoff from "./index.ts";

const greeted = bot("您好，请问有什么可以帮您");
const options = (...ids: string[]) => ids.map((id) => ({ id }));
const menu = { kind: "menu" as const, options: options("continue", "human") };
const absent = { kind: "menu" as const, options: options("message", "call-back", "continue") };
const dismissed = { kind: "dismiss-menu" as const };
const handover = { kind: "handoff" as const };

const angry = "offer-human-strong-emotion";
const asked = "offer-human-when-asked";
const again = "automatic-when-asked-again";
const lost = "automatic-when-bot-is-lost";
const long = "offer-human-long-talk";
const gap = "offer-human-widest-gap";
const held = "hold-bot-while-human-serves";
const night = "trouble-at-night-to-supervisor";

const acted = (policy: string, ...actions: { kind: "menu" | "handoff" | "reply" | "notice" | "verdict" }[]) => ({
  policy,
  outcome: "acted" as const,
  reason: "matched",
  actions,
});
const followed = (policy: string, ...actions: { kind: "menu" }[] | object[]) => ({
  policy,
  outcome: "acted" as const,
  reason: "followed",
  actions: actions as never,
});
const suppressed = (policy: string, reason: string) => ({ policy, outcome: "suppressed" as const, reason });

/** So many times the buyer asks, and the bot answers something else each time. */
const rounds = (count: number) =>
  Array.from({ length: count }, (_, round) => [
    buyer(`第${round + 1}件的颜色`),
    bot(`第${round + 1}件是蓝色的`),
    wait(10),
  ]).flat();
const everybody = { [long]: { holdout: 0 }, [gap]: { rollout: 100, holdout: 0 } };

const of = (value: number, sessions = 200) => ({ value, sessions, basis: "rating" as const });
/** The bot is lost with returns, and good with sizes. */
const quality = {
  at: 0,
  overall: { bot: of(0.5), human: of(0.9) },
  scenes: { return: { bot: of(0.3), human: of(0.9) }, size: { bot: of(0.85), human: of(0.9) } },
};
const hours = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "22:00" }], holidays: [] };

testPolicies(handoff, {
  with: [alerts, supervision],
  cases: [
    {
      name: "the shop's bot goes on as before, until the moment comes (F198)",
      script: [
        buyer("在吗"),
        greeted,
        buyer("几天到"),
        bot("三天左右"),
        buyer("给我转人工"),
        chose("human"),
        transferred("a-2"),
      ],
      expect: [
        suppressed(gap, "quality-unknown"),
        suppressed(again, "earlier"),
        acted(asked, menu),
        followed(asked, handover),
        followed(asked, { kind: "notice", text: "人工客服将为您服务" }),
      ],
    },
    {
      name: "abuse brings the menu every time it shows (F204, N05)",
      only: [angry],
      script: [greeted, buyer("妈的垃圾店"), bot("抱歉"), buyer("滚，傻逼"), chose("continue"), buyer("操你妈")],
      expect: [acted(angry, menu), followed(angry, dismissed), acted(angry, menu), followed(angry), acted(angry, menu)],
    },
    {
      name: "so do threats to complain and to review badly (F204)",
      only: [angry],
      script: [greeted, buyer("再不解决我就投诉你们"), bot("抱歉"), buyer("等着差评吧")],
      expect: [acted(angry, menu), followed(angry, dismissed), acted(angry, menu)],
    },
    {
      name: "five rounds with the bot bring it once in a session (F205, N05)",
      only: [long],
      change: everybody,
      script: [...rounds(5), buyer("第六件呢"), chose("continue"), bot("红色"), buyer("第七件呢")],
      expect: [
        { ...acted(long, menu), moment: { type: "bot-rounds", data: { rounds: 5 } } },
        followed(long),
        suppressed(long, "frequency"),
      ],
    },
    {
      name: "four rounds do not, and a human starts the count anew (F205)",
      only: [long],
      change: everybody,
      script: [...rounds(4), buyer("第五件呢"), agent("绿色"), wait(300), ...rounds(4)],
      expect: [],
    },
    {
      name: "the next day is another session (F205)",
      only: [long],
      change: everybody,
      startsAt: "2026-11-20T23:00:00+08:00",
      script: [...rounds(5), buyer("第六件呢"), chose("continue"), wait(7_200), ...rounds(5), buyer("第六件呢")],
      expect: [acted(long, menu), followed(long), acted(long, menu)],
    },
    {
      name: "where humans do better than the bot by the most, once in a session (F206)",
      only: [gap],
      change: everybody,
      script: [
        facts({ quality }),
        greeted,
        buyer("我想退货，怎么申请"),
        chose("continue"),
        bot("点退货"),
        buyer("能换货吗"),
      ],
      expect: [
        { ...acted(gap, menu), moment: { type: "scene", data: { scene: "return" } } },
        followed(gap),
        suppressed(gap, "frequency"),
      ],
    },
    {
      name: "not in another scene, and not where too little is known (F206, N02)",
      only: [gap],
      change: everybody,
      script: [greeted, buyer("我想退货，怎么申请"), facts({ quality }), bot("点退货"), buyer("身高170穿什么尺码")],
      expect: [suppressed(gap, "quality-unknown"), suppressed(gap, "not-widest-gap")],
    },
    {
      name: "the published share is on record: what the bot is worth, and how often it is intervened (F207, N04)",
      only: [gap],
      change: everybody,
      conversation: "c-1",
      script: [facts({ quality }), greeted, buyer("我想退货，怎么申请")],
      expect: [{ ...acted(gap, menu), facts: { rate: 100, quality: 0.3, sessions: 200, basis: "rating", holdout: 0 } }],
    },
    {
      name: "everybody offline or suspended: no menu for a human, and the reason is kept (F209, F213, N02)",
      only: [asked],
      change: { [asked]: { then: [{ intervention: "handoff/offer-human", config: { whenNobody: "nothing" } }] } },
      script: [seats({ online: 0, suspended: 2 }), greeted, buyer("给我转人工")],
      expect: [{ ...suppressed(asked, "no-agent-online"), facts: { online: 0, suspended: 2 } }],
    },
    {
      name: "one who is online is enough (F209)",
      only: [asked],
      script: [seats({ online: 1, suspended: 3 }), greeted, buyer("给我转人工")],
      expect: [acted(asked, menu)],
    },
    {
      name: "the shop's own strategy came first: ours stands back (F210, N02)",
      only: [asked, angry],
      script: [greeted, buyer("在吗"), transferred("a-2"), buyer("给我转人工，妈的")],
      expect: [suppressed(angry, "served-by"), suppressed(asked, "served-by")],
    },
    {
      name: "who goes on with the bot costs no agent anything (F200, F211)",
      only: [asked],
      script: [greeted, buyer("给我转人工"), chose("continue"), bot("好的，请说"), buyer("几天到")],
      expect: [acted(asked, menu), followed(asked)],
    },
    {
      name: "who was offered a human, why, what he did, and what it rested on (F212, N01)",
      only: [asked],
      script: [
        seats({ online: 2, queue: 4 }),
        greeted,
        buyer("给我转人工"),
        wait(8),
        chose("human"),
        wait(90),
        transferred("a-2"),
        agent({ text: "在的", account: "a-2" }),
        ordered({ status: "paid" }),
        rated(5),
      ],
      expect: [
        {
          ...acted(asked, { ...menu, text: "请问需要为您转接人工客服吗？现在预计等待约 4 分钟。" } as never),
          facts: { servedBy: "bot", online: 2, queue: 4, rate: 100, holdout: 0 },
        },
        followed(asked, handover, {
          kind: "notice",
          text: "正在为您转接人工客服，前面还有 4 位，预计等待约 4 分钟，请稍候。",
        }),
        followed(asked, { kind: "notice" }),
      ],
    },
    {
      name: "who opened the keyboard instead is on record, too (F202, N01)",
      only: [asked],
      script: [greeted, buyer("给我转人工"), typing()],
      expect: [acted(asked, menu), followed(asked, dismissed)],
    },
    {
      name: "what would be done is on record before anything is done (N01)",
      only: [asked],
      mode: "observe",
      script: [greeted, buyer("给我转人工"), chose("human")],
      expect: [{ policy: asked, outcome: "observed", reason: "matched", actions: [menu] }],
    },
    {
      name: "the arm that is left alone says so (F212, N02, N04)",
      only: [asked],
      change: { [asked]: { holdout: 100 } },
      script: [greeted, buyer("给我转人工")],
      expect: [{ ...suppressed(asked, "holdout"), facts: { holdout: 100 } }],
    },
    {
      name: "once in a session is spent, also by what was left undone to measure (N02, N05)",
      only: [long],
      change: { [long]: { holdout: 100 } },
      script: [...rounds(5), buyer("第六件呢"), bot("红色"), buyer("第七件呢")],
      expect: [suppressed(long, "holdout"), suppressed(long, "frequency")],
    },
    {
      name: "the day's cap is a brake (N02)",
      only: [asked],
      change: { [asked]: { dailyCap: 3 } },
      script: [facts({ spent: { [asked]: 3 } }), greeted, buyer("给我转人工")],
      expect: [suppressed(asked, "daily-cap")],
    },
    {
      name: "one menu at a time for one buyer, by the order of the list (N05)",
      only: [angry, asked],
      script: [greeted, buyer("给我转人工，妈的")],
      expect: [acted(angry, menu), suppressed(asked, "in-progress")],
    },
    {
      name: "a cool-down holds for its seconds (N05)",
      only: [asked],
      change: { [asked]: { frequency: { kind: "cool-down", seconds: 600 } } },
      script: [greeted, buyer("转人工"), chose("continue"), wait(599), buyer("要人工"), wait(1), buyer("人工客服")],
      expect: [acted(asked, menu), followed(asked), suppressed(asked, "frequency"), acted(asked, menu)],
    },
    {
      name: "once in a scene: each point for itself (N05)",
      only: [angry],
      change: { [angry]: { frequency: { kind: "once-per-scene" } } },
      script: [
        greeted,
        buyer("再不解决我就投诉你们"),
        bot("抱歉"),
        buyer("等着差评吧"),
        bot("抱歉"),
        buyer("我要去投诉"),
      ],
      expect: [
        acted(angry, menu),
        followed(angry, dismissed),
        acted(angry, menu),
        followed(angry, dismissed),
        suppressed(angry, "frequency"),
      ],
    },
    {
      name: "the queue is not skipped: the estimate is told, a call back offered, the transfer is the usual one (F201, F214, N06)",
      only: [asked],
      script: [
        seats({ online: 2, queue: 20 }),
        facts({ waitSeconds: 300 }),
        greeted,
        buyer("给我转人工"),
        chose("human"),
      ],
      expect: [
        acted(asked, {
          kind: "menu",
          text: "请问需要为您转接人工客服吗？现在预计等待约 20 分钟。",
          options: options("continue", "human", "call-back"),
        } as never),
        followed(asked, handover, { kind: "notice" }),
      ],
    },
    {
      name: "a call back is a task until somebody has called (N06)",
      only: [asked],
      script: [
        seats({ queue: 20 }),
        greeted,
        buyer("给我转人工"),
        chose("call-back"),
        buyer("13800000000"),
        taskSeen(),
        wait(900),
        taskDone(),
      ],
      expect: [
        acted(asked, { kind: "menu" }),
        followed(asked, { kind: "reply" }),
        followed(asked, { kind: "task", task: "call-back" }, { kind: "reply" }),
        followed(asked),
        followed(asked),
      ],
      tasks: [{ kind: "call-back", state: "done", text: "“13800000000”" }],
    },
    {
      name: "at night: a message, an hour when we open, and a list for the morning (F213, N03)",
      only: [asked],
      hours,
      startsAt: "2026-11-20T23:30:00+08:00",
      script: [
        seats({ online: 0 }),
        greeted,
        buyer("给我转人工"),
        chose("message"),
        buyer("少发了一件"),
        wait(605),
        buyer("在吗"),
      ],
      expect: [
        acted(asked, {
          ...absent,
          text: "抱歉，人工客服现在不在线。您可以先留下要说的事，明天 9:00 上班后我们会尽快联系您。",
        } as never),
        followed(asked, { kind: "reply" }),
        // Nine and a half hours, and the half that the shop allows itself.
        followed(asked, { kind: "task", task: "message", dueSeconds: 36_000 }, { kind: "reply" }),
        followed(asked),
      ],
      tasks: [{ kind: "message", state: "open", text: "“少发了一件”" }],
    },
    {
      name: "words that are taken back are in no list, the others stay (N03)",
      only: [asked],
      script: [
        seats({ online: 0 }),
        greeted,
        buyer("给我转人工"),
        chose("message"),
        buyer("少发了一件"),
        buyer("你们这些骗子"),
        retracted("你们这些骗子"),
      ],
      expect: [
        acted(asked, absent),
        followed(asked, { kind: "reply" }),
        followed(asked, { kind: "task" }, { kind: "reply" }),
        followed(asked, { kind: "task" }),
        followed(asked, { kind: "task", text: "“少发了一件”" }),
      ],
      tasks: [{ kind: "message", state: "open", text: "“少发了一件”" }],
    },
    {
      name: "abuse at night reaches the supervisor on call, too (N03)",
      hours,
      startsAt: "2026-11-20T23:30:00+08:00",
      only: [angry, night],
      script: [seats({ online: 0 }), greeted, buyer("妈的垃圾店")],
      expect: [acted(angry, absent), { policy: night, outcome: "acted", reason: "matched" }],
    },
    {
      name: "by day that is left to the policies of the day (N03)",
      hours,
      only: [night],
      script: [greeted, buyer("妈的垃圾店")],
      expect: [suppressed(night, "schedule")],
    },
    {
      name: "the bot is lost: no more questions (F235)",
      only: [lost, long],
      script: [
        greeted,
        buyer("能和上次的一起发吗"),
        bot("抱歉，我还在学习中，没有理解您的问题"),
        wait(5),
        transferred("a-2"),
      ],
      expect: [acted(lost, { kind: "reply" }, handover), followed(lost, { kind: "notice" })],
    },
    {
      name: "who asks for a human again is handed over, and offered nothing on the way (F235, N05)",
      only: [again, asked, angry],
      script: [greeted, buyer("给我转人工"), bot("请先描述问题"), buyer("我要人工客服"), wait(20), buyer("妈的")],
      expect: [
        suppressed(again, "earlier"),
        acted(asked, menu),
        followed(asked, dismissed),
        acted(again, { kind: "reply" }, handover),
        suppressed(asked, "in-progress"),
        suppressed(angry, "in-progress"),
      ],
    },
    {
      name: "a bot that talked over a human is told of, and one that is about to is held (N07)",
      only: [held],
      script: [
        buyer("在吗"),
        agent({ text: "在的，我来处理", account: "a-2" }),
        wait(30),
        bot("亲，猜您想问"),
        bot({ text: "亲，这里可以自助查询", pending: true }),
        wait(91),
        bot({ text: "亲，还在吗", pending: true }),
      ],
      expect: [
        acted(held, { kind: "notice", audience: "agent", to: "a-2" } as never),
        acted(held, { kind: "verdict", decision: "hold" } as never),
      ],
    },
  ],
});

/** Without points, which moments do not need: many conversations are played. */
const moments = { ...handoff, points: [] };

/** The share of conversations in which the policy acts, as it is shipped but for `change`. */
function shareActed(policy: string, script: Parameters<typeof runPolicyCase>[1]["script"], change = {}): number {
  const count = 250;
  let acting = 0;
  for (let index = 0; index < count; index++) {
    const item = { name: "share", script, only: [policy], change: { [policy]: change }, conversation: `c-${index}` };
    if (runPolicyCase(moments, item).decisions.some(({ outcome }) => outcome === "acted")) acting++;
  }
  return acting / count;
}

const sixth = [...rounds(5), buyer("第六件呢")];
const withBot = (value: number) => [
  facts({ quality: { ...quality, overall: { bot: of(value), human: of(0.9) } } }),
  ...sixth,
];

test.each([
  ["a poor bot: every chat", 0.4, 1],
  ["one in the middle: half of the way", 0.7, 0.55],
  ["a good one: the floor", 0.95, 0.1],
])("the better the bot, the fewer chats: %s (F207, N04)", (_, value, share) => {
  const acted = shareActed(long, withBot(value), { holdout: 0 });
  expect(Math.abs(acted - share)).toBeLessThan(0.06);
});

test("where nothing is known of the bot it is taken for a poor one, but for the tenth that is left alone (F207, N04)", () => {
  expect(Math.abs(shareActed(long, sixth) - 0.9)).toBeLessThan(0.05);
});

test("the widest gap is on trial: a tenth of the chats, a tenth of them left alone (F208)", () => {
  const script = [facts({ quality }), greeted, buyer("我想退货，怎么申请")];
  expect(Math.abs(shareActed(gap, script) - 0.09)).toBeLessThan(0.04);
  expect(Math.abs(shareActed(gap, script, { rollout: 50 }) - 0.45)).toBeLessThan(0.07);
});
