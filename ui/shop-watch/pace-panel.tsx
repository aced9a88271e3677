import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { type Pace, paceQuery } from "../api/shop-queries.ts";
import { hourOf } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { later } from "../text/later.ts";
import { useWords } from "../text/use-language.ts";
import type { Bars } from "./chart-options.ts";
import { Panel } from "./panel.tsx";
import styles from "./shop-watch.module.css";

// The library for charts is bigger than all the rest of the page.
const Chart = later(() => import("./chart.tsx"), "Chart");

const shownTopics = 8;
const shownAgents = 10;
/** D2: figures are rounded only where they are shown. */
const tenths = (seconds: number) => Math.round(seconds * 10) / 10;

/** 平响: how fast humans answer, by hour, by agent and by question (F131). */
export function PacePanel({ shop, minutes }: { shop: string; minutes: number }) {
  const { t } = useTranslation();
  const query = useQuery(paceQuery(shop, minutes));
  const { data } = query;
  const average = data?.shop;
  return (
    <Panel
      wide
      title={t("shopWatch.pace.title")}
      {...(average && { hint: t("shopWatch.pace.average", { seconds: tenths(average.seconds) }) })}
      query={query}
      empty={{
        when: ({ shop: all, hours, topics }) => all === null && hours.length === 0 && topics.length === 0,
        title: t("shopWatch.pace.empty"),
        hint: t("shopWatch.pace.emptyHint"),
      }}
    >
      {(pace) => (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} title={false} />}>
          <Hours shop={shop} pace={pace} />
          <div className={styles.halves}>
            <SlowAgents pace={pace} />
            <LateTopics pace={pace} />
          </div>
        </Suspense>
      )}
    </Panel>
  );
}

function Hours({ shop, pace: { hours, limit } }: { shop: string; pace: Pace }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const items = hours.map(({ hour, seconds, rounds }) => ({
    name: hourOf(hour, place),
    value: tenths(seconds),
    said: t("shopWatch.pace.hourLine", { time: hourOf(hour, place), seconds: tenths(seconds), count: rounds }),
  }));
  return (
    <Figure
      title={t("shopWatch.pace.hours")}
      hint={t("shopWatch.pace.limit", { seconds: limit })}
      bars={{ items, limit, lying: false }}
    />
  );
}

function SlowAgents({ pace: { agents, limit } }: { pace: Pace }) {
  const { t } = useTranslation();
  const items = agents
    .filter(({ slow }) => slow)
    .slice(0, shownAgents)
    .map(({ agent, seconds, rounds }) => ({
      name: agent,
      value: tenths(seconds),
      said: `${agent}  ${t("shopWatch.pace.agentLine", { seconds: tenths(seconds), count: rounds })}`,
    }));
  return (
    <Figure
      title={t("shopWatch.pace.agents")}
      hint={t("shopWatch.pace.agentsHint", { seconds: limit })}
      nothing={t("shopWatch.pace.noSlow", { seconds: limit })}
      bars={{ items, limit, lying: true }}
    />
  );
}

function LateTopics({ pace: { topics } }: { pace: Pace }) {
  const { t } = useTranslation();
  const words = useWords();
  const items = topics.slice(0, shownTopics).map(({ title, conversations, share }) => {
    const name = title === null ? t("shopWatch.pace.unknownTopic") : words(title);
    const line = t("shopWatch.pace.topicLine", { count: conversations, percent: Math.round(share * 100) });
    return { name, value: conversations, said: `${name}  ${line}` };
  });
  return (
    <Figure
      title={t("shopWatch.pace.topics")}
      nothing={t("shopWatch.pace.noTopics")}
      bars={{ items, limit: null, lying: true }}
    />
  );
}

type FigureProps = { title: string; hint?: string; nothing?: string; bars: Bars };

function Figure({ title, hint, nothing, bars }: FigureProps) {
  const label = [title, ...bars.items.map(({ said }) => said)].join("; ");
  return (
    <figure className={styles.figure}>
      <figcaption>
        {title} {hint !== undefined && <small>{hint}</small>}
      </figcaption>
      {bars.items.length === 0 ? <p className={styles.hint}>{nothing}</p> : <Chart bars={bars} label={label} />}
    </figure>
  );
}
