import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { absences, reviewMetrics } from "../../worker/reports/metrics.ts";
import type { Days } from "../../worker/reports/shop-days.ts";
import { apiPath } from "../api/call.ts";
import { type ReviewReport, reviewReportQuery } from "../api/report-queries.ts";
import { Panel } from "../shop-watch/panel.tsx";
import { useLanguage, useWords } from "../text/use-language.ts";
import { compareFigures, figureText } from "./figure-text.ts";
import styles from "./reports.module.css";

type Row = { readonly id: string; readonly name: string; readonly figures: ReviewReport["total"] };

/** 质检量统计: what each reviewer did, and all together (F157). */
export function ReviewPanel({ shop, days: { from, to } }: { shop: string; days: Days }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const query = useQuery(reviewReportQuery(shop, { from, to }));
  const columns: TableColumnsType<Row> = [
    { key: "name", title: t("reports.review.who"), fixed: "start", render: (_, { name }) => <bdi>{name}</bdi> },
    ...reviewMetrics.map((metric) => ({
      key: metric.id,
      title: words(metric.title),
      align: "end" as const,
      className: "numbers",
      sorter: (one: Row, other: Row) => compareFigures(one.figures[metric.id], other.figures[metric.id]),
      showSorterTooltip: { title: words(metric.formula) },
      render: (_: unknown, { figures }: Row) => figureText(figures[metric.id], metric.unit, language),
    })),
  ];
  return (
    <Panel
      title={t("reports.review.title")}
      hint={t("reports.review.hint")}
      query={query}
      aside={
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={apiPath(["shops", shop, "reports", "review", "export"], { from, to, language })}
          aria-label={t("reports.exportReview")}
          download
        >
          {t("reports.export")}
        </Button>
      }
      empty={{
        when: ({ reviewers }) => reviewers.length === 0,
        title: t("reports.review.empty"),
        hint: t("reports.review.emptyHint"),
      }}
    >
      {({ total, reviewers }) => (
        <>
          <Table<Row>
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={reviewers.map(({ by, name, figures }) => ({ id: by, name: name ?? by, figures }))}
            scroll={{ x: "max-content" }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            summary={() => <All total={total} />}
          />
          <Missing total={total} />
        </>
      )}
    </Panel>
  );
}

function All({ total }: { total: ReviewReport["total"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0}>
        <b>{t("reports.review.all")}</b>
      </Table.Summary.Cell>
      {reviewMetrics.map(({ id, unit }, index) => (
        <Table.Summary.Cell key={id} index={index + 1} align="right">
          <b className="numbers">{figureText(total[id], unit, language)}</b>
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}

/** Why figures are not there, in words: a dash says nothing. */
function Missing({ total }: { total: ReviewReport["total"] }) {
  const words = useWords();
  const missing = reviewMetrics.flatMap(({ id, title }) => {
    const { absent } = total[id];
    return absent === null ? [] : [{ id, title: words(title), reason: words(absences[absent]) }];
  });
  return (
    <ul className={styles.reasons}>
      {missing.map(({ id, title, reason }) => (
        <li key={id}>
          {title}: {reason}
        </li>
      ))}
    </ul>
  );
}
