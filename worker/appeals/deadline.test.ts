import { expect, it } from "vitest";
import { noticeText, owedNotices, reminderMs } from "./deadline.ts";

const now = 1_700_000_000_000;
const waiting = (id: string, dueAt: number, told: { remindedAt?: number; escalatedAt?: number } = {}) => ({
  id,
  dueAt,
  remindedAt: null,
  escalatedAt: null,
  ...told,
});

it("reminds a day before the deadline and escalates once it has passed, once each (N08)", () => {
  const owed = owedNotices(
    [
      waiting("far", now + reminderMs + 1),
      waiting("near", now + reminderMs),
      waiting("reminded", now + 1, { remindedAt: now - 1 }),
      waiting("late", now),
      waiting("late-and-reminded", now - 1, { remindedAt: now - reminderMs }),
      waiting("escalated", now - 1, { escalatedAt: now - 1 }),
    ],
    now,
  );
  expect(owed).toEqual({ remind: ["near"], escalate: ["late", "late-and-reminded"] });
});

it("says how many and where, in the shop's language", () => {
  const told = { count: 2, address: "https://interject.test/shops/s/appeals" };
  expect(noticeText("remind", { ...told, language: "zh" })).toBe(
    "2 条客服申诉将在 24 小时内到期，请尽快处理\nhttps://interject.test/shops/s/appeals",
  );
  expect(noticeText("escalate", { ...told, language: "en" })).toContain("still wait: 2");
});
