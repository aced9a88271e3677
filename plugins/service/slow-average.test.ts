import { agent, bot, buyer, closed, retracted, testPoint, wait } from "interject/testing";
import { slowAverage } from "./slow-average.ts";

const rounds = (...seconds: number[]) => [
  ...seconds.flatMap((took, index) => [buyer(`问题${index + 1}`), wait(took), agent("答复")]),
  closed(),
];

testPoint(slowAverage, {
  flags: [
    {
      name: "an average of 10.5 s against a limit of 10 s: compared before rounding (F045)",
      config: { seconds: 10 },
      script: rounds(0, 21),
      expect: [{ code: "slow", evidence: ["问题2"] }],
    },
    {
      name: "the rounds that pull the average above the limit",
      script: rounds(200, 5, 100),
      expect: [{ code: "slow", evidence: ["问题1", "问题3"] }],
    },
    {
      name: "a round from the first of the buyer's sentences",
      script: [buyer("在吗"), wait(50), buyer("有货吗"), wait(20), agent("有"), closed()],
      expect: [{ code: "slow", evidence: ["在吗"] }],
    },
    {
      name: "a real answer after an automatic one, where that does not count",
      config: { automaticCounts: false },
      script: [buyer("在吗"), agent({ text: "您好", automatic: true }), wait(100), agent("在的"), closed()],
      expect: [{ code: "slow", evidence: ["在吗"] }],
    },
    {
      name: "an aftersale session by its own limit (F045)",
      config: { separate: true, seconds: 300, aftersaleSeconds: 30 },
      script: [buyer("我要退货退款，东西坏了"), wait(40), agent("好的"), closed()],
      expect: [{ code: "slow", evidence: ["我要退货退款，东西坏了"] }],
    },
    {
      name: "a session of the bot, where those are inspected (F150)",
      config: { bots: true },
      script: [buyer("在吗"), wait(100), bot("您好"), closed()],
      expect: [{ code: "slow", evidence: ["在吗"] }],
    },
  ],
  ignores: [
    { name: "quick replies", script: rounds(10, 20) },
    { name: "exactly the limit", config: { seconds: 10 }, script: rounds(0, 20) },
    {
      name: "an automatic first reply, which counts as an answer (F045)",
      config: { seconds: 10 },
      script: [
        buyer("在吗"),
        agent({ text: "您好", automatic: true }),
        buyer("有货吗"),
        wait(18),
        agent("有"),
        closed(),
      ],
    },
    {
      name: "an aftersale session by the longer limit of its own (F045)",
      config: { separate: true, seconds: 30, aftersaleSeconds: 300 },
      script: [buyer("我要退货退款，东西坏了"), wait(40), agent("好的"), closed()],
    },
    { name: "fewer rounds than are inspected", config: { rounds: 2 }, script: rounds(500) },
    {
      name: "a question that was taken back",
      script: [buyer("在吗"), retracted(), wait(500), agent("您好"), closed()],
    },
    {
      name: "a question that nobody answered",
      script: [...rounds(5).slice(0, -1), buyer("还有吗"), wait(900), closed()],
    },
    { name: "a session of the bot", script: [buyer("在吗"), wait(100), bot("您好"), closed()] },
  ],
});
