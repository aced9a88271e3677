import { buyer, tally, testPoint, wait } from "interject/testing";
import { topicBurst } from "./topic-burst.ts";

const coupon = { topic: "topic/coupon", title: { zh: "券领不了", en: "券领不了" }, buyers: 17, yesterday: 0 };
const shipping = {
  topic: "scene/urge-shipping",
  title: { zh: "催发货", en: "When it is sent" },
  buyers: 30,
  yesterday: 10,
};
const none = { evidence: [] };

testPoint(topicBurst, {
  flags: [
    {
      name: "a topic of the shop that nobody asked about yesterday (F133)",
      script: [tally({ topics: [coupon] })],
      expect: [{ code: "burst", ...none }],
    },
    {
      name: "three times the buyers of the same hour yesterday (F132)",
      script: [tally({ topics: [shipping] })],
      expect: [{ code: "burst", ...none }],
    },
    {
      name: "each topic once while it stays hot",
      script: [
        tally({ topics: [coupon] }),
        wait(60),
        tally({ topics: [{ ...coupon, buyers: 25 }, shipping] }),
        wait(60),
        tally({ topics: [{ ...coupon, buyers: 30 }, shipping] }),
      ],
      expect: [
        { code: "burst", ...none },
        { code: "burst", ...none },
      ],
    },
    {
      name: "a topic again after it was quiet",
      config: { again: 5 },
      script: [tally({ topics: [coupon] }), wait(120), tally({}), wait(240), tally({ topics: [coupon] })],
      expect: [
        { code: "burst", ...none, resolved: true },
        { code: "burst", ...none },
      ],
    },
  ],
  ignores: [
    { name: "the usual rush of this hour", script: [tally({ topics: [{ ...shipping, yesterday: 28 }] })] },
    { name: "few buyers", script: [tally({ topics: [{ ...coupon, buyers: 9 }] })] },
    { name: "a shop that was not counted yesterday", script: [tally({ topics: [{ ...coupon, yesterday: null }] })] },
    { name: "what one buyer says", script: [buyer("券领不了"), buyer("券领不了")] },
  ],
});
