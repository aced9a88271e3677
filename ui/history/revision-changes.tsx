import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { revisionQuery } from "../api/rule-queries.ts";
import { Failure } from "../show/failure.tsx";
import { Differences } from "./differences.tsx";
import styles from "./history.module.css";

/** What a revision changed, value by value. */
export function RevisionChanges({ shop, revision, about }: { shop: string; revision: number; about: string | null }) {
  const { t } = useTranslation();
  const page = useQuery(revisionQuery(shop, revision, about));
  if (page.isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  if (page.data === undefined) return <Failure error={page.error} onRetry={() => page.refetch()} />;
  if (page.data.changes.length === 0) return <p className={styles.hint}>{t("history.first")}</p>;
  return <Differences shop={shop} changes={page.data.changes} />;
}
