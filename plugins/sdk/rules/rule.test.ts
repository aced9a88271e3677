import { agent, bot, buyer, closed, ordered, retracted, testPoint, transferred, wait } from "interject/testing";
import { describe, expect, test } from "vitest";
import { type RulePoint, ruleToPoint } from "./compile.ts";
import type { RuleInput } from "./rule.ts";
import { ruleSchema } from "./rule.ts";

const title = { zh: "规则", en: "Rule" };

type Condition = RuleInput["standards"][number]["conditions"][number];
type Change = Partial<Omit<RuleInput, "standards">> & { readonly standards?: RuleInput["standards"] };

/** A rule of one standard with these conditions. */
function point(id: string, conditions: readonly Condition[], change: Change = {}): RulePoint {
  const standards = [{ id: "hit", conditions: [...conditions] }];
  return ruleToPoint(ruleSchema.parse({ id, title, kind: "deduct", standards, ...change }), {
    groups: new Map([["presale-team", new Set(["a-7"])]]),
  });
}

const hit = (...evidence: string[]) => [{ code: "hit", evidence }];
const said = (keywords: string): Condition => ({ type: "agent-said", keywords });
const asked = (keywords: string): Condition => ({ type: "buyer-said", keywords });

testPoint(
  point("any-content", [
    {
      type: "buyer-said",
      keywords: "尺码+不准",
      similar: { sentences: ["这件衣服偏大还是偏小"] },
      faqs: { entries: [{ id: "faq-1", wordings: ["身高体重穿多大的"] }] },
      pattern: "\\d{3}cm",
    },
  ]),
  {
    flags: [
      { name: "keywords (F031)", script: [buyer("尺码不准啊"), agent("好"), closed()], expect: hit("尺码不准") },
      {
        name: "a similar sentence, quoted alone (F031)",
        script: [buyer("在吗。这件衣服偏大还是偏小呀？"), agent("好"), closed()],
        expect: hit("这件衣服偏大还是偏小呀？"),
      },
      {
        name: "a wording of a linked question (F031)",
        script: [buyer("我的身高体重穿多大"), agent("好"), closed()],
        expect: hit("我的身高体重穿多大"),
      },
      { name: "a pattern", script: [buyer("我175cm"), agent("好"), closed()], expect: hit("175cm") },
    ],
    ignores: [
      { name: "another question", script: [buyer("什么时候发货"), agent("尺码不准 175cm"), closed()] },
      { name: "a session without an agent's word", script: [buyer("尺码不准"), closed()] },
      { name: "a bot, unless it is named", script: [buyer("尺码不准"), bot("好"), closed()] },
    ],
  },
);

testPoint(point("first-message", [{ type: "agent-said", keywords: "您好;你好", said: false, position: "first" }]), {
  flags: [
    { name: "no greeting (F029)", script: [buyer("在吗"), agent("说"), agent("您好"), closed()], expect: hit("说") },
    { name: "a session without a buyer", script: [agent("活动来了"), closed()], expect: hit("活动来了") },
  ],
  ignores: [{ name: "a greeting", script: [buyer("在吗"), agent("您好"), agent("说"), closed()] }],
});

testPoint(point("last-message", [{ type: "agent-said", keywords: "下班", position: "last" }]), {
  flags: [
    {
      name: "the last one (F029)",
      script: [buyer("在吗"), agent("在"), agent("下班了"), closed()],
      expect: hit("下班"),
    },
  ],
  ignores: [{ name: "an earlier one", script: [buyer("在吗"), agent("快下班了"), agent("好"), closed()] }],
});

testPoint(
  point("second-message", [{ type: "agent-said", keywords: "链接", position: "nth", nth: 2 }], { kind: "alert" }),
  {
    flags: [
      { name: "the second, live (F029)", script: [buyer("在吗"), agent("在"), agent("链接")], expect: hit("链接") },
    ],
    ignores: [
      { name: "the first", script: [buyer("在吗"), agent("链接"), agent("在")] },
      { name: "too few messages", script: [buyer("链接"), agent("在")] },
    ],
  },
);

