import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { SecretOnce } from "../members/secret-once.tsx";
import { Failure } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./channels.module.css";
import { addSecret, type ChannelView, removeSecret } from "./channels-api.ts";
import { useChanged } from "./use-changed.ts";

const mostSecrets = 2;

type ChannelSecretsProps = { shop: string; view: ChannelView; mayWrite: boolean };

/** Signing secrets: made here and shown once, or pasted from the platform; a second one for changing over. */
export function ChannelSecrets({ shop, view, mayWrite }: ChannelSecretsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { refresh } = useChanged(shop);
  const field = useId();
  const [pasted, setPasted] = useState("");
  const { channel, secrets, connecting } = view;
  const full = secrets.length >= mostSecrets;
  const adding = useMutation({
    mutationFn: (secret?: string) => addSecret({ shop, channel, ...(secret !== undefined && { secret }) }),
    onSuccess(_, secret) {
      if (secret !== undefined) message.success(t("channels.pasted"));
      setPasted("");
      return refresh();
    },
  });
  const made = connecting.secretFrom === "us" ? adding.data?.secret : undefined;
  const refusedHere = adding.error instanceof ApiFailure && adding.error.path === "secret";
  return (
    <section className={styles.part} aria-label={t("channels.secrets")}>
      <h3>{t("channels.secrets")}</h3>
      <p className={styles.hint}>{t("channels.secretsHint")}</p>
      {secrets.length === 0 && <p>{t("channels.noSecret")}</p>}
      {secrets.length > 0 && (
        <ul className={styles.secrets}>
          {secrets.map((secret, index) => (
            <SecretRow
              key={secret.id}
              shop={shop}
              view={view}
              secret={secret}
              newest={secrets.length > 1 && index === secrets.length - 1}
              mayWrite={mayWrite}
              onRemoved={() => adding.reset()}
            />
          ))}
        </ul>
      )}
      {made !== undefined && (
        <SecretOnce key={made} label={t("channels.secrets")} secret={made} hint={t("channels.once")} />
      )}
      {adding.error !== null && !refusedHere && <Failure error={adding.error} />}
      {full && <Alert type="info" showIcon title={t("channels.full")} />}
      {!full && connecting.secretFrom === "us" && (
        <Button
          {...(secrets.length === 0 && { type: "primary" })}
          disabled={!mayWrite}
          loading={adding.isPending}
          onClick={() => adding.mutate(undefined)}
        >
          {t(secrets.length === 0 ? "channels.make" : "channels.makeAnother")}
        </Button>
      )}
      {!full && connecting.secretFrom === "platform" && (
        <Form className={styles.paste} layout="vertical" onFinish={() => adding.mutate(pasted.trim())}>
          <Form.Item
            label={t("channels.paste")}
            htmlFor={field}
            {...(refusedHere && { validateStatus: "error" as const, help: t("channels.pasteHint") })}
          >
            <Input.Password
              id={field}
              autoComplete="off"
              maxLength={256}
              disabled={!mayWrite}
              placeholder={t("channels.pasteHint")}
              value={pasted}
              onChange={({ target }) => setPasted(target.value)}
            />
          </Form.Item>
          <Button
            type="primary"
            htmlType="submit"
            disabled={!mayWrite || pasted.trim() === ""}
            loading={adding.isPending}
          >
            {t("channels.save")}
          </Button>
        </Form>
      )}
    </section>
  );
}

type SecretRowProps = ChannelSecretsProps & {
  secret: ChannelView["secrets"][number];
  newest: boolean;
  onRemoved: () => void;
};

function SecretRow({ shop, view, secret, newest, mayWrite, onRemoved }: SecretRowProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const place = usePlace(shop);
  const { refresh, failed } = useChanged(shop);
  const time = secret.madeAt === null ? null : brief(secret.madeAt, Date.now(), place);
  const when = time === null ? t("channels.madeBefore") : t("channels.madeAt", { time });
  const removing = useMutation({
    mutationFn: () => removeSecret({ shop, channel: view.channel, secret: secret.id }),
    onSuccess() {
      message.success(t("channels.removed"));
      onRemoved();
      return refresh();
    },
    onError: failed,
  });
  return (
    <li>
      <span>{when}</span>
      {newest && <span className={styles.mark}>{t("channels.newest")}</span>}
      <Button
        size="small"
        type="text"
        danger
        disabled={!mayWrite}
        aria-label={t("channels.removeSecretOf", { time: time ?? t("channels.madeBefore") })}
        onClick={() =>
          modal.confirm({
            title: t("channels.removeAsk"),
            content: t(view.secrets.length === 1 ? "channels.removeLast" : "channels.removeHint"),
            okText: t("channels.removeSecret"),
            okButtonProps: { danger: true },
            cancelText: t("common.cancel"),
            onOk: () => removing.mutateAsync().catch(() => undefined),
          })
        }
      >
        {t("channels.removeSecret")}
      </Button>
    </li>
  );
}
