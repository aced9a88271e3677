import { CheckOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { ConversationPage } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { peopleOf } from "./people.ts";
import styles from "./review.module.css";
import { unseenAlerts } from "./review-targets.ts";

type ReviewBarProps = { page: ConversationPage; isPending: boolean; onReview: () => void };

/** How far this conversation is looked through, and on to the next. */
export function ReviewBar({ page, isPending, onReview }: ReviewBarProps) {
  const { t } = useTranslation();
  const may = useMay();
  const unseen = unseenAlerts(page).length;
  const last = page.sessions.filter(({ reviewedAt }) => reviewedAt !== null).at(-1);
  const name = peopleOf(page, t("review.somebody"))(last?.reviewedBy ?? null);
  return (
    <div className={styles.bar}>
      {unseen > 0 ? (
        <span className={styles.waiting}>{t("review.unseenHere", { count: unseen })}</span>
      ) : (
        last !== undefined && <span className={styles.done}>{t("review.reviewedBy", { name })}</span>
      )}
      {may.review && (
        <Tooltip
          title={
            <>
              {t("review.seenHint")}
              <br />
              {t("review.keys")}
            </>
          }
        >
          <Button type="primary" icon={<CheckOutlined aria-hidden />} loading={isPending} onClick={onReview}>
            {t("review.seenNext")}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