testPoint(point("never-said", [asked("发票"), { type: "agent-said", keywords: "抬头;税号", said: false }]), {
  flags: [
    {
      name: "an invoice asked for, its details never (F029)",
      script: [buyer("开发票"), agent("好的"), closed()],
      expect: hit("发票"),
    },
  ],
  ignores: [
    { name: "details asked for", script: [buyer("开发票"), agent("抬头发我"), closed()] },
    { name: "no invoice", script: [buyer("在吗"), agent("好的"), closed()] },
  ],
});

testPoint(point("product", [{ type: "product", ids: ["p-12"], words: ["羽绒"] }, said("没货")]), {
  flags: [
    {
      name: "a card of the product (F032)",
      script: [buyer({ text: "有吗", content: [{ type: "product", id: "p-12" }] }), agent("没货"), closed()],
      expect: hit("没货"),
    },
    {
      name: "a link that names it (F032)",
      script: [
        buyer({ content: [{ type: "link", url: "https://shop.example.com/item?id=p-12&x=1" }] }),
        agent("没货"),
        closed(),
      ],
      expect: hit("没货"),
    },
    {
      name: "a word of the title (F032)",
      script: [buyer({ content: [{ type: "product", id: "p-9", title: "加厚羽絨服" }] }), agent("没货"), closed()],
      expect: hit("没货"),
    },
  ],
  ignores: [
    {
      name: "another product (F032)",
      script: [
        buyer({ content: [{ type: "link", url: "https://shop.example.com/item?id=p-123" }] }),
        agent("没货"),
        closed(),
      ],
    },
    {
      name: "the agent's own link",
      script: [buyer("有吗"), agent({ text: "没货", content: [{ type: "product", id: "p-12" }] }), closed()],
    },
  ],
});

testPoint(
  point("at-night", [{ type: "time", windows: [{ from: "22:00", to: "08:00" }] }, said("不在")], { kind: "alert" }),
  {
    flags: [
      {
        name: "at night (F029)",
        startsAt: "2026-11-20T23:30:00+08:00",
        script: [buyer("在吗"), agent("不在")],
        expect: hit("不在"),
      },
    ],
    ignores: [{ name: "by day (F029)", script: [buyer("在吗"), agent("不在")] }],
  },
);

for (const { is, before, after } of [
  { is: "ordered-before", before: [ordered({ status: "created" })], after: [] },
  { is: "no-order", before: [], after: [] },
  { is: "unpaid", before: [], after: [ordered({ status: "created" })] },
  { is: "refunding", before: [ordered({ status: "paid" })], after: [ordered({ status: "refunding" })] },
  { is: "not-ordered-same-day", before: [], after: [] },
] as const) {
  const other = is.startsWith("no") ? [ordered({ status: "shipped" })] : [ordered({ status: "shipped", id: "o-2" })];
  testPoint(point(`order-${is}`, [{ type: "order", is }]), {
    flags: [
      {
        name: is,
        script: [...before, wait(60), buyer("在吗"), agent("在"), ...after, closed()],
        expect: hit("在"),
      },
    ],
    ignores: [{ name: "other orders (F029)", script: [buyer("在吗"), agent("在"), ...other, closed()] }],
  });
}

testPoint(
  point(
    "kept",
    [{ type: "agent-steps", holds: "kept", inOrder: true, steps: [{ keywords: "凑单" }, { keywords: "优惠" }] }],
    { kind: "bonus" },
  ),
  {
    flags: [
      {
        name: "all steps, in order (F033)",
        script: [buyer("差多少"), agent("可以凑单哦"), agent("有优惠"), closed()],
        expect: hit("凑单", "优惠"),
      },
    ],
    ignores: [
      { name: "the wrong order (F033)", script: [buyer("差多少"), agent("有优惠"), agent("可以凑单哦"), closed()] },
      { name: "one step only (F033)", script: [buyer("差多少"), agent("有优惠"), closed()] },
    ],
  },
);

