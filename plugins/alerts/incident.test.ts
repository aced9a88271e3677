import { buyer, tally, testPoint, wait } from "interject/testing";
import { incident } from "./incident.ts";

const startsAt = "2026-11-20T10:00:00+08:00";
const coupon = {
  id: "shop/coupon|failed|1",
  point: "shop/coupon",
  code: "failed",
  title: { zh: "券领不了", en: "The coupon fails" },
  openedAt: Date.parse(startsAt) - 30_000,
  over: false,
  buyers: 12,
  conversations: 12,
};
const none = { evidence: [] };
/** An open incident in each of so many minutes, one buyer more each time. */
const minutes = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    tally({ incidents: [{ ...coupon, buyers: 12 + index, conversations: 12 + index }] }),
    wait(60),
  ]).flat();

testPoint(incident, {
  flags: [
    {
      name: "many buyers with the same alert once, however many follow (N22, F125)",
      script: minutes(20),
      expect: [{ code: "opened", ...none }],
    },
    {
      name: "one that goes on, in digests at gaps that double (N22)",
      config: { digest: 10 },
      script: minutes(60),
      expect: [
        { code: "opened", ...none },
        { code: "goes-on", ...none },
        { code: "goes-on", ...none },
      ],
    },
    {
      name: "its end, once",
      script: [
        ...minutes(3),
        tally({ incidents: [{ ...coupon, over: true }] }),
        wait(60),
        tally({ incidents: [{ ...coupon, over: true }] }),
        wait(60),
        tally({}),
      ],
      expect: [
        { code: "opened", ...none, resolved: true },
        { code: "over", ...none, resolved: true },
      ],
    },
    {
      name: "two at a time, each for itself",
      script: [tally({ incidents: [coupon] }), wait(60), tally({ incidents: [{ ...coupon, id: "other" }, coupon] })],
      expect: [
        { code: "opened", ...none },
        { code: "opened", ...none },
      ],
    },
  ],
  ignores: [
    { name: "a minute without incidents", script: [tally({})] },
    {
      name: "one that was over before anybody heard of it",
      script: [tally({ incidents: [{ ...coupon, over: true }] })],
    },
    { name: "one buyer's trouble", script: [buyer("券领不了")] },
  ],
});
