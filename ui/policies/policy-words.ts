import { useTranslation } from "react-i18next";
import type { Policy, PolicyMoment } from "../../plugins/sdk/policy.ts";
import { scenes } from "../../plugins/sdk/shop.ts";
import { duration } from "../show/time.ts";
import { useNames } from "../show/use-names.ts";
import type { Titles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";

export type PolicyWords = {
  when: string[];
  conditions: string[];
  steps: { key: string; intervention: string; detail: string }[];
  /** Frequency, shares and the daily cap. */
  often: string[];
};

/** A policy as sentences. */
export function usePolicyWords(shop: string, policy: Policy, titles: Titles): PolicyWords {
  const { t } = useTranslation();
  const units = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  const momentWords = useMomentWords();
  const conditions = useConditions(shop, policy, titles);
  const { when, then, frequency, rollout, tuning, holdout, dailyCap } = policy;

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
  if (tuning !== undefined) often.push(t("policies.tuning", tuning));
  if (holdout > 0) often.push(t("policies.holdout", { percent: holdout }));
  often.push(t("policies.dailyCap", { count: dailyCap }));
  const points = when.points.map((point) => titles.point(point));
  return {
    when: when.moment === undefined ? points : [...points, momentWords(when.moment)],
    conditions,
    steps,
    often,
  };
}

/** The `if` part and what narrows the `when`, each as a phrase. */
function useConditions(shop: string, { when, if: only }: Policy, titles: Titles): string[] {
  const { t } = useTranslation();
  const names = useNames(shop);
  const units = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  const or = ` ${t("policies.or")} `;
  const { sessionTypes, channels, servedBy, groups, schedule, agentsOnline, orders, buyer, earlier } = only;
  const conditions: string[] = [];
  if (when.minSeverity) conditions.push(t("policies.severityAtLeast", { severity: t(`severity.${when.minSeverity}`) }));
  if (when.codes) {
    const codes = when.codes.map((code) => titles.code(code, when.points)).join(or);
    conditions.push(t("policies.codes", { codes }));
  }
  if (sessionTypes) {
    conditions.push(
      t("policies.sessionTypes", { types: sessionTypes.map((type) => t(`sessionType.${type}`)).join(or) }),
    );
  }
  if (channels) conditions.push(t("policies.channels", { channels: channels.map(names.channel).join(or) }));
  if (servedBy) {
    conditions.push(t("policies.servedBy", { who: servedBy.map((role) => t(`policies.who.${role}`)).join(or) }));
  }
  if (groups) conditions.push(t("policies.groups", { groups: groups.map(names.group).join(or) }));
  if (schedule) conditions.push(t(`policies.schedule.${schedule.kind}`));
  if (agentsOnline !== undefined) conditions.push(t("policies.agentsOnline", { count: agentsOnline }));
  if (orders) {
    conditions.push(t("policies.orders", { statuses: orders.map((one) => t(`policies.orderStatus.${one}`)).join(or) }));
  }
  if (buyer) conditions.push(t(`policies.buyer.${buyer}`));
  if (earlier) {
    const points = earlier.points.map((point) => titles.point(point)).join(or);
    const time = duration(earlier.within, units);
    conditions.push(t("policies.earlier", { count: earlier.atLeast, time, points }));
  }
  return conditions;
}

/** A moment that sets a policy off, as a phrase. */
function useMomentWords(): (moment: PolicyMoment) => string {
  const { t } = useTranslation();
  const words = useWords();
  const or = ` ${t("policies.or")} `;
  return (moment) => {
    switch (moment.type) {
      case "bot-rounds":
        return t("policies.whenMoment.bot-rounds", { rounds: moment.atLeast });
      case "scene":
        if (moment.scenes === undefined) return t("policies.whenMoment.scene-any");
        if (moment.scenes === "widest-gap") return t("policies.whenMoment.scene-widest");
        return t("policies.whenMoment.scene", { scenes: moment.scenes.map((one) => words(scenes[one])).join(or) });
      case "rating":
        return t("policies.whenMoment.rating", { score: moment.atMost });
      case "order": {
        if (moment.statuses === undefined) return t("policies.whenMoment.order-any");
        const statuses = moment.statuses.map((one) => t(`policies.orderStatus.${one}`)).join(or);
        return t("policies.whenMoment.order", { statuses });
      }
      default:
        return t(`policies.whenMoment.${moment.type}`);
    }
  };
}
