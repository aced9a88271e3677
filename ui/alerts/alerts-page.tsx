import { Button, Empty, Skeleton } from "antd";
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { AlertItem } from "../api/alert-queries.ts";
import { useMay } from "../api/use-may.ts";
import { ConnectionBadge } from "../live/connection-badge.tsx";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { later } from "../text/later.ts";
import { AlertFilters } from "./alert-filters.tsx";
import { AlertLine } from "./alert-line.tsx";
import { stateOf } from "./alert-state.ts";
import styles from "./alerts.module.css";
import { IncidentLine } from "./incident-line.tsx";
import { neighbourId } from "./neighbour-id.ts";
import { SignalMenu } from "./signal-menu.tsx";
import { useAlertFilter } from "./use-alert-filter.ts";
import { useAlerts } from "./use-alerts.ts";
import { useGrowing } from "./use-growing.ts";
import { useHandling } from "./use-handling.tsx";
import { useListKeys } from "./use-list-keys.ts";

const AlertDetail = later(
  () => import("./alert-detail.tsx"),
  "AlertDetail",
  "alerts",
  "by-hand",
  "conversation",
  "review",
);

/** Where a supervisor spends his hour: what is wrong now, who is on it, and what became of it (F081-F097, N11, N22). */
export function AlertsPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { filter, opened, set } = useAlertFilter();
  const [entered, setEntered] = useState<ReadonlySet<string>>(new Set());
  const { list, alerts, lines, names } = useAlerts(shop, filter, entered);
  const handling = useHandling(shop);
  const may = useMay();
  const titles = useTitles(shop);
  const { language, timeZone } = usePlace(shop);
  const place = useMemo(() => ({ language, timeZone }), [language, timeZone]);
  const growing = useGrowing(lines.length, list);
  const [shownIncident, setShownIncident] = useState<string | null>(null);
  const feed = useRef<HTMLElement>(null);
  const whole = useRef<HTMLElement>(null);
  // Keys act while the page itself has the focus, which it takes when it opens.
  useEffect(() => whole.current?.focus({ preventScroll: true }), []);

  const setRef = useRef(set);
  setRef.current = set;
  const open = useCallback((id: string | null) => {
    setRef.current({ open: id });
    // What is opened stays, also when it is handled and the filter would hide it.
    if (id !== null) setEntered((before) => (before.has(id) ? before : new Set([...before, id])));
  }, []);
  const changeFilter = (change: Record<string, string | null>) => {
    setEntered(new Set());
    set(change);
  };
  useEffect(() => {
    const line = opened === null ? null : feed.current?.querySelector("[data-opened=true]");
    line?.scrollIntoView({ block: "nearest" });
  }, [opened]);

  const ids = lines.map(({ id }) => id);
  const nameOf = (by: string | null) => names.get(by ?? "") ?? t("review.somebody");
  const openedLine = lines.find(({ id }) => id === opened);
  const openedAlerts = openedLine === undefined ? alerts.filter(({ id }) => id === opened) : alertsOf(openedLine);
  const act = (state: "seen" | "taken" | "handled") => {
    const left = openedAlerts.filter((alert) => (state === "seen" ? alert.seenAt === null : isLeft(alert)));
    if (may.review && left.length > 0) handling.mutate({ alerts: left, state });
  };
  const seenNext = () => {
    act("seen");
    open(neighbourId(ids, opened, 1));
    whole.current?.focus({ preventScroll: true });
  };
  const onKeyDown = useListKeys({
    ids,
    opened,
    open,
    acts: { n: seenNext, t: () => act("taken"), h: () => act("handled") },
  });

  const one = (alert: AlertItem): ReactNode => {
    const state = stateOf(alert);
    const who = state === "taken" ? alert.takenBy : state === "handled" ? alert.handledBy : null;
    return (
      <div className={styles.alert} data-opened={alert.id === opened}>
        <AlertLine
          alert={alert}
          title={titles.point(alert.point)}
          who={who === null ? null : nameOf(who)}
          place={place}
          open={alert.id === opened}
          onOpen={open}
        />
        {alert.id === opened && (
          <Suspense fallback={<Skeleton active title={false} />}>
            <AlertDetail shop={shop} alert={alert} nameOf={nameOf} handling={handling} onNext={seenNext} />
          </Suspense>
        )}
      </div>
    );
  };
  return (
    <main ref={whole} className={styles.whole} tabIndex={-1} onKeyDown={onKeyDown} aria-keyshortcuts="J K N T H">
      <PageHead
        title={t("alerts.title")}
        lead={t("alerts.lead")}
        aside={
          <span className={styles.aside}>
            <SignalMenu />
            <ConnectionBadge />
          </span>
        }
      />
      <AlertFilters shop={shop} filter={filter} onChange={changeFilter} />
      <p className={styles.keys}>{t("alerts.keys")}</p>
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && lines.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(`alerts.empty.${filter.view === "live" ? "live" : "other"}`)}
        >
          <p className={styles.hint}>{t("alerts.emptyHint")}</p>
        </Empty>
      )}
      <section ref={feed} className={styles.list} aria-label={t("alerts.list")}>
        {lines.slice(0, growing.shown).map((line) =>
          line.kind === "alert" ? (
            <div key={line.id}>{one(line.alert)}</div>
          ) : (
            <div key={line.id} data-opened={line.id === opened}>
              <IncidentLine
                shop={shop}
                line={line}
                title={titles.point(line.incident.point)}
                open={line.id === opened || line.id === shownIncident || line.alerts.some(({ id }) => id === opened)}
                onOpen={(id) => {
                  setShownIncident(id);
                  open(id);
                }}
                handling={handling}
              >
                {one}
              </IncidentLine>
            </div>
          ),
        )}
      </section>
      {growing.more && (
        <Button ref={growing.ref} block type="text" loading={list.isFetchingNextPage} onClick={growing.grow}>
          {t("common.more")}
        </Button>
      )}
    </main>
  );
}

type Lines = ReturnType<typeof useAlerts>["lines"];
const alertsOf = (line: Lines[number]): readonly AlertItem[] => (line.kind === "alert" ? [line.alert] : line.alerts);
const isLeft = (alert: AlertItem) => ["pending", "taken"].includes(stateOf(alert));
