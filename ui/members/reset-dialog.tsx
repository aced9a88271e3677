import { useMutation } from "@tanstack/react-query";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { Failure } from "../show/failure.tsx";
import type { Member } from "./members-api.ts";
import styles from "./members-page.module.css";
import { makeReset } from "./roles-api.ts";
import { SecretOnce } from "./secret-once.tsx";

/** A link by which a member sets a new password: shown once. */
export function ResetDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const making = useMutation({ mutationFn: () => makeReset(member.id) });
  const { data: made, error } = making;
  return (
    <Modal
      open
      title={t("access.members.resetTitle", { name: member.name })}
      okText={t(made === undefined ? "access.members.resetMake" : "members.done")}
      cancelText={t("common.cancel")}
      cancelButtonProps={made === undefined ? {} : { style: { display: "none" } }}
      confirmLoading={making.isPending}
      mask={{ closable: false }}
      onOk={() => (made === undefined ? making.mutate() : onClose())}
      onCancel={onClose}
    >
      {error !== null && <Failure error={error} />}
      <p className={styles.handOver}>{t("access.members.resetHint")}</p>
      {made !== undefined && (
        <SecretOnce
          label={t("access.members.resetTitle", { name: member.name })}
          secret={made.link}
          hint={t("access.members.resetOnce")}
        />
      )}
    </Modal>
  );
}
