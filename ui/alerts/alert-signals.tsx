import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { severities } from "../../plugins/sdk/point.ts";
import { useFeed } from "../live/use-feed.tsx";
import { useTitles } from "../show/use-titles.ts";
import { chime } from "./chime.ts";
import { type NewAlert, newAlerts } from "./new-alerts.ts";
import { type Signals, useSignals } from "./signals.ts";

/** Not more often than this: a wave of alerts is one notification with their number. */
const quietMs = 3_000;

/** Rings and notifies of new alerts on every page of the house, as this browser was told to. Shows nothing. */
export function AlertSignals({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const titles = useTitles(shop);
  const signals = useSignals();
  const { log, state } = useFeed();
  const since = useRef<number | null>(null);
  const rung = useRef(new Set<string>());
  const last = useRef(0);
  const [waited, again] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `waited` runs it again after the quiet
  useEffect(() => {
    // What was there when the page opened is on its lists already.
    if (since.current === null) {
      if (state.kind === "live") since.current = log.last ?? 0;
      return;
    }
    const now = Date.now();
    const news = newAlerts(log.entries, { since: since.current, now, rung: rung.current });
    if (news.length === 0) return;
    const wait = last.current + quietMs - now;
    if (wait > 0) {
      const timer = setTimeout(() => again((count) => count + 1), wait);
      return () => clearTimeout(timer);
    }
    for (const { id } of news) rung.current.add(id);
    last.current = now;
    const loudest = [...severities].reverse().find((severity) => news.some((alert) => alert.severity === severity));
    if (loudest !== undefined && signals.sound.includes(loudest)) void chime(loudest);
    const told = news.filter(({ severity }) => signals.notify.includes(severity));
    const [first] = told;
    if (first === undefined || !mayNotify()) return;
    const rest = told.length - 1;
    const more = rest > 0 ? t("notify.more", { count: rest }) : "";
    const notification = new Notification(`${t(`severity.${first.severity}`)} · ${titles.point(first.point)}`, {
      body: [wordsOf(first, signals) ?? t("notify.body"), more].filter((line) => line !== "").join("\n"),
      tag: `interject ${shop}`,
    });
    notification.onclick = () => {
      window.focus();
      void navigate(`/shops/${encodeURIComponent(shop)}/alerts?${new URLSearchParams({ open: first.id })}`);
      notification.close();
    };
  }, [log, state.kind, signals, titles, shop, navigate, t, waited]);
  return null;
}

const mayNotify = () => "Notification" in window && Notification.permission === "granted";

/** Only for whoever asked for it: a notification is read by everybody who sees the screen. */
function wordsOf({ evidence }: NewAlert, { words }: Signals): string | null {
  const quote = evidence.find((part) => part.quote !== "")?.quote;
  return words && quote !== undefined ? quote : null;
}
