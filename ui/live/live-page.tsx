import { Alert, Button, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { CheckList } from "../set-up/check-list.tsx";
import { PageHead } from "../show/page-head.tsx";
import { ConnectionBadge } from "./connection-badge.tsx";
import { EmptyFeed } from "./empty-feed.tsx";
import { FeedFilters } from "./feed-filters.tsx";
import { FeedGroup } from "./feed-group.tsx";
import { group } from "./group.ts";
import styles from "./live-page.module.css";
import { Today } from "./today.tsx";
import { useBuyers } from "./use-buyers.ts";
import { useFeed } from "./use-feed.tsx";
import { useFilter } from "./use-filter.ts";

const groupsAtOnce = 30;

export function LivePage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { state, log } = useFeed();
  const { filter, setFilter, isFiltered } = useFilter();
  /** While paused: the last `seq` that is shown. */
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const [most, setMost] = useState(groupsAtOnce);

  const entries = useMemo(
    () => (pausedAt === null ? log.entries : log.entries.filter(({ seq }) => seq <= pausedAt)),
    [log.entries, pausedAt],
  );
  const groups = useMemo(() => group(entries, filter), [entries, filter]);
  const buyers = useBuyers(shop, groups);
  const pending = log.entries.length - entries.length;
  const loading = log.last === null && state.kind !== "live" && state.kind !== "waiting";

  return (
    <main>
      <PageHead title={t("live.title")} lead={t("live.lead")} aside={<ConnectionBadge />} />
      <CheckList key={shop} shop={shop} />
      <Today shop={shop} point={filter.point} onPoint={(point) => setFilter({ point })} />
      <FeedFilters
        shop={shop}
        filter={filter}
        onChange={setFilter}
        paused={pausedAt !== null}
        onPause={(pause) => setPausedAt(pause ? (log.last ?? 0) : null)}
      />
      {pausedAt !== null && (
        <Button className={styles.pending} type="dashed" block onClick={() => setPausedAt(log.last ?? 0)}>
          {pending > 0 ? t("live.pending", { count: pending }) : t("live.paused")}
        </Button>
      )}
      {log.lost > 0 && (
        <Alert className={styles.lost} type="warning" showIcon title={t("live.state.lost", { count: log.lost })} />
      )}
      {loading && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {!loading &&
        groups.length === 0 &&
        (isFiltered ? <NoMatch onClear={() => setFilter(null)} /> : <EmptyFeed shop={shop} />)}
      {/* Not a live region: a busy shop would never let a screen reader finish. */}
      <div className={styles.feed} role="feed" aria-label={t("live.feed")} aria-busy={state.kind === "catching"}>
        {groups.slice(0, most).map((entry) => (
          <FeedGroup key={`${entry.channel} ${entry.conversation}`} shop={shop} group={entry} buyer={buyers(entry)} />
        ))}
      </div>
      {groups.length > most && (
        <Button block type="text" onClick={() => setMost(most + groupsAtOnce)}>
          {t("live.olderGroups")}
        </Button>
      )}
    </main>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.noMatch}>
      <p>{t("live.noMatch")}</p>
      <Button type="link" onClick={onClear}>
        {t("common.clear")}
      </Button>
    </div>
  );
}
