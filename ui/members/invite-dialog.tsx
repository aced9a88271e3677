import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Modal, Radio } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import { AccountsSelect, takesAccounts } from "./accounts-select.tsx";
import { allShops, type InvitationDraft, invitationsQuery, invite, roles, type Shop } from "./members-api.ts";
import styles from "./members-page.module.css";
import { ReachSelect } from "./reach-select.tsx";
import { changeTo, choiceOf } from "./role-choice.ts";
import { rolesQuery } from "./roles-api.ts";
import { SecretOnce } from "./secret-once.tsx";

export function InviteDialog({ shops, onClose }: { shops: readonly Shop[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState<InvitationDraft>({
    email: "",
    role: "quality",
    shop: allShops,
    agents: [],
    ownRole: null,
  });
  const change = (part: Partial<InvitationDraft>) => setDraft((before) => ({ ...before, ...part }));
  const inviting = useMutation({
    mutationFn: () => invite({ ...draft, email: draft.email.trim(), agents: takesAccounts(draft) ? draft.agents : [] }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const own = useQuery(rolesQuery).data?.items ?? [];
  const { data: made, error } = inviting;
  const atEmail = error instanceof ApiFailure && error.path === "email" ? error : null;
  const emailHelp = atEmail?.code === "conflict" ? t("members.alreadyThere") : t("signIn.emailWrong");
  return (
    <Modal
      open
      title={t("members.invite")}
      okText={t(made === undefined ? "members.makeLink" : "members.done")}
      cancelText={t("common.cancel")}
      cancelButtonProps={made === undefined ? {} : { style: { display: "none" } }}
      confirmLoading={inviting.isPending}
      mask={{ closable: false }}
      onOk={() => (made === undefined ? inviting.mutate() : onClose())}
      onCancel={onClose}
    >
      {made !== undefined ? (
        <>
          <p className={styles.handOver}>{t("members.handOver", { email: made.email })}</p>
          <SecretOnce label={t("members.link")} secret={made.link} hint={t("members.linkOnce")} />
        </>
      ) : (
        <Form layout="vertical" onFinish={() => inviting.mutate()}>
          {error !== null && atEmail === null && <Failure error={error} />}
          <Form.Item
            label={t("signIn.email")}
            htmlFor={`${form}-email`}
            {...(atEmail !== null && { validateStatus: "error" as const, help: emailHelp })}
          >
            <Input
              id={`${form}-email`}
              autoFocus
              inputMode="email"
              maxLength={254}
              value={draft.email}
              onChange={({ target }) => change({ email: target.value })}
            />
          </Form.Item>
          <Form.Item label={t("members.role")}>
            <Radio.Group
              className={styles.roles}
              aria-label={t("members.role")}
              value={choiceOf(draft)}
              onChange={({ target }) => change({ role: "agent", ownRole: null, ...changeTo(target.value) })}
            >
              {roles.map((role) => (
                <Radio key={role} value={role}>
                  <strong>{t(`role.${role}`)}</strong>
                  <small>{t(`members.roleMeans.${role}`)}</small>
                </Radio>
              ))}
              {own.map(({ id, name }) => (
                <Radio key={id} value={`own:${id}`}>
                  <strong>{name}</strong>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <Form.Item label={t("members.shop")} htmlFor={`${form}-shop`} extra={t("members.shopHint")}>
            <ReachSelect
              id={`${form}-shop`}
              value={draft.shop}
              shops={shops}
              onChange={(shop) => change({ shop, agents: [] })}
            />
          </Form.Item>
          {draft.role === "agent" && (
            <Form.Item
              label={t("members.accounts")}
              extra={t(takesAccounts(draft) ? "members.accountsHint" : "members.accountsOneShop")}
            >
              <AccountsSelect
                label={t("members.accounts")}
                shop={takesAccounts(draft) ? draft.shop : null}
                value={draft.agents}
                onChange={(agents) => change({ agents })}
              />
            </Form.Item>
          )}
        </Form>
      )}
    </Modal>
  );
}
