import type { Bilingual } from "../../plugins/sdk/point.ts";
import { lateAfterMs, percentOf } from "../conversation/policies.ts";
import { suppressionReasons } from "../conversation/reasons.ts";
import { hostReason, interventionTitle, reasonText } from "./reason-text.ts";
import { type Asked, fact, type Subject } from "./subject.ts";
import { lasting, often } from "./wording.ts";

export function frequency(subject: Subject): Asked[] {
  const spent = subject.decision.reason === "frequency";
  return [
    {
      code: "frequency",
      title: { zh: "频率", en: "How often" },
      wanted: often(subject.policy),
      found: spent ? hostReason("frequency") : { zh: "还没有用过", en: "not used up" },
    },
  ];
}

/** The side of the conversation is fixed by its id: a number from 0 to 100, and shares are cut off from below. */
function sideOf({ decision, policy, snapshot }: Subject, of: "rollout" | "holdout"): number {
  return percentOf(of, policy.id, `${snapshot.shop}/${decision.channel}/${decision.conversation}`);
}

const stands = (side: number): Bilingual => ({
  zh: `本会话的固定位置是 ${side.toFixed(1)}（0–100）`,
  en: `this conversation stands at ${side.toFixed(1)} of 0 to 100, always`,
});

export function shares(subject: Subject): Asked[] {
  const { rollout, tuning } = subject.policy;
  const side = stands(sideOf(subject, "rollout"));
  const asked: Asked[] = [];
  if (rollout < 100)
    asked.push({
      code: "rollout",
      title: { zh: "放量", en: "Roll-out" },
      wanted: { zh: `低于 ${rollout}`, en: `below ${rollout}` },
      found: side,
    });
  if (tuning !== undefined) {
    const [rate, quality, sessions] = ["rate", "quality", "sessions"].map((name) => fact(subject, name));
    const known = typeof quality === "number" ? `${Math.round(quality * 100)} %` : null;
    asked.push({
      code: "tuning",
      title: { zh: "按机器人表现调节", en: "By how good the bot is" },
      wanted: rate === undefined ? { zh: "按比例", en: "by share" } : { zh: `低于 ${rate}`, en: `below ${rate}` },
      found: {
        zh: `${side.zh}；${known === null ? "机器人满意度未知" : `机器人满意度 ${known}（${sessions} 通）`}`,
        en: `${side.en}; ${known === null ? "how good the bot is, is not known" : `the bot contents ${known} (${sessions} sessions)`}`,
      },
    });
  }
  return asked;
}

export function dailyCap(subject: Subject): Asked[] {
  const { dailyCap: cap } = subject.policy;
  const spent = fact(subject, "spent");
  return [
    {
      code: "daily-cap",
      title: { zh: "全店当日上限", en: "Daily cap of the shop" },
      wanted: { zh: `不超过 ${cap} 次`, en: `at most ${cap}` },
      found: spent === undefined ? null : { zh: `当时已执行 ${spent} 次`, en: `${spent} by then` },
    },
  ];
}

export function late(subject: Subject): Asked[] {
  const { zh, en } = lasting(lateAfterMs / 1_000);
  const tooLate = subject.decision.reason === "late";
  return [
    {
      code: "late",
      title: { zh: "及时", en: "In time" },
      wanted: { zh: `事后${zh}内`, en: `within ${en}` },
      found: tooLate ? hostReason("late") : { zh: "及时", en: "in time" },
    },
  ];
}

/** What a delayed step is made needless by. */
export function unless(subject: Subject): Asked[] {
  const { reason } = subject.decision;
  const gone = ["answered", "closed", "resolved", "withdrawn", "retracted"].includes(reason);
  const wanted = { zh: "等待期间仍有必要", en: "still needed when its time came" };
  return [
    {
      code: gone ? reason : "answered",
      title: { zh: "仍有必要", en: "Still needed" },
      wanted,
      found: gone ? reasonText(subject.decision, subject.packs) : wanted,
    },
  ];
}

export function free(subject: Subject): Asked[] {
  const { reason } = subject.decision;
  const busy = reason === "menu-open" || reason === "in-progress";
  return [
    {
      code: busy ? reason : "in-progress",
      title: { zh: "没有别的干预", en: "Nothing else under way" },
      wanted: { zh: "买家面前没有菜单，同一干预已结束", en: "no menu on the buyer's screen, the last one is over" },
      found: busy ? hostReason(reason) : { zh: "没有", en: "nothing" },
    },
  ];
}

/** What the intervention itself looked at, such as whether somebody is online. */
export function ownReason(subject: Subject): Asked[] {
  const { reason, intervention, outcome } = subject.decision;
  const own = outcome === "suppressed" && !Object.hasOwn(suppressionReasons, reason);
  return [
    {
      code: own ? reason : "intervention",
      title: interventionTitle(intervention, subject.packs),
      wanted: { zh: "干预自身的条件成立", en: "the intervention's own conditions hold" },
      found: own ? reasonText(subject.decision, subject.packs) : { zh: "成立", en: "they do" },
    },
  ];
}

export function holdout(subject: Subject): Asked[] {
  const { holdout: share } = subject.policy;
  if (share === 0) return [];
  return [
    {
      code: "holdout",
      title: { zh: "对照组", en: "Hold-out" },
      wanted: { zh: `不低于 ${share}`, en: `${share} or above` },
      found: stands(sideOf(subject, "holdout")),
    },
  ];
}
