import { agent, buyer, retracted, testPolicies } from "interject/testing";
import pack from "./index.ts";

const served = agent("在的亲");

testPolicies(pack, {
  cases: [
    {
      name: "a let-down buyer is comforted once in a session",
      script: [served, buyer("这也太贵了"), agent("亲，这款用料好"), buyer("还是好贵啊")],
      expect: [
        { policy: "comfort-let-down", outcome: "acted", actions: [{ kind: "suggestion" }] },
        { policy: "comfort-let-down", outcome: "suppressed", reason: "frequency" },
      ],
    },
    {
      name: "a buyer who takes his words back is not comforted any more",
      script: [served, buyer("这也太贵了"), retracted(), agent("给您申请了一张 5 元优惠券，可以吗"), buyer("好的")],
      expect: [
        { policy: "comfort-let-down", outcome: "acted", actions: [{ kind: "suggestion" }] },
        { policy: "comfort-let-down", outcome: "acted", reason: "followed", actions: [] },
      ],
    },
    {
      name: "a buyer whom the bot serves is left alone",
      script: [buyer("这也太贵了")],
      expect: [{ policy: "comfort-let-down", outcome: "suppressed", reason: "served-by" }],
    },
    {
      name: "observed first: what would be suggested is recorded",
      mode: "observe",
      script: [served, buyer("等了好久了")],
      expect: [{ policy: "comfort-let-down", outcome: "observed", actions: [{ kind: "suggestion" }] }],
    },
  ],
});
