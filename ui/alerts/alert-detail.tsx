import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AlertItem } from "../api/alert-queries.ts";
import { conversationQuery, meQuery } from "../api/queries.ts";
import type { ConversationPage } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { FindingFeedback } from "../conversation/finding-feedback.tsx";
import { NudgeAgent } from "../conversation/nudge-agent.tsx";
import { Orders } from "../conversation/orders.tsx";
import { peopleOf } from "../conversation/people.ts";
import { Remarks } from "../conversation/remarks.tsx";
import { Failure } from "../show/failure.tsx";
import { clock, elapsed } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { stateOf, stepsOf } from "./alert-state.ts";
import styles from "./alerts.module.css";
import type { useHandling } from "./use-handling.tsx";

type AlertDetailProps = {
  shop: string;
  alert: AlertItem;
  nameOf: (by: string | null) => string;
  handling: ReturnType<typeof useHandling>;
  onNext: () => void;
};

/** What stands behind an alert, and everything that can be done about it without leaving the list. */
export function AlertDetail({ shop, alert, nameOf, handling, onNext }: AlertDetailProps) {
  const { t } = useTranslation();
  const may = useMay();
  const me = useQuery(meQuery).data?.by;
  const chat = useQuery(conversationQuery(shop, alert.conversation, alert.channel));
  const [nudging, setNudging] = useState(false);
  const state = stateOf(alert);
  const address = `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(alert.conversation)}?${new URLSearchParams({ channel: alert.channel })}#${encodeURIComponent(alert.id)}`;
  const say = (said: "taken" | "seen" | "handled") => handling.mutate({ alerts: [alert], state: said });
  return (
    <div className={styles.detail}>
      <Steps alert={alert} nameOf={nameOf} />
      {chat.isPending && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {chat.isError && <Failure error={chat.error} onRetry={() => chat.refetch()} />}
      {chat.data && <Around shop={shop} page={chat.data} alert={alert} />}
      <div className={styles.acts}>
        {may.review && state === "pending" && (
          <Button type="primary" size="small" onClick={() => say("taken")}>
            {t("alerts.take")}
          </Button>
        )}
        {may.review && state === "taken" && (
          <Button size="small" onClick={() => say("seen")}>
            {t(alert.takenBy === me ? "alerts.release" : "alerts.releaseOther", { name: nameOf(alert.takenBy) })}
          </Button>
        )}
        {may.review && (state === "pending" || state === "taken") && (
          <Button size="small" onClick={() => say("handled")}>
            {t("review.handle")}
          </Button>
        )}
        {may.review && state === "handled" && (
          <Button size="small" onClick={() => say(alert.takenAt === null ? "seen" : "taken")}>
            {t("review.unhandle")}
          </Button>
        )}
        {may.review && chat.data && (
          <Button size="small" onClick={() => setNudging(true)}>
            {t("byHand.nudge.title")}
          </Button>
        )}
        {may.review && (
          <Button size="small" onClick={onNext}>
            {t("alerts.seenNext")}
          </Button>
        )}
        <Link to={address}>{t("alerts.chat")}</Link>
      </div>
      {chat.data && <Said shop={shop} page={chat.data} alert={alert} />}
      {nudging && chat.data && <NudgeAgent shop={shop} page={chat.data} onClose={() => setNudging(false)} />}
    </div>
  );
}

/** When it was seen, taken, handled, or settled by itself, and after how long (N11). */
function Steps({ alert, nameOf }: Pick<AlertDetailProps, "alert" | "nameOf">) {
  const { t } = useTranslation();
  const words = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  const steps = stepsOf(alert);
  if (steps.length === 0) return <p className={styles.hint}>{t("alerts.untouched")}</p>;
  return (
    <ol className={styles.steps} aria-label={t("alerts.steps")}>
      {steps.map(({ kind, ms, by }) => (
        <li key={kind} data-kind={kind}>
          {t(`alerts.step.${kind}`, { name: nameOf(by), time: elapsed(ms, words) })}
        </li>
      ))}
    </ol>
  );
}

const before = 4;
const after = 2;

/** The words that prove it with those around them; the orders beside (F097). */
function Around({ shop, page, alert }: { shop: string; page: ConversationPage; alert: AlertItem }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const proven = new Set(alert.evidence.map(({ message }) => message));
  const at = page.messages.findIndex(({ event }) => proven.has(event));
  const end = at === -1 ? page.messages.length : at + after + 1;
  const shown = page.messages.slice(Math.max(0, end - after - before - 1), end);
  return (
    <>
      <ol className={styles.chat}>
        {shown.map(({ id, event, role, at: when, text, retracted }) => (
          <li key={id} data-role={role} data-proof={proven.has(event)}>
            <small>
              {t(`speaker.${role}`)} <time className="numbers">{clock(when, place)}</time>
            </small>
            {retracted ? <em>{t("conversation.retracted")}</em> : <p dir="auto">{text}</p>}
          </li>
        ))}
      </ol>
      <Orders shop={shop} conversation={alert.conversation} channel={alert.channel} />
    </>
  );
}

function Said({ shop, page, alert }: { shop: string; page: ConversationPage; alert: AlertItem }) {
  const { t } = useTranslation();
  const finding = page.findings.find(({ id }) => id === alert.id);
  if (finding === undefined) return null;
  const remarks = page.remarks.filter((remark) => remark.finding === alert.id);
  return (
    <div className={styles.said}>
      <FindingFeedback shop={shop} finding={finding} />
      <Remarks shop={shop} finding={finding} remarks={remarks} nameOf={peopleOf(page, t("review.somebody"))} />
    </div>
  );
}