testPoint(
  point("unordered", [
    {
      type: "agent-steps",
      withinMinutes: 1,
      steps: [{ keywords: "地址" }, { keywords: "电话" }, { keywords: "滚", expect: "not-said" }],
    },
  ]),
  {
    flags: [
      {
        name: "a step too far from the one before, whichever came first",
        script: [buyer("寄吧"), agent("电话发我"), wait(61), agent("地址发我"), closed()],
        expect: [{ code: "hit-late", evidence: ["电话", "地址"] }],
      },
      {
        name: "a missing step",
        script: [buyer("寄吧"), agent("电话发我"), closed()],
        expect: [{ code: "hit-missing", evidence: ["电话"] }],
      },
      {
        name: "what must not be said",
        script: [buyer("寄吧"), agent("电话地址发我"), agent("滚"), closed()],
        expect: [{ code: "hit-unwanted", evidence: ["滚"] }],
      },
    ],
    ignores: [{ name: "any order", script: [buyer("寄吧"), agent("电话发我"), wait(60), agent("地址发我"), closed()] }],
  },
);

testPoint(point("answers", [asked("券"), said("不知道")], { answersWithin: 2 }), {
  flags: [
    {
      name: "an answer that follows the question closely (F126)",
      script: [agent("不知道"), buyer("券呢"), agent("等下"), agent("不知道"), closed()],
      expect: hit("券", "不知道"),
    },
  ],
  ignores: [
    { name: "an answer before it", script: [agent("不知道"), buyer("券呢"), agent("好"), closed()] },
    { name: "an answer long after it", script: [buyer("券呢"), agent("等"), agent("好"), agent("不知道"), closed()] },
  ],
});

testPoint(
  point("agents", [said("不知道")], {
    kind: "alert",
    agents: { groups: ["presale-team"], accounts: ["a-8"], bots: false },
  }),
  {
    flags: [
      {
        name: "a member of the group (F024)",
        script: [buyer("在吗"), agent({ text: "不知道", account: "a-7" })],
        expect: hit("不知道"),
      },
      {
        name: "a named account",
        script: [buyer("在吗"), agent({ text: "不知道", account: "a-8" })],
        expect: hit("不知道"),
      },
    ],
    ignores: [{ name: "anybody else (F024)", script: [buyer("在吗"), agent("不知道")] }],
  },
);

testPoint(point("bots", [said("不知道")], { kind: "alert", agents: { bots: true } }), {
  flags: [{ name: "the bot (F150)", script: [buyer("在吗"), bot("不知道")], expect: hit("不知道") }],
  ignores: [{ name: "the buyer", script: [buyer("不知道")] }],
});

testPoint(point("sensitive", [asked("发错价;标错价")], { kind: "alert" }), {
  flags: [
    {
      name: "a sensitive word of the shop, before anybody answers (F125)",
      script: [buyer("你们标错价了吧")],
      expect: hit("标错价"),
    },
  ],
  ignores: [{ name: "the agent's own words", script: [buyer("在吗"), agent("标错价了")] }],
});

testPoint(
  ruleToPoint(
    ruleSchema.parse({
      id: "combined",
      title,
      kind: "deduct",
      standards: [
        { id: "angry", conditions: [asked("投诉;差评")] },
        { id: "rude", conditions: [said("随便你")] },
        { id: "silent", conditions: [{ type: "agent-said", keywords: "抱歉;对不起", said: false }] },
      ],
      combinations: [
        { id: "worst", when: "angry && rude && silent", severity: "urgent", score: -10 },
        { id: "bad", when: "angry && (rude || silent)" },
      ],
    }),
  ),
  {
    flags: [
      {
        name: "the first combination that holds (F021, N14)",
        script: [buyer("我要投诉"), agent("随便你"), closed()],
        expect: [{ code: "worst", evidence: ["投诉", "随便你"] }],
      },
      {
        name: "a weaker one (F021)",
        script: [buyer("我要投诉"), agent("对不起，随便你"), closed()],
        expect: [{ code: "bad", evidence: ["投诉", "随便你"] }],
      },
    ],
    ignores: [
      { name: "an apology", script: [buyer("我要投诉"), agent("对不起"), closed()] },
      { name: "a calm buyer", script: [buyer("好吧"), agent("随便你"), closed()] },
    ],
  },
);

