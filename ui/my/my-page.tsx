import { useQuery } from "@tanstack/react-query";
import { Segmented, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { accountsQuery } from "../api/appeal-queries.ts";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { useList } from "../text/use-language.ts";
import styles from "./my.module.css";
import { OwnAlerts } from "./own-alerts.tsx";
import { OwnAppeals } from "./own-appeals.tsx";
import { OwnDay } from "./own-day.tsx";
import { OwnSessions } from "./own-sessions.tsx";

const views = { sessions: OwnSessions, figures: OwnDay, alerts: OwnAlerts, appeals: OwnAppeals } as const;
const names = ["sessions", "figures", "alerts", "appeals"] as const;

/** What an agent's login shows: his own sessions, alerts and appeals (F005, F013, F178). */
export function MyPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const may = useMay();
  if (!may.own) {
    return (
      <main className={styles.whole}>
        <PageHead title={t("my.title")} />
        <PageNotice tone="forbidden" title={t("my.noAccount")} hint={t("my.noAccountHint")} />
      </main>
    );
  }
  return <Own shop={shop} />;
}

function Own({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const list = useList();
  const [search, setSearch] = useSearchParams();
  const known = useQuery(accountsQuery(shop));
  const view = names.find((name) => name === search.get("view")) ?? "sessions";
  const View = views[view];
  return (
    <main className={styles.whole}>
      <PageHead title={t("my.title")} lead={t("my.lead")} />
      {known.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {known.isError && <Failure error={known.error} onRetry={() => known.refetch()} />}
      {known.isSuccess && known.data.accounts.length === 0 && <NoAccount names={known.data.administrators} />}
      {known.isSuccess && known.data.accounts.length > 0 && (
        <>
          <div className={styles.filters}>
            <Segmented
              aria-label={t("my.title")}
              value={view}
              options={names.map((value) => ({ value, label: t(`my.view.${value}`) }))}
              onChange={(value) => setSearch(value === "sessions" ? {} : { view: value }, { replace: true })}
            />
            <span className={styles.hint}>{t("my.accounts", { names: list(known.data.accounts) })}</span>
          </div>
          <View shop={shop} />
        </>
      )}
    </main>
  );
}

function NoAccount({ names: administrators }: { names: readonly string[] }) {
  const { t } = useTranslation();
  const list = useList();
  return (
    <PageNotice
      tone="info"
      title={t("my.noAccount")}
      hint={t("my.noAccountHint")}
      extra={administrators.length > 0 && <p>{t("my.ask", { names: list(administrators) })}</p>}
    />
  );
}
