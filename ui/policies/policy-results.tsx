import { RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { PolicyCounts } from "../../worker/api/decision-schemas.ts";
import { policyCountsQuery } from "../api/decision-queries.ts";
import { Failure } from "../show/failure.tsx";
import { startOfDay } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { Lift } from "./lift.tsx";
import styles from "./policy-results.module.css";
import { reasonsOf } from "./reasons-of.ts";

const dayMs = 86_400_000;
const reasonsAtOnce = 4;

/** What the policy did in the last week, would have done, and left undone and why (N02). */
export function PolicyResults({ shop, policy }: { shop: string; policy: Policy }) {
  const { t } = useTranslation();
  const { timeZone } = usePlace(shop);
  const now = useNow(60_000);
  const counts = useQuery(policyCountsQuery(shop, policy.id, startOfDay(now, timeZone) - 6 * dayMs));
  const [comparing, setComparing] = useState(false);
  const records = `/shops/${encodeURIComponent(shop)}/decisions?${new URLSearchParams({ policy: policy.id, time: "week" })}`;
  if (counts.isError) return <Failure error={counts.error} onRetry={() => counts.refetch()} />;
  return (
    <div className={styles.results}>
      <div className={styles.line}>
        <span className={styles.when}>{t("policyResults.week")}</span>
        {counts.data !== undefined && <Counted shop={shop} policy={policy} counts={counts.data} />}
        <span className={styles.links}>
          <Button type="link" size="small" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            {t("policyResults.lift.open")}
          </Button>
          <Link to={records}>
            {t("policyResults.records")} <RightOutlined aria-hidden />
          </Link>
        </span>
      </div>
      {comparing && <Lift shop={shop} policy={policy} />}
    </div>
  );
}

type CountedProps = { shop: string; policy: Policy; counts: PolicyCounts };

function Counted({ shop, policy, counts: { conversations, outcomes } }: CountedProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const [whole, setWhole] = useState(false);
  const { acted, observed, heldOut, decided } = conversations;
  if (decided === 0) return <span className={styles.nothing}>{t("policyResults.nothing")}</span>;
  const reasons = reasonsOf(outcomes);
  const intervention = policy.then[0]?.intervention ?? "";
  return (
    <>
      {(policy.mode === "act" || acted > 0) && <Figure name={t("policyResults.acted")} count={acted} tone="acted" />}
      {(policy.mode === "observe" || observed > 0) && (
        <Figure name={t("policyResults.observed")} count={observed} tone="observed" />
      )}
      {heldOut > 0 && <Figure name={t("policyResults.heldOut")} count={heldOut} tone="none" />}
      {reasons.length > 0 && (
        <span className={styles.reasons}>
          {t("policyResults.why")}:
          {reasons.slice(0, whole ? undefined : reasonsAtOnce).map(({ reason, decisions, conversations: chats }) => (
            <Tooltip key={reason} title={t("policyResults.conversations", { count: chats })}>
              <Link
                to={`/shops/${encodeURIComponent(shop)}/decisions?${new URLSearchParams({ policy: policy.id, reason, time: "week" })}`}
              >
                {titles.reason(reason, intervention)} <b className="numbers">{decisions}</b>
              </Link>
            </Tooltip>
          ))}
          {reasons.length > reasonsAtOnce && !whole && (
            <Button type="link" size="small" onClick={() => setWhole(true)}>
              +{reasons.length - reasonsAtOnce}
            </Button>
          )}
        </span>
      )}
    </>
  );
}

function Figure({ name, count, tone }: { name: string; count: number; tone: string }) {
  const { t } = useTranslation();
  return (
    <span
      className={styles.figure}
      data-tone={count > 0 ? tone : "none"}
      title={t("policyResults.conversations", { count })}
    >
      {name} <b className="numbers">{count}</b>
    </span>
  );
}
