import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { largestPage, readSample, readSessions } from "../api/review-calls.ts";
import type { Asked } from "../conversations/asked-sessions.ts";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { columns, detailRow } from "./detail-rows.ts";
import { startExport } from "./export-job.ts";
import { type FileKind, fileKinds } from "./files.ts";

/** 下载质检明细 (F145): what the list shows by its filters, all pages of it. */
export function ExportButton({ shop, asked }: { shop: string; asked: Asked }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  const start = (kind: FileKind) => {
    const read = asked.sample ? readSample : readSessions;
    const words = {
      point: titles.point,
      type: (type: Parameters<typeof detailRow>[0]["type"]) => t(`sessionType.${type}`),
      yesNo: (yes: boolean) => t(yes ? "exports.yes" : "exports.no"),
      reviewed: (yes: boolean) => t(yes ? "review.reviewed" : "review.unreviewed"),
      time: (at: number) => dateAndClock(at, place),
    };
    void startExport({
      kind,
      name: `${t("exports.name")}-${new Date().toISOString().slice(0, 10)}`,
      head: columns.map((column) => t(`exports.columns.${column}`)),
      read: (cursor, signal) => read(shop, { ...asked.query, cursor, limit: largestPage }, signal),
      row: (session) => detailRow(session, words),
    });
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: fileKinds.map((key) => ({ key, label: t(`exports.${key}`), onClick: () => start(key) })),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} aria-haspopup="menu">
        {t("exports.button")}
      </Button>
    </Dropdown>
  );
}
