import type { UseQueryResult } from "@tanstack/react-query";
import { Segmented, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { serviceMetrics } from "../../worker/reports/metrics.ts";
import type { ReportFilter, ServiceReport } from "../api/report-queries.ts";
import { Panel } from "../shop-watch/panel.tsx";
import { useLanguage, useWords } from "../text/use-language.ts";
import { compareFigures, figureText } from "./figure-text.ts";
import { sessionsAddress } from "./figures-panel.tsx";
import styles from "./reports.module.css";

type RankingPanelProps = {
  shop: string;
  filter: ReportFilter;
  query: UseQueryResult<ServiceReport>;
  onGroup: (group: string) => void;
};
type Row = {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  readonly figures: ServiceReport["total"];
};
type Ranked = "agents" | "groups";

function rowsOf({ agents, groups }: ServiceReport, ranked: Ranked): Row[] {
  return ranked === "groups"
    ? groups.map(({ group, title, figures }) => ({ id: group, name: title, isBot: false, figures }))
    : agents.map(({ agent, name, role, figures }) => ({
        id: agent,
        name: name ?? agent,
        isBot: role === "bot",
        figures,
      }));
}

/** Agents and groups by any figure (F155, F156). A group opens its own agents. */
export function RankingPanel({ shop, filter, query, onGroup }: RankingPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const [ranked, rank] = useState<Ranked>("agents");
  const columns: TableColumnsType<Row> = [
    {
      key: "name",
      title: t("reports.ranking.name"),
      fixed: "start",
      sorter: (one, other) => one.name.localeCompare(other.name, language),
      render: (_, { id, name, isBot }) =>
        ranked === "groups" ? (
          <button
            type="button"
            className={styles.asLink}
            aria-label={t("reports.ranking.openGroup", { title: name })}
            onClick={() => onGroup(id)}
          >
            {name}
          </button>
        ) : (
          <>
            <Link className={styles.link} to={sessionsAddress(shop, filter, { agent: id })}>
              <bdi>{name}</bdi>
            </Link>
            {isBot && <span className={styles.role}>{t("reports.ranking.bot")}</span>}
          </>
        ),
    },
    ...serviceMetrics.map((metric) => ({
      key: metric.id,
      title: words(metric.title),
      align: "end" as const,
      className: "numbers",
      sorter: (one: Row, other: Row) => compareFigures(one.figures[metric.id], other.figures[metric.id]),
      showSorterTooltip: { title: words(metric.formula) },
      ...(metric.id === "sessions" && { defaultSortOrder: "descend" as const }),
      render: (_: unknown, { figures }: Row) => figureText(figures[metric.id], metric.unit, language),
    })),
  ];
  return (
    <Panel
      title={t("reports.ranking.title")}
      hint={t("reports.ranking.hint")}
      query={query}
      aside={
        <Segmented<Ranked>
          aria-label={t("reports.ranking.by")}
          value={ranked}
          options={(["agents", "groups"] as const).map((value) => ({ value, label: t(`reports.ranking.${value}`) }))}
          onChange={rank}
        />
      }
      empty={{
        when: (report) => rowsOf(report, ranked).length === 0,
        title: t("reports.ranking.empty"),
        hint: t(ranked === "groups" ? "reports.ranking.emptyGroups" : "reports.ranking.emptyAgents"),
      }}
    >
      {(report) => (
        <Table<Row>
          // Each list starts in its own order.
          key={ranked}
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rowsOf(report, ranked)}
          scroll={{ x: "max-content" }}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        />
      )}
    </Panel>
  );
}
