import { Progress, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { ConversationPage, SessionItem } from "../api/types.ts";
import { clock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { peopleOf } from "./people.ts";
import { responseMetrics } from "./response-metrics.ts";
import { SessionType } from "./session-type.tsx";
import styles from "./side.module.css";

/** 通 by 通: whom the buyer met on which day, and how it was scored. */
export function Sessions({ shop, page }: { shop: string; page: ConversationPage }) {
  const { t } = useTranslation();
  const { sessions } = page;
  const nameOf = peopleOf(page, t("review.somebody"));
  const place = usePlace(shop);
  return (
    <ol className={styles.list}>
      {sessions
        .toSorted((a, b) => b.startedAt - a.startedAt)
        .map((session) => (
          <li key={session.id} className={styles.session}>
            <Score score={session.score} />
            <div>
              <div className={styles.top}>
                <strong>
                  {session.agent === null ? t("live.noAgent") : <bdi>{session.agentName ?? session.agent}</bdi>}
                </strong>
                {session.reviewedAt !== null && <em>{t("review.reviewedBy", { name: nameOf(session.reviewedBy) })}</em>}
              </div>
              <SessionType shop={shop} session={session} />
              <Metrics session={session} />
              <small className="numbers">
                {session.day} {clock(session.startedAt, place)} – {clock(session.endedAt, place)} ·{" "}
                {t("conversation.messagesCount", { count: session.messages })}
              </small>
            </div>
          </li>
        ))}
    </ol>
  );
}

/** How fast the buyer was answered, each figure with the formula it comes from. */
function Metrics({ session }: { session: SessionItem }) {
  const { t } = useTranslation();
  const metrics = responseMetrics(session);
  if (metrics.length === 0) return null;
  return (
    <p className={`${styles.metrics} numbers`}>
      {metrics.map(({ name, seconds, sum, rounds }) => (
        <Tooltip key={name} trigger={["hover", "focus"]} title={t(`sessions.${name}Formula`, { sum, rounds, seconds })}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the formula must be within reach of a keyboard */}
          <span tabIndex={0}>{t(`sessions.${name}`, { seconds })}</span>
        </Tooltip>
      ))}
    </p>
  );
}

function Score({ score }: { score: number | null }) {
  const { t } = useTranslation();
  if (score === null) {
    return (
      <span className={styles.unjudged} title={t("conversation.unjudged")}>
        —<span className="sr-only">{t("conversation.unjudged")}</span>
      </span>
    );
  }
  const colour =
    score >= 100 ? "var(--bonus)" : score >= 90 ? "var(--primary)" : score >= 80 ? "var(--normal)" : "var(--urgent)";
  return (
    <Progress
      type="circle"
      size={44}
      percent={Math.max(0, Math.min(100, score))}
      strokeColor={colour}
      format={() => <span className="numbers">{score}</span>}
      aria-label={`${t("conversation.score")} ${score}`}
    />
  );
}
