import type { Seats, ShopView } from "interject/sdk";
import { describe, expect, test } from "vitest";
import { whenThere } from "./opening.ts";
import { estimateWait, waitInWords } from "./waiting.ts";

const seats = (online: number, queue: number, known = true): Seats => ({ known, online, suspended: 0, queue });
const everyTwoMinutes = { secondsPerBuyer: 120 };

describe("the wait (N06)", () => {
  test.each([
    ["the queue, shared by who is online", seats(2, 6), null, 360],
    ["an empty queue", seats(2, 0), null, 0],
    ["the last hour alone", seats(0, 0, false), 90, 90],
    ["the longer of both: the queue", seats(1, 10), 90, 1_200],
    ["the longer of both: the last hour", seats(4, 1), 500, 500],
    ["nothing is known", seats(0, 5, false), null, null],
    ["nobody is online, and nobody waited", seats(0, 5), null, null],
  ])("%s", (_, at, waited, expected) => expect(estimateWait(at, waited, everyTwoMinutes)).toBe(expected));

  test.each([
    [20, "不到 1 分钟", "less than a minute"],
    [60, "约 1 分钟", "about 1 minute"],
    [61, "约 2 分钟", "about 2 minutes"],
    [3_600, "约 60 分钟", "about 60 minutes"],
    [3_601, "1 小时以上", "more than an hour"],
  ])("%i seconds in words", (seconds, zh, en) => {
    expect(waitInWords(seconds, "zh")).toBe(zh);
    expect(waitInWords(seconds, "en")).toBe(en);
  });
});

describe("when somebody is there (N03)", () => {
  const night = Date.parse("2026-11-20T23:30:00+08:00");
  const shop = (opensAt: string | null, language: "zh" | "en", open = opensAt === null): ShopView => ({
    timeZone: "Asia/Shanghai",
    language,
    open,
    opensAt: opensAt === null ? null : Date.parse(opensAt),
    receivers: [],
    incidents: [],
    quality: null,
    waitSeconds: null,
  });

  test.each([
    ["2026-11-21T09:00:00+08:00", "明天 9:00 上班后", "after we open tomorrow at 9:00"],
    ["2026-11-20T23:45:00+08:00", "今天 23:45 上班后", "after we open today at 23:45"],
    ["2026-11-23T08:05:00+08:00", "周一 8:05 上班后", "after we open on Monday at 8:05"],
    ["2026-11-27T09:00:00+08:00", "11月27日 9:00 上班后", "after we open on 27 November at 9:00"],
  ])("%s", (opensAt, zh, en) => {
    expect(whenThere(shop(opensAt, "zh"), night)).toBe(zh);
    expect(whenThere(shop(opensAt, "en"), night)).toBe(en);
  });

  test("tomorrow is the shop's, not that of the universal clock", () => {
    const early = Date.parse("2026-11-20T01:00:00+08:00");
    expect(whenThere(shop("2026-11-20T09:00:00+08:00", "zh"), early)).toBe("今天 9:00 上班后");
  });

  test("without an hour to name none is named", () => {
    expect(whenThere(shop(null, "zh"), night)).toBe("客服上线后");
    expect(whenThere(shop(null, "zh", false), night)).toBe("上班后");
    expect(whenThere(shop(null, "en"), night)).toBe("as soon as somebody is online");
  });
});
