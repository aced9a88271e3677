import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Modal, Radio } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import { accesses, allShops, type KeyDraft, keysQuery, makeKey, type Shop } from "./members-api.ts";
import styles from "./members-page.module.css";
import { ReachSelect } from "./reach-select.tsx";
import { SecretOnce } from "./secret-once.tsx";

export function KeyDialog({ shops, onClose }: { shops: readonly Shop[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState<KeyDraft>({ name: "", shop: allShops, access: "read" });
  const change = (part: Partial<KeyDraft>) => setDraft((before) => ({ ...before, ...part }));
  const making = useMutation({
    mutationFn: () => makeKey(draft),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  const { data: made, error } = making;
  const atName = error instanceof ApiFailure && error.path === "name";
  return (
    <Modal
      open
      title={t("members.keys.add")}
      okText={t(made === undefined ? "members.keys.make" : "members.done")}
      cancelText={t("common.cancel")}
      cancelButtonProps={made === undefined ? {} : { style: { display: "none" } }}
      confirmLoading={making.isPending}
      mask={{ closable: false }}
      onOk={() => (made === undefined ? making.mutate() : onClose())}
      onCancel={onClose}
    >
      {made !== undefined ? (
        <SecretOnce label={t("members.keys.key")} secret={made.key} hint={t("members.keys.once")} />
      ) : (
        <Form layout="vertical" onFinish={() => making.mutate()}>
          {error !== null && !atName && <Failure error={error} />}
          <Form.Item
            label={t("members.keys.name")}
            htmlFor={`${form}-name`}
            {...(atName && { validateStatus: "error" as const, help: t("members.keys.nameNeeded") })}
          >
            <Input
              id={`${form}-name`}
              autoFocus
              maxLength={80}
              placeholder={t("members.keys.nameHint")}
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          </Form.Item>
          <Form.Item label={t("members.keys.access")}>
            <Radio.Group
              className={styles.roles}
              aria-label={t("members.keys.access")}
              value={draft.access}
              onChange={({ target }) => change({ access: target.value })}
            >
              {accesses.map((access) => (
                <Radio key={access} value={access}>
                  <strong>{t(`members.keys.may.${access}`)}</strong>
                  <small>{t(`members.keys.means.${access}`)}</small>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <Form.Item label={t("members.shop")} htmlFor={`${form}-shop`} extra={t("members.shopHint")}>
            <ReachSelect id={`${form}-shop`} value={draft.shop} shops={shops} onChange={(shop) => change({ shop })} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