testPoint(
  ruleToPoint(
    ruleSchema.parse({
      id: "any-standard",
      title,
      kind: "deduct",
      standards: [
        { id: "first", conditions: [said("滚")] },
        { id: "second", join: "or", conditions: [said("闭嘴"), asked("骂人")] },
      ],
    }),
  ),
  {
    flags: [
      {
        name: "one standard (F021, F022)",
        script: [buyer("在吗"), agent("滚"), closed()],
        expect: [{ code: "first", evidence: ["滚"] }],
      },
      {
        name: "two standards, which do not add up (F021)",
        script: [buyer("骂人"), agent("滚"), closed()],
        expect: [{ code: "first", evidence: ["滚"] }],
      },
      {
        name: "either condition",
        script: [buyer("你骂人"), agent("好"), closed()],
        expect: [{ code: "second", evidence: ["骂人"] }],
      },
      {
        name: "each agent's own session",
        script: [buyer("在吗"), agent("闭嘴"), transferred("a-2"), agent({ text: "您好", account: "a-2" }), closed()],
        expect: [{ code: "second", evidence: ["闭嘴"] }],
      },
    ],
    ignores: [{ name: "neither", script: [buyer("在吗"), agent("在"), closed()] }],
  },
);

describe("a rule as a point", () => {
  test("carries its scores, severities and types of session to the shop (F030)", () => {
    const { codes, defaults, kind, moment } = point("scored", [said("滚")], {
      scores: { presale: null, aftersale: -5 },
      severity: "urgent",
      sessionTypes: ["aftersale"],
    });
    expect({ kind, moment }).toEqual({ kind: "deduct", moment: "session" });
    expect(defaults).toEqual({ scores: { presale: null, aftersale: -5 }, sessionTypes: ["aftersale"] });
    expect(codes).toEqual({ hit: { severity: "urgent", score: -5, message: title } });
  });

  test("deducts three and adds one unless it says otherwise; an alert has no score (F025, F030)", () => {
    const scoreOf = (kind: RuleInput["kind"]) => point("x", [said("滚")], { kind }).codes.hit?.score;
    expect([scoreOf("deduct"), scoreOf("bonus"), scoreOf("alert")]).toEqual([-3, 1, undefined]);
  });
});

testPoint(point("takes-back", [asked("退款"), said("自己想办法")], { countRetracted: true }), {
  flags: [
    {
      name: "words that were said and taken back, without the words (F151)",
      script: [buyer("怎么退款"), agent("自己想办法去"), retracted(), agent("点击申请"), closed()],
      expect: hit("退款", ""),
    },
  ],
  ignores: [
    {
      name: "other words that were taken back",
      script: [buyer("怎么退款"), agent("稍等"), retracted(), agent("点击申请"), closed()],
    },
    {
      name: "the words of the wrong side, taken back",
      script: [buyer("怎么退款"), buyer("那我自己想办法"), retracted(), agent("点击申请"), closed()],
    },
  ],
});

testPoint(
  point("takes-back-step", [{ type: "agent-steps", steps: [{ keywords: "加微信", expect: "not-said" }] }], {
    countRetracted: true,
  }),
  {
    flags: [
      {
        name: "an unwanted step that was taken back",
        script: [buyer("在吗"), agent("加微信聊"), retracted(), agent("在的"), closed()],
        expect: [{ code: "hit-unwanted", evidence: [""] }],
      },
    ],
    ignores: [{ name: "no such step", script: [buyer("在吗"), agent("在的"), retracted(), agent("您好"), closed()] }],
  },
);

testPoint(point("lets-take-back", [said("自己想办法")]), {
  flags: [{ name: "what stands", script: [buyer("在吗"), agent("自己想办法"), closed()], expect: hit("自己想办法") }],
  ignores: [
    {
      name: "what was taken back, where the rule does not ask for it (F151)",
      script: [buyer("在吗"), agent("自己想办法"), retracted(), agent("在的"), closed()],
    },
  ],
});
