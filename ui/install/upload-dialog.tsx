import { InboxOutlined } from "@ant-design/icons";
import { Modal, Spin, Upload } from "antd";
import { useTranslation } from "react-i18next";
import type { PackReview } from "../api/install-calls.ts";
import styles from "./install.module.css";
import { Refusal } from "./refusal.tsx";
import { useReviewOfFile } from "./use-review.ts";

type UploadDialogProps = { shop: string; onReviewed: (review: PackReview) => void; onClose: () => void };

/** Takes a pack file, by click, key or drag, and has it checked. What is wrong with it stands beside the way to another. */
export function UploadDialog({ shop, onReviewed, onClose }: UploadDialogProps) {
  const { t } = useTranslation();
  const reviewing = useReviewOfFile(shop);
  const { isPending, error, variables } = reviewing;
  return (
    <Modal open title={t("install.file.title")} footer={null} width={560} mask={{ closable: false }} onCancel={onClose}>
      <div className={styles.upload}>
        <Upload.Dragger
          accept=".json,application/json"
          showUploadList={false}
          disabled={isPending}
          beforeUpload={(file) => {
            reviewing.mutate(file, { onSuccess: onReviewed });
            return false;
          }}
        >
          {isPending ? (
            <p className={styles.checking} role="status">
              <Spin /> {t("install.file.checking", { name: variables.name })}
            </p>
          ) : (
            <>
              <InboxOutlined className={styles.inbox} aria-hidden />
              <p className={styles.drop}>{t("install.file.drop")}</p>
              <p className={styles.hint}>{t("install.file.hint")}</p>
            </>
          )}
        </Upload.Dragger>
        {error !== null && <Refusal error={error} />}
      </div>
    </Modal>
  );
}
