import { useTranslation } from "react-i18next";

type Area =
  | "reason"
  | "failure"
  | "action"
  | "guard"
  | "install.mayDo"
  | "decisions.choice"
  | "decision.deliveryError"
  | "history.field"
  | "kind"
  | "policies.mode"
  | "policies.unless"
  | "policyEdit.frequencyKind"
  | "policyEdit.momentType"
  | "review.orders.flags"
  | "rules.conditionType"
  | "rules.expect"
  | "rules.holdsWord"
  | "rules.joinWord"
  | "rules.mode"
  | "rules.orderIs"
  | "rules.positions"
  | "sessionType"
  | "severity";

/** The text of a code that comes from outside, or null for one that this build has no words for. */
export function useOptionalText(): (area: Area, code: string) => string | null {
  const { t, i18n } = useTranslation();
  return (area, code) => {
    const key = `${area}.${code}`;
    return i18n.exists(key) ? String(t(key as "reason.matched")) : null;
  };
}
