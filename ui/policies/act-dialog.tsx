import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { decisionsQuery, policyCountsQuery } from "../api/decision-queries.ts";
import { decisionAddress } from "../decisions/decision-address.ts";
import { Failure } from "../show/failure.tsx";
import { brief, startOfDay } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./policy-edit.module.css";

type ActDialogProps = { shop: string; policy: Policy; onAct: () => void; onClose: () => void };

const dayMs = 86_400_000;
const examplesShown = 5;

/** Before a policy begins to act: how often it would have, in the last seven days, and where (N13). */
export function ActDialog({ shop, policy, onAct, onClose }: ActDialogProps) {
  const { t } = useTranslation();
  const words = useWords();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  const now = useNow(60_000);
  const from = startOfDay(now, place.timeZone) - 6 * dayMs;
  const counts = useQuery(policyCountsQuery(shop, policy.id, from));
  const observed = useInfiniteQuery(
    decisionsQuery(shop, {
      conversation: null,
      policy: policy.id,
      intervention: null,
      outcome: "observed",
      reason: null,
      choice: null,
      arm: null,
      from,
    }),
  );
  const examples = (observed.data?.pages ?? []).flatMap(({ items }) => items).slice(0, examplesShown);
  const times = (counts.data?.outcomes ?? [])
    .filter(({ outcome }) => outcome === "observed")
    .reduce((sum, { decisions }) => sum + decisions, 0);
  const chats = counts.data?.conversations.observed ?? 0;
  const title = words(policy.title);
  return (
    <Modal
      open
      title={t("policyEdit.actTitle", { title })}
      okText={t("policies.actYes")}
      cancelText={t("common.cancel")}
      onOk={onAct}
      onCancel={onClose}
    >
      {counts.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {counts.isError && <Failure error={counts.error} onRetry={() => counts.refetch()} />}
      {counts.data !== undefined && (
        <p className={styles.would}>
          {times > 0 ? t("policyEdit.would", { count: times, chats }) : t("policyEdit.wouldNot")}
        </p>
      )}
      {examples.length > 0 && (
        <>
          <h3 className={styles.sub}>{t("policyEdit.examples")}</h3>
          <ul className={styles.examples}>
            {examples.map(({ id, at, conversation, point, intervention }) => (
              <li key={id}>
                <Link to={decisionAddress(shop, id)} target="_blank">
                  <time dateTime={new Date(at).toISOString()}>{brief(at, now, place)}</time>
                </Link>
                <bdi>{conversation}</bdi>
                <span>
                  {point === null || point === "" ? "" : `${titles.point(point)} → `}
                  {titles.intervention(intervention)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t("policies.actAsk", { title })}</p>
    </Modal>
  );
}
