import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { Lift as Compared } from "../../worker/api/decision-schemas.ts";
import { liftQuery } from "../api/decision-queries.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./policy-results.module.css";

type Measure = Compared["measures"][number];

/** Chats acted on against those that chance left alone, with the intervals that say how sure that is (N04). */
export function Lift({ shop, policy }: { shop: string; policy: Policy }) {
  const { t } = useTranslation();
  const query = useQuery(liftQuery(shop, policy.id));
  if (query.isPending) return <Skeleton active paragraph={{ rows: 4 }} title={false} />;
  if (query.data === undefined) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  const { conversations, measures, good, enough } = query.data;
  const { act = 0, holdout = 0 } = conversations;
  return (
    <div className={styles.lift}>
      <p className={styles.hint}>{t("policyResults.lift.lead", { act, holdout })}</p>
      {policy.holdout === 0 && <p className={styles.hint}>{t("policyResults.lift.noHoldout")}</p>}
      {act + holdout === 0 ? (
        <p>{t("policyResults.lift.nobody")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("policyResults.lift.measure")}</th>
              <th scope="col">{t("policyResults.lift.act")}</th>
              <th scope="col">{t("policyResults.lift.holdout")}</th>
              <th scope="col">{t("policyResults.lift.difference")}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => (
              <tr key={measure.measure}>
                <th scope="row">{t(`policyResults.lift.measures.${measure.measure}`, { good })}</th>
                <Side side={measure.act} kind={measure.kind} name={t("policyResults.lift.act")} />
                <Side side={measure.holdout} kind={measure.kind} name={t("policyResults.lift.holdout")} />
                <Difference measure={measure} enough={enough} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

const rounded = (value: number, kind: Measure["kind"]) =>
  kind === "share" ? (value * 100).toFixed(1) : value.toFixed(2);
const shown = (value: number, kind: Measure["kind"]) => `${rounded(value, kind)}${kind === "share" ? "%" : ""}`;
/** With a sign, and a minus that is as wide as a plus. */
const signed = (value: number, kind: Measure["kind"]) =>
  `${value > 0 ? "+" : ""}${rounded(value, kind)}`.replace("-", "−");

type SideProps = { side: Measure["act"]; kind: Measure["kind"]; name: string };

function Side({ side: { value, count, of, interval }, kind, name }: SideProps) {
  const { t } = useTranslation();
  return (
    <td className="numbers" data-label={name}>
      <b>{value === null ? t("policyResults.lift.none") : shown(value, kind)}</b>
      <small>
        {count === null ? t("policyResults.lift.mean", { of }) : t("policyResults.lift.of", { count, of })}
        {interval !== null && (
          <>
            {" · "}
            {t("policyResults.lift.interval", { low: shown(interval.low, kind), high: shown(interval.high, kind) })}
          </>
        )}
      </small>
    </td>
  );
}

function Difference({ measure, enough }: { measure: Measure; enough: number }) {
  const { t } = useTranslation();
  const { difference, interval, verdict, kind } = measure;
  const inPoints = (value: string) => (kind === "share" ? t("policyResults.lift.points", { value }) : value);
  const known = verdict !== "too-few" && difference !== null;
  return (
    <td className="numbers" data-verdict={verdict} data-label={t("policyResults.lift.difference")}>
      {known && <b>{inPoints(signed(difference, kind))}</b>}
      <small>
        {known && interval !== null && (
          <>
            {t("policyResults.lift.interval", { low: signed(interval.low, kind), high: signed(interval.high, kind) })}
            {" · "}
          </>
        )}
        {t(`policyResults.lift.verdict.${verdict}`, { enough })}
      </small>
    </td>
  );
}
