import { type ShopView, wallClock } from "interject/sdk";

const weekdays = {
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
} as const;
const months = "January February March April May June July August September October November December".split(" ");
const dayMs = 86_400_000;

/** When somebody will be there, as part of a sentence: 明天 9:00 上班后. Days are those of the shop's calendar. */
export function whenThere({ open, opensAt, timeZone, language }: ShopView, at: number): string {
  if (opensAt === null) {
    if (language === "zh") return open ? "客服上线后" : "上班后";
    return open ? "as soon as somebody is online" : "when we open";
  }
  const { day, weekday, minute } = wallClock(opensAt, timeZone);
  const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  const days = (Date.parse(day) - Date.parse(wallClock(at, timeZone).day)) / dayMs;
  const [, month = 1, date = 1] = day.split("-").map(Number);
  if (language === "zh") {
    const name =
      days === 0 ? "今天" : days === 1 ? "明天" : days < 7 ? weekdays.zh[weekday - 1] : `${month}月${date}日`;
    return `${name} ${time} 上班后`;
  }
  const name =
    days === 0
      ? "today"
      : days === 1
        ? "tomorrow"
        : days < 7
          ? `on ${weekdays.en[weekday - 1]}`
          : `on ${date} ${months[month - 1]}`;
  return `after we open ${name} at ${time}`;
}
