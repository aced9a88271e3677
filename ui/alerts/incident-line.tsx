import { DownOutlined, TeamOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AlertItem } from "../api/alert-queries.ts";
import { useMay } from "../api/use-may.ts";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { stateOf } from "./alert-state.ts";
import styles from "./alerts.module.css";
import type { Line } from "./incident-groups.ts";
import type { useHandling } from "./use-handling.tsx";

type IncidentLineProps = {
  shop: string;
  line: Extract<Line, { kind: "incident" }>;
  title: string;
  open: boolean;
  onOpen: (id: string | null) => void;
  handling: ReturnType<typeof useHandling>;
  children: (alert: AlertItem) => ReactNode;
};

/** At once; more of one matter teach nothing new. */
const most = 100;

/** Many alike alerts as one matter, with the count of buyers (N22); all of them are taken and handled together. */
export function IncidentLine({ shop, line, title, open, onOpen, handling, children }: IncidentLineProps) {
  const { t } = useTranslation();
  const may = useMay();
  const place = usePlace(shop);
  const { incident, alerts, buyers } = line;
  const left = alerts.filter((alert) => ["pending", "taken"].includes(stateOf(alert)));
  const untaken = left.filter((alert) => stateOf(alert) === "pending");
  const state = untaken.length > 0 ? "pending" : left.length > 0 ? "taken" : "handled";
  // When there were enough of them says nothing to whoever reads: the first of them does.
  const since = alerts.at(-1)?.at ?? incident.startedAt;
  return (
    <div className={styles.incident}>
      <button
        type="button"
        className={styles.line}
        data-tone="urgent"
        aria-expanded={open}
        onClick={() => onOpen(open ? null : line.id)}
      >
        <time className="numbers" dateTime={new Date(incident.lastAt).toISOString()}>
          {brief(incident.lastAt, Date.now(), place)}
        </time>
        <TeamOutlined aria-hidden />
        <strong>{title}</strong>
        <span className={styles.words}>
          <b className="numbers">{t("shopWatch.incidents.buyers", { count: buyers })}</b> ·{" "}
          {t("alerts.incident.alerts", { count: alerts.length })} ·{" "}
          {t("shopWatch.incidents.since", { time: brief(since, Date.now(), place) })}
        </span>
        <span className={styles.state} data-state={state}>
          {state === "pending" ? t("alerts.incident.left", { count: untaken.length }) : t(`alerts.state.${state}`)}
        </span>
        <DownOutlined className={styles.fold} aria-hidden />
      </button>
      {open && (
        <div className={styles.members}>
          {may.review && left.length > 0 && (
            <div className={styles.together}>
              {untaken.length > 0 && (
                <Button
                  size="small"
                  loading={handling.isPending}
                  onClick={() => handling.mutate({ alerts: untaken, state: "taken" })}
                >
                  {t("alerts.incident.take", { count: untaken.length })}
                </Button>
              )}
              <Button
                size="small"
                loading={handling.isPending}
                onClick={() => handling.mutate({ alerts: left, state: "handled" })}
              >
                {t("alerts.incident.handle", { count: left.length })}
              </Button>
            </div>
          )}
          <ul>
            {alerts.slice(0, most).map((alert) => (
              <li key={alert.id} className={styles.member}>
                {children(alert)}
              </li>
            ))}
          </ul>
          {alerts.length > most && (
            <p className={styles.hint}>{t("alerts.incident.more", { count: alerts.length - most })}</p>
          )}
        </div>
      )}
    </div>
  );
}
