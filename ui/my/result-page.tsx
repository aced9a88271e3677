import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { type OwnResult, ownResultQuery } from "../api/appeal-queries.ts";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import { FoundLine } from "../show/found-line.tsx";
import { PageHead } from "../show/page-head.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { ScoreTag } from "../show/severity.tsx";
import { date } from "../show/time.ts";
import { useWords } from "../text/use-language.ts";
import { Chat } from "./chat.tsx";
import { Doubt } from "./doubt.tsx";
import styles from "./my.module.css";
import { useOwnPlace } from "./use-own-place.ts";

/** The result of one of one's own sessions, and what one thinks of it (F175). */
export function ResultPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const session = useSearchParams()[0].get("session") ?? "";
  const query = useQuery(ownResultQuery(shop, session));
  const missing = query.error instanceof ApiFailure && [403, 404].includes(query.error.status);
  return (
    <main className={styles.whole}>
      <Link className={styles.back} to={`/shops/${encodeURIComponent(shop)}/my`}>
        <ArrowLeftOutlined aria-hidden /> {t("my.back")}
      </Link>
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.isError && !missing && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {missing && <PageNotice tone="info" title={t("my.notFound")} hint={t("my.notFoundHint")} />}
      {query.isSuccess && <Shown shop={shop} result={query.data} />}
    </main>
  );
}

function Shown({ shop, result }: { shop: string; result: OwnResult }) {
  const { t } = useTranslation();
  const place = useOwnPlace(shop);
  const words = useWords();
  const { session, findings, messages } = result;
  const score = (
    <span className={styles.score}>
      {t("my.score")} <strong className="numbers">{session.score ?? t("my.unjudged")}</strong>
    </span>
  );
  return (
    <>
      <PageHead
        title={t("my.result")}
        lead={`${session.conversation} · ${date(session.startedAt, place)}`}
        aside={score}
      />
      <div className={styles.columns}>
        <section aria-labelledby="words" className={styles.card}>
          <h2 id="words">{t("my.words")}</h2>
          <Chat place={place} messages={messages} findings={findings} />
        </section>
        <div className={styles.side}>
          <section aria-labelledby="findings" className={styles.card}>
            <h2 id="findings">{t("my.findings")}</h2>
            {findings.length + result.added.length === 0 && <p className={styles.hint}>{t("my.noFindings")}</p>}
            <ul className={styles.found}>
              {findings.map((finding) => (
                <li key={finding.id}>
                  <FoundLine finding={finding} />
                </li>
              ))}
              {result.added.map(({ id, title, kind, score: own, quote }) => (
                <li key={id}>
                  {kind !== "alert" && <ScoreTag kind={kind} score={own} />} <strong>{words(title)}</strong>{" "}
                  {quote !== null && <q dir="auto">{quote}</q>} <small>{t("reviewDay.byPerson")}</small>
                </li>
              ))}
            </ul>
          </section>
          <Doubt key={result.appeals.length} shop={shop} result={result} />
        </div>
      </div>
    </>
  );
}
