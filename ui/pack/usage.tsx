import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type PackUsage, usageQuery } from "../api/install-calls.ts";
import type { Pack } from "../api/types.ts";
import { Failure } from "../show/failure.tsx";
import { Quotes } from "../show/quote.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./pack-page.module.css";
import { Section } from "./section.tsx";

/** What it found here lately, how often people called that wrong, and the newest of it. */
export function Usage({ shop, pack }: { shop: string; pack: Pack }) {
  const { t } = useTranslation();
  const usage = useQuery(usageQuery(shop, pack.manifest.id));
  if (pack.points.length === 0) return null;
  const { days = 7, messages } = usage.data ?? {};
  return (
    <Section
      title={t("pack.usage", { days })}
      aside={messages !== undefined && t("pack.usageLead", { messages: messages.toLocaleString() })}
    >
      {usage.isPending && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {usage.isError && <Failure error={usage.error} onRetry={() => usage.refetch()} />}
      {usage.data !== undefined && <Rates shop={shop} points={usage.data.points} />}
      {usage.data !== undefined && <Newest shop={shop} samples={usage.data.samples} />}
    </Section>
  );
}

function Rates({ shop, points }: { shop: string; points: PackUsage["points"] }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  return (
    <table className={styles.rates}>
      <thead>
        <tr>
          <th scope="col">{t("pack.point")}</th>
          <th scope="col">{t("pack.hits")}</th>
          <th scope="col">{t("pack.rate")}</th>
          <th scope="col">{t("pack.wrong")}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ point, findings, wrong, perThousand }) => (
          <tr key={point} data-none={findings === 0}>
            <th scope="row">{titles.point(point)}</th>
            <td className="numbers">{findings.toLocaleString()}</td>
            <td className="numbers">
              {perThousand === null ? "—" : perThousand.toLocaleString(undefined, { maximumFractionDigits: 1 })}
            </td>
            <td className="numbers">
              {findings === 0
                ? "—"
                : t("pack.wrongShare", { count: wrong, percent: Math.round((100 * wrong) / findings) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Newest({ shop, samples }: { shop: string; samples: PackUsage["samples"] }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  const now = useNow(60_000);
  if (samples.length === 0) return <p className={styles.quiet}>{t("pack.noHits")}</p>;
  return (
    <>
      <h3>{t("pack.newest")}</h3>
      <ul className={styles.samples}>
        {samples.map(({ point, conversation, channel, event, at, quotes }) => (
          <li key={`${point} ${channel} ${conversation} ${event}`}>
            <Link
              to={`/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel })}`}
            >
              <time className="numbers" dateTime={new Date(at).toISOString()}>
                {brief(at, now, place)}
              </time>
              <span className="sr-only"> {t("pack.openHit", { conversation })}</span>
            </Link>
            <span>{titles.point(point)}</span>
            <span className={styles.quoted}>
              <Quotes quotes={quotes} most={2} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
