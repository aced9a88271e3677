import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AccountsSelect } from "./accounts-select.tsx";
import type { Member } from "./members-api.ts";
import styles from "./members-page.module.css";

type AccountsDialogProps = {
  member: Member;
  saving: boolean;
  onSave: (agents: string[]) => void;
  onClose: () => void;
};

/** Which accounts a member speaks for. */
export function AccountsDialog({ member, saving, onSave, onClose }: AccountsDialogProps) {
  const { t } = useTranslation();
  const [agents, setAgents] = useState<string[]>(member.agents);
  const title = t("members.accountsOf", { name: member.name });
  return (
    <Modal
      open
      title={title}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      confirmLoading={saving}
      onOk={() => onSave(agents)}
      onCancel={onClose}
    >
      <p className={styles.hint}>{t("members.accountsHint")}</p>
      <div style={{ display: "grid" }}>
        <AccountsSelect label={title} shop={member.shop} value={agents} onChange={setAgents} />
      </div>
    </Modal>
  );
}
