import { useQuery } from "@tanstack/react-query";
import { Alert, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Appeal, type AppealCase, appealQuery } from "../api/appeal-queries.ts";
import { apiPath } from "../api/call.ts";
import { useMay } from "../api/use-may.ts";
import { AppealTag } from "../show/appeal-tag.tsx";
import { Failure } from "../show/failure.tsx";
import { FoundLine } from "../show/found-line.tsx";
import styles from "./appeals.module.css";
import { DecisionForm } from "./decision-form.tsx";
import { Precedents } from "./precedents.tsx";

/** All that a reviewer needs to decide, or what was decided. */
export function AppealCaseView({ shop, id, onDone }: { shop: string; id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [precedent, choose] = useState<string | null>(null);
  const query = useQuery(appealQuery(shop, id));
  if (query.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  const { appeal, earlier, whyNot } = query.data;
  const decides = appeal.state === "open" && may.review && whyNot === null;
  return (
    <div className={styles.case}>
      {earlier.map((one) => (
        <section key={one.id} aria-label={t("appeals.earlier")}>
          <h3>
            {t("appeals.earlier")} <AppealTag state={one.state} />
          </h3>
          <Said appeal={one} />
        </section>
      ))}
      {appeal.state !== "open" && <Said appeal={appeal} />}
      <Doubted known={query.data} />
      {appeal.state !== "open" && (
        <p>
          <a href={apiPath(["shops", shop, "appeals", id, "cases"])} download>
            {t("appeals.cases")}
          </a>{" "}
          <small className={styles.hint}>{t("appeals.casesHint")}</small>
        </p>
      )}
      {appeal.state === "open" && may.review && whyNot !== null && (
        <Alert type="info" showIcon title={t(`appeals.whyNot.${whyNot}`)} />
      )}
      <Precedents
        shop={shop}
        appeal={id}
        chosen={precedent ?? appeal.precedent}
        {...(decides && { onChoose: choose })}
      />
      {decides && <DecisionForm shop={shop} known={query.data} precedent={precedent} onDone={onDone} />}
    </div>
  );
}

function Said({ appeal: { reason, answer, decidedByName } }: { appeal: Appeal }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.said}>
      <dt>{t("appeals.reason")}</dt>
      <dd dir="auto">{reason}</dd>
      {answer !== null && (
        <>
          <dt>
            {t("appeals.answer")} · <bdi>{decidedByName ?? t("appeals.somebody")}</bdi>
          </dt>
          <dd dir="auto">{answer}</dd>
        </>
      )}
    </dl>
  );
}

/** What is doubted, and what else was found, with what became of each. */
function Doubted({ known: { appeal, findings } }: { known: AppealCase }) {
  const { t } = useTranslation();
  const items = new Map(appeal.items.map((item) => [item.finding, item]));
  const others = findings.filter(({ id }) => !items.has(id));
  return (
    <>
      <h3>{t("appeals.doubts")}</h3>
      <ul className={styles.found}>
        {findings
          .filter(({ id }) => items.has(id))
          .map((finding) => {
            const overturned = items.get(finding.id)?.overturned ?? null;
            return (
              <li key={finding.id}>
                <FoundLine
                  finding={finding}
                  aside={overturned !== null && <em>{t(overturned ? "appeals.overturned" : "appeals.stays")}</em>}
                />
              </li>
            );
          })}
      </ul>
      {others.length > 0 && (
        <details>
          <summary>{t("appeals.others")}</summary>
          <ul className={styles.found}>
            {others.map((finding) => (
              <li key={finding.id}>
                <FoundLine finding={finding} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
