import { CheckOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { ConversationPage } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { peopleOf } from "./people.ts";
import styles from "./review.module.css";
import { unseenAlerts } from "./review-targets.ts";
import type { Queue } from "./use-queue.ts";

type ReviewBarProps = {
  page: ConversationPage;
  queue: Queue | null;
  isPending: boolean;
  onReview: () => void;
  onSkip: () => void;
};

/** How far this conversation is looked through, where it stands in the queue, and on to the next. */
export function ReviewBar({ page, queue, isPending, onReview, onSkip }: ReviewBarProps) {
  const { t } = useTranslation();
  const may = useMay();
  const unseen = unseenAlerts(page).length;
  const last = page.sessions.filter(({ reviewedAt }) => reviewedAt !== null).at(-1);
  const name = peopleOf(page, t("review.somebody"))(last?.reviewedBy ?? null);
  return (
    <div className={styles.bar}>
      {queue !== null && (
        <span className="numbers" role="status">
          {queue.position === null
            ? t("reviewDay.outside", { count: queue.count })
            : t(queue.more ? "reviewDay.placeMore" : "reviewDay.place", {
                position: queue.position,
                count: queue.count,
              })}
        </span>
      )}
      {unseen > 0 ? (
        <span className={styles.waiting}>{t("review.unseenHere", { count: unseen })}</span>
      ) : (
        last !== undefined && <span className={styles.done}>{t("review.reviewedBy", { name })}</span>
      )}
      {may.review && queue !== null && <Button onClick={onSkip}>{t("reviewDay.skip")}</Button>}
      {may.review && (
        <Tooltip title={queue === null ? t("review.seenHint") : undefined}>
          <Button type="primary" icon={<CheckOutlined aria-hidden />} loading={isPending} onClick={onReview}>
            {t(queue === null ? "review.seenNext" : "reviewDay.done")}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
