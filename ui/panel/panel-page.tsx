import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { meQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { PageTitle } from "../show/page-title.tsx";
import { AgentPanel } from "./agent-panel.tsx";
import styles from "./panel.module.css";
import { ShopPanel } from "./shop-panel.tsx";
import { type PassState, usePass } from "./use-pass.ts";

/** The narrow page in an agent's desktop (F015): his own day, or for reviewers and administrators the whole shop. */
export function PanelPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const state = usePass(shop);
  return (
    <main className={styles.panel}>
      <PageTitle>{t("panel.title")}</PageTitle>
      <h1 className="sr-only">{t("panel.title")}</h1>
      {state === "opening" && <Skeleton active />}
      {state === "spent" && <PageNotice tone="info" title={t("panel.spent")} hint={t("panel.spentHint")} />}
      {(state === "open" || state === "none") && <Inside shop={shop} state={state} />}
    </main>
  );
}

function Inside({ shop, state }: { shop: string; state: PassState }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const here = me.data?.shops.find(({ id }) => id === shop);
  if (me.isPending) return <Skeleton active />;
  // Signing in has no place in a frame: what frames this page brings a link.
  if (me.isError) {
    return state === "none" ? (
      <PageNotice tone="info" title={t("panel.noLink")} hint={t("panel.noLinkHint")} />
    ) : (
      <Failure error={me.error} onRetry={() => me.refetch()} />
    );
  }
  if (here === undefined) return <PageNotice tone="forbidden" title={t("panel.noLink")} hint={t("panel.noLinkHint")} />;
  return here.may.includes("read") ? <ShopPanel shop={shop} /> : <AgentPanel shop={shop} />;
}
