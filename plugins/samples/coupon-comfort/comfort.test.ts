import { agent, bot, buyer, byHand, closed, testIntervention, transferred, triggers, wait } from "interject/testing";
import { comfort, comfortSettings } from "./comfort.ts";
import { lineFor, wordsOf } from "./wording.ts";

const usual = comfortSettings.parse({});
const served = agent("在的亲");
const dear = triggers(buyer("这也太贵了"), { point: "coupon-comfort/let-down", code: "price" });
const slow = triggers(buyer("等了好久了"), { point: "coupon-comfort/let-down", code: "waiting" });
const offers = agent("给您申请了一张 5 元优惠券，可以吗");

const says = (text: string) => ({ kind: "suggestion" as const, text });
const tagged = (outcome: string) => ({ kind: "tag" as const, tag: `coupon-${outcome}` });
const first = says(lineFor("price", 5, usual, "zh"));

testIntervention(comfort, {
  acts: [
    { name: "a line about the price", script: [served, dear], expect: [first] },
    {
      name: "a line about the wait",
      script: [served, slow],
      expect: [says(lineFor("waiting", 5, usual, "zh"))],
    },
    {
      name: "what the official packs find",
      script: [
        served,
        triggers(buyer("质量也太差了"), { point: "alerts/product-complaint" }),
        closed(),
        triggers(buyer("快递一周了"), { point: "alerts/logistics-complaint" }),
      ],
      expect: [first, says(lineFor("waiting", 5, usual, "zh"))],
    },
    {
      name: "the shop's own words and language",
      config: { amount: 8, priceLine: "送您{amount}元" },
      script: [served, dear],
      expect: [says("送您8元")],
    },
    { name: "English", language: "en", script: [served, dear], expect: [says(lineFor("price", 5, usual, "en"))] },
    {
      name: "an offer within the budget",
      config: { amount: 20, budget: 3 },
      script: [served, dear],
      expect: [says(lineFor("price", 3, usual, "zh"))],
    },
    {
      name: "thanks when the buyer accepts",
      script: [served, dear, offers, buyer("好的，谢谢"), buyer("谢谢")],
      expect: [first, says(wordsOf.thanks.zh), tagged("accepted")],
    },
    {
      name: "an apology when he declines",
      script: [served, dear, offers, buyer("不用了"), buyer("好的")],
      expect: [first, says(wordsOf.sorry.zh), tagged("declined")],
    },
    {
      name: "once more when he wants more, and no further",
      script: [served, dear, offers, buyer("太少了吧"), agent("再给您争取到10元券"), buyer("就这么点")],
      expect: [first, says(lineFor("more", 10, usual, "zh")), says(wordsOf.limit.zh), tagged("declined")],
    },
    {
      name: "nothing more where the budget is spent",
      config: { budget: 5 },
      script: [served, dear, offers, buyer("才5块")],
      expect: [first, says(wordsOf.limit.zh), tagged("declined")],
    },
    {
      name: "a buyer who does not answer",
      script: [served, dear, wait(60), offers, wait(601), buyer("好的")],
      expect: [first, tagged("unanswered")],
    },
    {
      name: "an answer after talk about something else",
      script: [served, dear, offers, buyer("那我这个订单什么时候可以发货呢，急着用啊，等着送人的"), buyer("可以")],
      expect: [first, says(wordsOf.thanks.zh), tagged("accepted")],
    },
    {
      name: "an agent who does not take it up: the buyer's yes is about something else",
      script: [served, dear, agent("亲，这个价格已经很优惠了"), buyer("好的"), wait(601), offers, buyer("好的")],
      expect: [first],
    },
    {
      name: "an agent whom the chat was handed to",
      script: [served, dear, transferred("a-2"), agent({ text: "给您一张券", account: "a-2" }), buyer("好的")],
      expect: [first, says(wordsOf.thanks.zh), tagged("accepted")],
    },
    { name: "a chat that was closed", script: [served, dear, offers, closed(), buyer("好的")], expect: [first] },
    {
      name: "a supervisor who runs it by hand",
      script: [served, buyer("在吗"), byHand()],
      expect: [says(lineFor("waiting", 5, usual, "zh"))],
    },
  ],
  refrains: [
    { name: "nobody serves", script: [dear], reason: "no-agent" },
    { name: "the bot serves", script: [bot("您好"), dear], reason: "no-agent" },
    { name: "no budget", config: { budget: 0 }, script: [served, dear], reason: "no-budget" },
  ],
});
