import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Empty, Form, Input, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import styles from "../members/members-page.module.css";
import { Failure, useFailureText } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { useLanguage } from "../text/use-language.ts";
import {
  addPasskey,
  knowsPasskeys,
  NotConfirmed,
  type Passkey,
  passkeysQuery,
  removePasskey,
  renamePasskey,
} from "./passkeys-api.ts";

/** One's passkeys: added, named, removed. */
export function PasskeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  const canAdd = knowsPasskeys();
  return (
    <Modal open title={t("passkeys.title")} footer={null} onCancel={onClose}>
      <p className={styles.hint}>{t("passkeys.lead")}</p>
      {query.isPending && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.data?.items.length === 0 && !adding && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("passkeys.none")} />
      )}
      <ul className={styles.logins}>
        {query.data?.items.map((passkey) => (
          <Row key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      {!canAdd && <Alert type="info" showIcon title={t("passkeys.unsupported")} />}
      {canAdd && !adding && (
        <Button className={styles.add} onClick={() => setAdding(true)}>
          {t("passkeys.add")}
        </Button>
      )}
      {adding && <AddForm onDone={() => setAdding(false)} />}
    </Modal>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const adding = useMutation({
    mutationFn: addPasskey,
    async onSuccess() {
      message.success(t("passkeys.added"));
      await client.invalidateQueries({ queryKey: passkeysQuery.queryKey });
      onDone();
    },
  });
  const { error } = adding;
  const isWrong = error instanceof ApiFailure && error.path === "password";
  const isCancelled = error instanceof NotConfirmed;
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { name: string; password: string }) => adding.mutate(values)}
    >
      {isCancelled && <Alert type="warning" role="alert" showIcon title={t("passkeys.cancelled")} />}
      {error !== null && !isWrong && !isCancelled && <Failure error={error} />}
      <Form.Item
        name="name"
        label={t("passkeys.name")}
        rules={[{ required: true, whitespace: true, message: t("passkeys.nameNeeded") }]}
      >
        <Input autoFocus maxLength={60} placeholder={t("passkeys.nameHint")} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("passkeys.password")}
        rules={[{ required: true, message: t("signIn.passwordNeeded") }]}
        {...(isWrong && { validateStatus: "error" as const, help: t("passkeys.wrong") })}
      >
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={adding.isPending}>
        {t("passkeys.add")}
      </Button>
    </Form>
  );
}

function Row({ passkey: { id, name, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const language = useLanguage();
  const now = useNow(60_000);
  const place = { language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const [label, setLabel] = useState<string | null>(null);
  const options = {
    onSuccess: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
    onError: (error: Error) => void message.error(failureText(error).title),
  };
  const renaming = useMutation({ mutationFn: renamePasskey, ...options });
  const removing = useMutation({ mutationFn: removePasskey, ...options });
  const rename = (next: string) => {
    setLabel(null);
    if (next.trim() !== "" && next.trim() !== name) renaming.mutate({ id, name: next.trim() });
  };
  return (
    <li>
      <div>
        {label === null ? (
          <strong>
            <bdi>{name}</bdi>
          </strong>
        ) : (
          <Input
            autoFocus
            size="small"
            maxLength={60}
            aria-label={t("passkeys.renameOf", { name })}
            value={label}
            onChange={({ target }) => setLabel(target.value)}
            onPressEnter={() => rename(label)}
            onBlur={() => rename(label)}
          />
        )}
        <small>
          <span>{t("passkeys.made", { time: brief(createdAt, now, place) })}</span>
          <span>
            {lastUsedAt === null ? t("passkeys.never") : t("passkeys.used", { time: brief(lastUsedAt, now, place) })}
          </span>
        </small>
      </div>
      <span className={styles.buttons}>
        <Button size="small" aria-label={t("passkeys.renameOf", { name })} onClick={() => setLabel(name)}>
          {t("passkeys.rename")}
        </Button>
        <Button
          size="small"
          danger
          aria-label={t("passkeys.removeOf", { name })}
          onClick={() =>
            modal.confirm({
              title: t("passkeys.removeAsk", { name }),
              okText: t("passkeys.remove"),
              okButtonProps: { danger: true },
              cancelText: t("common.cancel"),
              onOk: () => removing.mutateAsync(id).catch(() => undefined),
            })
          }
        >
          {t("passkeys.remove")}
        </Button>
      </span>
    </li>
  );
}
