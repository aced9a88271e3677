import { useQuery } from "@tanstack/react-query";
import { Checkbox, Drawer, Empty, Grid, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { traceQuery } from "../api/queries.ts";
import type { MessageItem, Trace } from "../api/types.ts";
import { Failure } from "../show/failure.tsx";
import { clock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { byReading } from "./reading.ts";
import styles from "./why.module.css";
import { WhyPoint } from "./why-point.tsx";

type WhyDrawerProps = { shop: string; message: MessageItem; onClose: () => void };

/** Why each enabled point did or did not find something in a message (N34). */
export function WhyDrawer({ shop, message, onClose }: WhyDrawerProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const wide = Grid.useBreakpoint().md;
  const { conversation, channel, event } = message;
  const trace = useQuery(traceQuery(shop, { conversation, channel, event }));
  return (
    <Drawer open size={wide ? 560 : "100%"} title={t("why.title")} onClose={onClose}>
      <blockquote className={styles.message} data-role={message.role}>
        <span>
          {t(`speaker.${message.role}`)}
          {message.role !== "system" && <bdi>{message.authorName ?? message.author}</bdi>}
          <time dateTime={new Date(message.at).toISOString()}>{clock(message.at, place)}</time>
        </span>
        <p dir="auto">{message.text}</p>
      </blockquote>
      {trace.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {trace.isError && <Failure error={trace.error} onRetry={() => trace.refetch()} />}
      {trace.data && <Points shop={shop} message={message} trace={trace.data} />}
    </Drawer>
  );
}

function Points({ shop, message, trace }: { shop: string; message: MessageItem; trace: Trace }) {
  const { t } = useTranslation();
  const [telling, setTelling] = useState(true);
  const points = byReading(trace.points);
  const read = points.filter(({ reading }) => reading !== "nothing");
  const shown = telling ? read : points;
  const microseconds = Math.round(trace.points.reduce((sum, point) => sum + point.microseconds, 0));
  return (
    <>
      <p className={styles.facts}>
        <span>{t("common.revision", { revision: trace.revision })}</span>
        <span>{t("why.sessionType", { type: t(`sessionType.${trace.sessionType}`) })}</span>
        {microseconds > 0 && <span className="numbers">{t("why.together", { microseconds })}</span>}
      </p>
      <div className={styles.filter}>
        <Checkbox checked={telling} onChange={({ target }) => setTelling(target.checked)}>
          {t("why.onlyRead")}
        </Checkbox>
        <span className="numbers" role="status">
          {t("why.count", { read: read.length, total: points.length })}
        </span>
      </div>
      {shown.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("why.nobody")} />}
      <ul className={styles.points} data-testid="why-points">
        {shown.map(({ reading, point }) => (
          <WhyPoint
            key={`${point.point} ${point.shadow}`}
            shop={shop}
            reading={reading}
            point={point}
            message={message}
          />
        ))}
      </ul>
      <p className={styles.note}>{t("why.sessionsApart")}</p>
    </>
  );
}
