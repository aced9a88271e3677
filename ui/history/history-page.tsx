import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { type RevisionItem, revisionsQuery } from "../api/rule-queries.ts";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./history.module.css";
import { RestoreDialog } from "./restore-dialog.tsx";
import { RevisionChanges } from "./revision-changes.tsx";

/** Every revision of the shop's settings, or of one point, rule or policy, and the way back to each (N12). */
export function HistoryPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const [search] = useSearchParams();
  const about = search.get("about");
  const revisions = useInfiniteQuery(revisionsQuery(shop, about));
  const { configure } = useMay();
  const what = useAboutWords(shop, about);
  const [restoring, setRestoring] = useState<number | null>(null);
  const pages = revisions.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const live = pages[0]?.live ?? null;
  return (
    <main className={styles.whole}>
      <PageHead title={t("history.title")} lead={t("history.lead")} />
      {what !== null && (
        <p className={styles.about}>
          {t("history.of", { what })} <Link to={`/shops/${encodeURIComponent(shop)}/history`}>{t("history.all")}</Link>
        </p>
      )}
      {revisions.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {revisions.isError && <Failure error={revisions.error} onRetry={() => revisions.refetch()} />}
      {revisions.isSuccess && items.length === 0 && <Empty description={t("history.empty")} />}
      <ol className={styles.revisions}>
        {items.map((item) => (
          <Revision
            key={item.revision}
            shop={shop}
            item={item}
            about={about}
            isLive={item.revision === live}
            mayWrite={configure}
            onRestore={() => setRestoring(item.revision)}
          />
        ))}
      </ol>
      {revisions.hasNextPage && (
        <Button loading={revisions.isFetchingNextPage} onClick={() => revisions.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
      {restoring !== null && (
        <RestoreDialog shop={shop} revision={restoring} about={about} onClose={() => setRestoring(null)} />
      )}
    </main>
  );
}

type RevisionProps = {
  shop: string;
  item: RevisionItem;
  about: string | null;
  isLive: boolean;
  mayWrite: boolean;
  onRestore: () => void;
};

function Revision({ shop, item, about, isLive, mayWrite, onRestore }: RevisionProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const [open, setOpen] = useState(false);
  const { revision, at, by, name, summary } = item;
  const who = name ?? t(/^(user|key):/.test(by) ? "history.unknown" : "history.house");
  // The name begins with what is seen, by which whoever speaks to the page calls it.
  const words = revision === 1 ? t("history.first") : t("history.changes", { count: summary.length });
  return (
    <li className={styles.revision} data-live={isLive}>
      <div className={styles.head}>
        <h2 className="numbers">{t("history.revision", { revision })}</h2>
        {isLive && <span className={styles.live}>{t("history.live")}</span>}
        <time dateTime={new Date(at).toISOString()}>{dateAndClock(at, place)}</time>
        <bdi>{who}</bdi>
        <span className={styles.ends}>
          <Button
            type="link"
            size="small"
            aria-expanded={open}
            aria-label={`${words}: ${t("history.revision", { revision })}`}
            onClick={() => setOpen(!open)}
          >
            {words}
          </Button>
          {!isLive && (
            <Button
              size="small"
              disabled={!mayWrite}
              aria-label={`${t("history.back")}: ${revision}`}
              onClick={onRestore}
            >
              {t("history.back")}
            </Button>
          )}
        </span>
      </div>
      {open && <RevisionChanges shop={shop} revision={revision} about={about} />}
    </li>
  );
}

function useAboutWords(shop: string, about: string | null): string | null {
  const titles = useTitles(shop);
  if (about === null) return null;
  const id = about.slice(about.indexOf(":") + 1);
  if (about.startsWith("policy:")) return titles.policy(id);
  return titles.point(about.startsWith("rule:") ? `shop/${id}` : id);
}
