import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { apiPath, call } from "../api/call.ts";
import { meQuery, settingsQuery } from "../api/queries.ts";
import type { ShopSettings } from "../api/types.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./shop-settings.module.css";

type NameSectionProps = { shop: string; settings: ShopSettings; mayWrite: boolean };

/** What the shop is called, in the menu of shops and in what people are told (F012). */
export function NameSection({ shop, settings, mayWrite }: NameSectionProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const field = useId();
  const [name, setName] = useState(settings.name);
  const saving = useMutation({
    mutationFn: () =>
      call<ShopSettings>(apiPath(["shops", shop, "settings"]), { method: "PATCH", body: { name: name.trim() } }),
    onSuccess(next) {
      client.setQueryData(settingsQuery(shop).queryKey, next);
      setName(next.name);
      message.success(t("shopSettings.saved", { revision: next.revision }));
      return client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const changed = name.trim() !== "" && name.trim() !== settings.name;
  return (
    <section className={styles.section} aria-labelledby="name">
      <h2 id="name">{t("setUp.shop.name")}</h2>
      <p className={styles.hint}>{t("setUp.shop.hint")}</p>
      {saving.error !== null && <Failure error={saving.error} />}
      <Form layout="inline" onFinish={() => saving.mutate()}>
        <Input
          id={field}
          style={{ width: 320 }}
          aria-label={t("setUp.shop.name")}
          maxLength={80}
          disabled={!mayWrite}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button
          style={{ marginInlineStart: 8 }}
          htmlType="submit"
          disabled={!mayWrite || !changed}
          loading={saving.isPending}
        >
          {t("common.save")}
        </Button>
      </Form>
    </section>
  );
}
