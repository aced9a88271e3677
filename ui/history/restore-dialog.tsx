import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { restoreRevision, revisionQuery } from "../api/rule-queries.ts";
import { Failure } from "../show/failure.tsx";
import { Differences } from "./differences.tsx";
import styles from "./history.module.css";

type RestoreDialogProps = { shop: string; revision: number; about: string | null; onClose: () => void };

/** Shows what going back would change, and does it. */
export function RestoreDialog({ shop, revision, about, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const page = useQuery(revisionQuery(shop, revision, about));
  const restoring = useMutation({
    mutationFn: () => restoreRevision({ shop, revision, about }),
    async onSuccess({ revision: next }) {
      message.success(t("history.backDone", { from: revision, revision: next }));
      onClose();
      // Whatever shows settings: points, rules, policies, and this list.
      await client.invalidateQueries({ queryKey: ["shop", shop] });
    },
  });
  const back = page.data?.back ?? [];
  return (
    <Modal
      open
      width={720}
      title={t("history.backTitle", { revision })}
      okText={t("history.backYes")}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: back.length === 0, loading: restoring.isPending }}
      onOk={() => restoring.mutate()}
      onCancel={onClose}
    >
      {page.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {page.isError && <Failure error={page.error} onRetry={() => page.refetch()} />}
      {page.data !== undefined && (
        <p className={styles.hint}>{t(back.length === 0 ? "history.backNothing" : "history.backLead")}</p>
      )}
      <div className={styles.scroll}>
        <Differences shop={shop} changes={back} />
      </div>
      {restoring.isError && <Failure error={restoring.error} />}
    </Modal>
  );
}
