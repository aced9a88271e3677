import { conditions, scene } from "./conditions.ts";
import { dailyCap, free, frequency, holdout, late, ownReason, shares, unless } from "./limits.ts";
import { reasonText } from "./reason-text.ts";
import type { Asked, Check, Subject } from "./subject.ts";

/** What the policy asked for, one by one, with how it was; everything before what failed was met. */
export function checksOf(subject: Subject): Check[] {
  const asked = asksOf(subject);
  const { reason, outcome } = subject.decision;
  const went = outcome !== "suppressed" && outcome !== "cancelled" && outcome !== "late";
  const failed = went ? asked.length : asked.findIndex(({ code }) => code === reason);
  if (failed >= 0)
    return asked.map((check, index) => ({ ...check, met: index < failed ? true : index === failed ? false : null }));
  // A code of an earlier version: what was judged before it is not known.
  return [...asked.map((check) => ({ ...check, met: null })), { ...unnamed(subject), met: false }];
}

/** In the order in which the engine judges. */
function asksOf(subject: Subject): Asked[] {
  const { decision, policy } = subject;
  const { reason } = decision;
  const usual = [...frequency(subject), ...shares(subject)];
  const retracted = reason === "retracted" ? [unnamed(subject)] : [];
  const broken = reason === "not-installed" || reason === "error" ? [unnamed(subject)] : [];
  const rest = [...free(subject), ...broken, ...ownReason(subject), ...holdout(subject)];
  // A delayed step passes the policy's limits when its time begins to run, and the conditions again when it is over.
  if ((policy.then[decision.step]?.after ?? 0) > 0 && decision.outcome !== "suppressed")
    return [...usual, ...unless(subject), ...conditions(subject), ...dailyCap(subject), ...late(subject), ...rest];
  return [
    ...scene(subject),
    ...conditions(subject),
    ...retracted,
    ...usual,
    ...dailyCap(subject),
    ...late(subject),
    ...rest,
  ];
}

function unnamed({ decision, packs }: Subject): Asked {
  const found = reasonText(decision, packs);
  return {
    code: decision.reason,
    title: { zh: "其他", en: "Otherwise" },
    wanted: { zh: "可以执行", en: "may be done" },
    found,
  };
}
