import { useTranslation } from "react-i18next";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { duration } from "../show/time.ts";
import type { Titles } from "../show/use-titles.ts";

export type PolicyWords = {
  conditions: string[];
  steps: { key: string; intervention: string; detail: string }[];
  often: string;
};

/** A policy as sentences. */
export function usePolicyWords(policy: Policy, titles: Titles): PolicyWords {
  const { t } = useTranslation();
  const units = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  const or = ` ${t("policies.or")} `;
  const { when, if: only, then, frequency, rollout, holdout } = policy;

  const conditions: string[] = [];
  if (when.minSeverity) conditions.push(t("policies.severityAtLeast", { severity: t(`severity.${when.minSeverity}`) }));
  if (when.codes) conditions.push(t("policies.codes", { codes: when.codes.join(or) }));
  if (only.sessionTypes) {
    conditions.push(
      t("policies.sessionTypes", { types: only.sessionTypes.map((type) => t(`sessionType.${type}`)).join(or) }),
    );
  }
  if (only.channels) conditions.push(t("policies.channels", { channels: only.channels.join(or) }));
  if (only.servedBy) {
    const who = only.servedBy.map((role) => t(`policies.who.${role}`));
    conditions.push(t("policies.servedBy", { who: who.join(or) }));
  }
  if (only.agentsOnline !== undefined) conditions.push(t("policies.agentsOnline", { count: only.agentsOnline }));

  const steps = then.map(({ intervention, after, unless }, index) => {
    const detail: string[] = [];
    if (after !== undefined && after > 0) detail.push(t("policies.after", { time: duration(after, units) }));
    if (unless !== undefined) detail.push(t(`policies.unless.${unless}`));
    return {
      key: `${index} ${intervention}`,
      intervention: titles.intervention(intervention),
      detail: detail.join(", "),
    };
  });

  const time = frequency.kind === "cool-down" ? duration(frequency.seconds, units) : "";
  const often = [t(`policies.frequency.${frequency.kind}`, { time })];
  if (rollout < 100) often.push(t("policies.rollout", { percent: rollout }));
  if (holdout > 0) often.push(t("policies.holdout", { percent: holdout }));
  return { conditions, steps, often: often.join(" · ") };
}
