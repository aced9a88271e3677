import { LeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import type { ExplainedDecision } from "../../worker/api/decision-schemas.ts";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import { ApiFailure } from "../api/call.ts";
import { decisionQuery } from "../api/decision-queries.ts";
import { Failure } from "../show/failure.tsx";
import { Outcome } from "../show/outcome.tsx";
import { PageTitle } from "../show/page-title.tsx";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { Because } from "./because.tsx";
import { Checks } from "./checks.tsx";
import styles from "./decision-page.module.css";
import { Grounds } from "./grounds.tsx";
import { Story } from "./story.tsx";
import { byHand, useDecisionWords } from "./use-decision-words.ts";

/** One decision explained: what was done or why not, what set it off, what followed, what it rested on (N01, N02). */
export function DecisionPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const decision = useSearchParams()[0].get("id") ?? "";
  const query = useQuery(decisionQuery(shop, decision));
  const { error } = query;
  return (
    <main className={styles.whole}>
      <Link className={styles.back} to={`/shops/${encodeURIComponent(shop)}/decisions`}>
        <LeftOutlined aria-hidden /> {t("decisions.back")}
      </Link>
      {query.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {error instanceof ApiFailure && error.code === "not-found" ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("decision.missing")}>
          <p className={styles.hint}>{t("decision.missingHint")}</p>
        </Empty>
      ) : (
        query.data === undefined && query.isError && <Failure error={error} onRetry={() => query.refetch()} />
      )}
      {query.data !== undefined && <Explained shop={shop} explained={query.data} />}
    </main>
  );
}

function Explained({ shop, explained }: { shop: string; explained: ExplainedDecision }) {
  return (
    <>
      <Headline shop={shop} explained={explained} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Because shop={shop} explained={explained} />
          <Story shop={shop} explained={explained} />
        </div>
        <div className={styles.column}>
          <Checks explained={explained} />
          <Grounds shop={shop} explained={explained} />
        </div>
      </div>
    </>
  );
}

const lost = new Set(["failed", "unknown", "waiting"]);

type HeadKey = "acted" | "actedByHand" | "observed" | "suppressed" | "holdout" | "late" | "planned" | "cancelled";

function Headline({ shop, explained }: { shop: string; explained: ExplainedDecision }) {
  const { t } = useTranslation();
  const words = useWords();
  const place = usePlace(shop);
  const inWords = useDecisionWords(useTitles(shop));
  const { decision, title, trigger } = explained;
  const { outcome, reason, policy, buyerName, buyer } = decision;
  const manual = policy === byHand;
  const key: HeadKey =
    reason === "holdout" ? "holdout" : outcome === "acted" && manual ? "actedByHand" : (outcome satisfies HeadKey);
  const headline = t(`decision.head.${key}`, {
    what: words(title),
    buyer: decision.channel === shopChannel ? t("decision.wholeShop") : (buyerName ?? buyer ?? t("decision.someone")),
    by: trigger.by ?? "",
  });
  const afterwards = [inWords.choice(decision), ...inWords.afterwards(decision)].filter((fact) => fact !== null);
  const explain = reason === "holdout" ? "holdout" : outcome === "observed" || outcome === "late" ? outcome : null;
  const because = outcome === "acted" || outcome === "observed" || reason === "holdout" ? null : words(decision.said);
  const check = because === null ? undefined : explained.checks.find(({ met }) => met === false);
  const failed =
    check === undefined || check.found === null || words(check.found) === because
      ? null
      : t("decision.failed", { title: words(check.title), wanted: words(check.wanted), found: words(check.found) });
  const undelivered =
    outcome === "acted" &&
    [decision, ...explained.steps].some((step) => step.actions.some(({ state }) => lost.has(state)));
  return (
    <header className={styles.head} data-outcome={outcome}>
      <PageTitle>{headline}</PageTitle>
      <div className={styles.top}>
        <Outcome outcome={outcome} />
        <time className="numbers" dateTime={new Date(decision.at).toISOString()}>
          {dateAndClock(decision.at, place)}
        </time>
      </div>
      <h1>
        <bdi>{headline}</bdi>
      </h1>
      {because !== null && <p className={styles.reason}>{because}</p>}
      {failed !== null && <p className={styles.reason}>{failed}</p>}
      {explain !== null && <p className={styles.hint}>{t(`decision.explain.${explain}`)}</p>}
      {manual && <p className={styles.hint}>{t("decision.explain.manual")}</p>}
      {undelivered && <p className={styles.error}>{t("decision.undelivered")}</p>}
      {afterwards.length > 0 && <p className={styles.afterwards}>{afterwards.join(" → ")}</p>}
    </header>
  );
}
