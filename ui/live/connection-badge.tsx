import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../show/use-now.ts";
import styles from "./connection-badge.module.css";
import { useFeed } from "./use-feed.tsx";

/** How long "caught up" stays after a break. */
const newsMs = 6_000;

export function ConnectionBadge() {
  const { t } = useTranslation();
  const { state, log, retryNow } = useFeed();
  const now = useNow(500);
  const caughtUp = useCaughtUp(state.kind, log.missed);

  const text = {
    connecting: () => t("live.state.connecting"),
    live: () => (caughtUp > 0 ? t("live.state.caughtUp", { count: caughtUp }) : t("live.state.live")),
    catching: () => t("live.state.catching", { count: state.kind === "catching" ? state.left : 0 }),
    waiting: () => {
      const left = state.kind === "waiting" ? Math.max(0, state.until - now) : 0;
      return t("live.state.waiting", { seconds: Math.ceil(left / 1_000) });
    },
    offline: () => t("live.state.offline"),
  }[state.kind]();

  return (
    <>
      {(state.kind === "waiting" || state.kind === "offline") && (
        <Button size="small" type="link" onClick={retryNow}>
          {t("live.state.now")}
        </Button>
      )}
      <span className={styles.badge} data-state={state.kind} data-testid="connection">
        <span className={styles.dot} aria-hidden />
        {text}
      </span>
      <span className="sr-only" role="status">
        {state.kind === "waiting"
          ? t("live.state.connecting")
          : t(`live.state.${state.kind === "catching" ? "connecting" : state.kind}`)}
      </span>
    </>
  );
}

/** The number of missed items for a moment after they have all come, else 0. */
function useCaughtUp(kind: string, missed: number): number {
  const [news, setNews] = useState(0);
  useEffect(() => {
    if (kind !== "live" || missed === 0) return;
    setNews(missed);
    const timer = setTimeout(() => setNews(0), newsMs);
    return () => clearTimeout(timer);
  }, [kind, missed]);
  return news;
}
