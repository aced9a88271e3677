import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";
import { PageNotice } from "../show/page-notice.tsx";
import { PageTitle } from "../show/page-title.tsx";

/** Pages whose lists the server limits to groups of agents; all others are about the whole shop, and refused (N31). */
export const openToGroups: readonly string[] = ["my", "conversations", "reports", "decisions"];

/** Whoever sees only some groups starts with their chats, and is told why the other pages are closed. */
export function LimitedPages({ shop, children }: { shop: string; children: ReactNode }) {
  const { t } = useTranslation();
  const page = useLocation().pathname.split("/")[3] ?? "";
  if (openToGroups.includes(page)) return children;
  if (page === "" || page === "live")
    return <Navigate to={`/shops/${encodeURIComponent(shop)}/conversations`} replace />;
  return (
    <main>
      <PageTitle>{t("limited.title")}</PageTitle>
      <PageNotice tone="forbidden" title={t("limited.title")} hint={t("limited.hint")} />
    </main>
  );
}
