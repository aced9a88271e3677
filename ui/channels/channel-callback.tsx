import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./channels.module.css";
import { type ChannelView, changeChannel } from "./channels-api.ts";
import { useChanged } from "./use-changed.ts";

type ChannelCallbackProps = { shop: string; view: ChannelView; mayWrite: boolean };

/** Where actions go, and what our calls to the platform carry. */
export function ChannelCallback({ shop, view, mayWrite }: ChannelCallbackProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const { refresh } = useChanged(shop);
  const id = useId();
  const { channel, connecting } = view;
  const [callback, setCallback] = useState(view.callback ?? "");
  const [token, setToken] = useState("");
  const saving = useMutation({
    mutationFn: () => {
      const address = callback.trim() === "" ? null : callback.trim();
      return changeChannel({ shop, channel, change: { callback: address, ...(token !== "" && { token }) } });
    },
    onSuccess() {
      setToken("");
      message.success(t("channels.saved"));
      return refresh();
    },
  });
  const { error } = saving;
  const atCallback = error instanceof ApiFailure && error.path === "callback";
  return (
    <Form
      className={styles.part}
      layout="vertical"
      aria-label={t("channels.settings")}
      onFinish={() => saving.mutate()}
    >
      <h3>{t("channels.settings")}</h3>
      {error !== null && !atCallback && <Failure error={error} />}
      <Form.Item
        label={`${t("channels.callback")} · ${words(connecting.callback)}`}
        htmlFor={`${id}-callback`}
        extra={t("channels.callbackHint")}
        {...(atCallback && { validateStatus: "error" as const, help: error.message })}
      >
        <Input
          id={`${id}-callback`}
          inputMode="url"
          maxLength={2_048}
          disabled={!mayWrite}
          placeholder={connecting.callbackExample}
          value={callback}
          onChange={({ target }) => setCallback(target.value)}
        />
      </Form.Item>
      {connecting.token !== null && (
        <Form.Item label={words(connecting.token)} htmlFor={`${id}-token`}>
          <Input.Password
            id={`${id}-token`}
            autoComplete="off"
            maxLength={512}
            disabled={!mayWrite}
            placeholder={view.token ? t("channels.tokenKept") : ""}
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
        </Form.Item>
      )}
      <Button
        htmlType="submit"
        disabled={!mayWrite || (callback === (view.callback ?? "") && token === "")}
        loading={saving.isPending}
      >
        {t("channels.saveSettings")}
      </Button>
    </Form>
  );
}
