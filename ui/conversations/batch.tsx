import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { ListedSession } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { sessionAddress } from "../conversation/queue.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Asked } from "./asked-sessions.ts";
import styles from "./conversations-page.module.css";

/** The list's address without what is only said to the reader. */
export function queueOf(search: URLSearchParams): string {
  const queue = new URLSearchParams(search);
  queue.delete("finished");
  return queue.toString();
}

type BatchProps = {
  shop: string;
  first: ListedSession | undefined;
  isLoading: boolean;
  queue: string;
  words: Record<string, string>;
  asked: Asked;
};

/** What can be done with the list as a whole: to go through it one by one, and to take it along as a file. */
export function Batch({ shop, first, isLoading, queue, words, asked }: BatchProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const may = useMay();
  const start = () => {
    if (first === undefined) return;
    // A batch of its own, as the list is now.
    client.removeQueries({ queryKey: ["review-queue", shop] });
    void navigate(sessionAddress(shop, first, { queue, words }));
  };
  return (
    <div className={styles.batch}>
      {may.review && (
        // Not disabled while the list loads: a disabled button gives away the focus.
        <Button type="primary" loading={isLoading} disabled={!isLoading && first === undefined} onClick={start}>
          {t("reviewDay.start")}
        </Button>
      )}
      <ExportButton shop={shop} asked={asked} />
    </div>
  );
}
