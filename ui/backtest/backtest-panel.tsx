import { PlayCircleOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Progress, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type BacktestPage,
  backtestQuery,
  backtestsQuery,
  type Compared,
  cancelBacktest,
  isRunning,
  startBacktest,
} from "../api/rule-queries.ts";
import { Failure } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./backtest.module.css";
import { BacktestResult } from "./backtest-result.tsx";

type BacktestPanelProps = {
  shop: string;
  /** Full id. */
  point: string;
  compared: Compared;
  mayWrite: boolean;
};

const choices = [7, 30, 90] as const;

/** Plays stored chats with a changed point or rule: days, progress with a way to stop, and the two versions side by side (N13). */
export function BacktestPanel({ shop, point, compared, mayWrite }: BacktestPanelProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const [days, setDays] = useState<number>(7);
  const runs = useQuery(backtestsQuery(shop));
  const newest = runs.data?.items.find((run) => run.point === point);
  const refresh = () => client.invalidateQueries({ queryKey: backtestsQuery(shop).queryKey });
  const starting = useMutation({ mutationFn: () => startBacktest({ shop, days, compared }), onSuccess: refresh });
  const id = newest?.id;
  return (
    <section className={styles.panel} aria-label={t("backtest.title")}>
      <h2>{t("backtest.title")}</h2>
      <p className={styles.hint}>{t("backtest.lead")}</p>
      <div className={styles.line}>
        <Segmented
          aria-label={t("backtest.days")}
          value={days}
          options={choices.map((value) => ({ value, label: t("backtest.dayCount", { count: value }) }))}
          onChange={setDays}
        />
        <Button
          icon={<PlayCircleOutlined aria-hidden />}
          disabled={!mayWrite}
          loading={starting.isPending}
          onClick={() => starting.mutate()}
        >
          {t(id === undefined ? "backtest.start" : "backtest.again")}
        </Button>
        {newest !== undefined && (
          <span className={styles.hint}>{t("backtest.last", { time: brief(newest.createdAt, now, place) })}</span>
        )}
      </div>
      {starting.isError && <Failure error={starting.error} />}
      {id !== undefined && <Run key={id} shop={shop} id={id} mayWrite={mayWrite} />}
    </section>
  );
}

function Run({ shop, id, mayWrite }: { shop: string; id: string; mayWrite: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useQuery(backtestQuery(shop, id));
  const cancelling = useMutation({
    mutationFn: () => cancelBacktest({ shop, id }),
    onSuccess: () => client.invalidateQueries({ queryKey: backtestQuery(shop, id).queryKey }),
  });
  if (run.data === undefined) return run.isError ? <Failure error={run.error} onRetry={() => run.refetch()} /> : null;
  const { state, progress } = run.data;
  const { done, total } = progress;
  return (
    <>
      {state !== "done" && (
        <div className={styles.line}>
          <span role="status">{t(`backtest.state.${state}`)}</span>
          {isRunning(run.data) && (
            <>
              <Progress
                className={styles.progress}
                percent={total === 0 ? 0 : Math.round((done / total) * 100)}
                aria-label={t("backtest.progress", { done, total })}
              />
              <span className="numbers">{t("backtest.progress", { done, total })}</span>
              <Button
                size="small"
                disabled={!mayWrite}
                loading={cancelling.isPending}
                onClick={() => cancelling.mutate()}
              >
                {t("backtest.cancel")}
              </Button>
            </>
          )}
        </div>
      )}
      {state === "done" && total === 0 && <p role="status">{t("backtest.none")}</p>}
      {total > 0 && !waits(run.data) && <BacktestResult shop={shop} run={run.data} />}
    </>
  );
}

const waits = ({ state }: BacktestPage) => state === "waiting" || state === "listing";
