import { agent, buyer, testPoint } from "interject/testing";
import { letDown } from "./let-down.ts";

testPoint(letDown, {
  flags: [
    { name: "a price", script: [buyer("你们比实体店都贵")], expect: [{ code: "price", evidence: ["都贵"] }] },
    {
      name: "a wait",
      script: [buyer("京东物流从来没有这么慢过")],
      expect: [{ code: "waiting", evidence: ["这么慢"] }],
    },
    {
      name: "both: the price counts",
      script: [buyer("这么贵还发货这么慢")],
      expect: [{ code: "price", evidence: ["这么贵"] }],
    },
    {
      name: "a phrase of the shop's own",
      config: { waiting: ["花儿都谢了"] },
      script: [buyer("等得花兒都謝了")],
      expect: [{ code: "waiting", evidence: ["花兒都謝了"] }],
    },
  ],
  ignores: [
    {
      name: "a buyer who wants his money back",
      script: [buyer("这么慢，我要退款")],
      held: [{ guard: "beyond-a-coupon", evidence: ["退款"] }],
    },
    {
      name: "a complaint",
      script: [buyer("等了好久，我要投诉")],
      held: [{ guard: "beyond-a-coupon", evidence: ["投诉"] }],
    },
    { name: "a question about the price", script: [buyer("这个多少钱，可以便宜点吗")] },
    { name: "a question about delivery", script: [buyer("什么时候到")] },
    { name: "praise", script: [buyer("价格不贵，发货也快")] },
    { name: "the agent", script: [agent("亲，最近物流太慢了，抱歉")] },
  ],
});
