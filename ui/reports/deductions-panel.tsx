import type { UseQueryResult } from "@tanstack/react-query";
import { Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ReportFilter, ServiceReport } from "../api/report-queries.ts";
import { Panel } from "../shop-watch/panel.tsx";
import { useTitles } from "../show/use-titles.ts";
import { sessionsAddress } from "./figures-panel.tsx";
import styles from "./reports.module.css";

type Row = ServiceReport["deductions"][number];
type DeductionsPanelProps = { shop: string; filter: ReportFilter; query: UseQueryResult<ServiceReport> };

/** What cost scores, by point, with the sessions in which it was found. */
export function DeductionsPanel({ shop, filter, query }: DeductionsPanelProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const number = (name: "findings" | "sessions" | "score") => ({
    key: name,
    title: t(`reports.deductions.${name}`),
    align: "end" as const,
    className: "numbers",
    sorter: (one: Row, other: Row) => one[name] - other[name],
    render: (_: unknown, row: Row) => row[name],
  });
  const columns: TableColumnsType<Row> = [
    {
      key: "point",
      title: t("reports.deductions.point"),
      render: (_, { point }) => (
        <Link className={styles.link} to={sessionsAddress(shop, filter, { point })}>
          {titles.point(point)}
        </Link>
      ),
    },
    number("findings"),
    number("sessions"),
    number("score"),
  ];
  return (
    <Panel
      title={t("reports.deductions.title")}
      hint={t("reports.deductions.hint")}
      query={query}
      empty={{
        when: ({ deductions }) => deductions.length === 0,
        title: t("reports.deductions.empty"),
        hint: t("reports.deductions.emptyHint"),
      }}
    >
      {({ deductions }) => (
        <Table<Row>
          size="small"
          rowKey="point"
          columns={columns}
          dataSource={deductions}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        />
      )}
    </Panel>
  );
}
