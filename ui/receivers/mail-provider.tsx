import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { Failure, useFailureText } from "../show/failure.tsx";
import { forgetMail, type MailDraft, type Receivers, receiversQuery, saveMail } from "./receivers-api.ts";
import styles from "./receivers-page.module.css";

type MailProviderProps = { shop: string; mail: Receivers["mail"]; mayWrite: boolean };

/** The service that sends the shop's e-mail. */
export function MailProvider({ shop, mail, mayWrite }: MailProviderProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: receiversQuery(shop).queryKey });
  const forgetting = useMutation({
    mutationFn: () => forgetMail(shop),
    onSuccess: refresh,
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <section className={styles.mail} aria-labelledby="mail-provider">
      <h2 id="mail-provider">{t("receivers.mail.title")}</h2>
      <p>{mail === null ? t("receivers.mail.none") : t("receivers.mail.now", mail)}</p>
      <span className={styles.buttons}>
        <Button size="small" disabled={!mayWrite} onClick={() => setOpen(true)}>
          {t(mail === null ? "receivers.mail.set" : "receivers.mail.change")}
        </Button>
        {mail !== null && (
          <Button
            size="small"
            type="text"
            danger
            disabled={!mayWrite}
            onClick={() =>
              modal.confirm({
                title: t("receivers.mail.forgetAsk"),
                okText: t("receivers.mail.forget"),
                cancelText: t("common.cancel"),
                onOk: () => forgetting.mutateAsync().catch(() => undefined),
              })
            }
          >
            {t("receivers.mail.forget")}
          </Button>
        )}
      </span>
      {open && <MailForm shop={shop} mail={mail} onSaved={refresh} onClose={() => setOpen(false)} />}
    </section>
  );
}

type MailFormProps = {
  shop: string;
  mail: Receivers["mail"];
  onSaved: () => Promise<unknown>;
  onClose: () => void;
};

function MailForm({ shop, mail, onSaved, onClose }: MailFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const form = useId();
  const [draft, setDraft] = useState<MailDraft>({ url: mail?.url ?? "", from: mail?.from ?? "", token: "" });
  const saving = useMutation({
    mutationFn: () => saveMail(shop, draft),
    async onSuccess({ revision }) {
      message.success(t("receivers.saved", { revision }));
      await onSaved();
      onClose();
    },
  });
  const refused = saving.error instanceof ApiFailure ? saving.error : null;
  const named = refused?.path !== undefined && ["url", "from", "token"].includes(refused.path);
  const errorAt = (path: string) =>
    refused?.path === path ? { validateStatus: "error" as const, help: refused.message } : {};
  const field = (name: keyof MailDraft) => ({
    id: `${form}-${name}`,
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setDraft((before) => ({ ...before, [name]: target.value })),
  });
  return (
    <Modal
      open
      title={t("receivers.mail.title")}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      confirmLoading={saving.isPending}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      {saving.error !== null && !named && <Failure error={saving.error} />}
      <Form layout="vertical" onFinish={() => saving.mutate()}>
        <Form.Item
          label={t("receivers.mail.url")}
          htmlFor={`${form}-url`}
          extra={t("receivers.mail.urlHint")}
          {...errorAt("url")}
        >
          <Input {...field("url")} maxLength={2_048} spellCheck={false} />
        </Form.Item>
        <Form.Item label={t("receivers.mail.from")} htmlFor={`${form}-from`} {...errorAt("from")}>
          <Input {...field("from")} maxLength={320} placeholder="Interject <alerts@shop.example.com>" />
        </Form.Item>
        <Form.Item
          label={t("receivers.mail.token")}
          htmlFor={`${form}-token`}
          extra={mail === null ? undefined : t("receivers.mail.tokenKept")}
          {...errorAt("token")}
        >
          <Input.Password {...field("token")} maxLength={512} autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
