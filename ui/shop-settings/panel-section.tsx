import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mostPanelOrigins } from "../../worker/panel/origins.ts";
import { settingsQuery } from "../api/queries.ts";
import type { ShopSettings } from "../api/types.ts";
import { savePanelOrigins } from "../api/writes.ts";
import { useUnsavedGuard } from "../packs/use-unsaved-guard.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./shop-settings.module.css";

type PanelSectionProps = { shop: string; settings: ShopSettings; mayWrite: boolean };

/** Where the agents' panel may be framed (F015): nowhere at first. */
export function PanelSection({ shop, settings, mayWrite }: PanelSectionProps) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const client = useQueryClient();
  const [draft, setDraft] = useState<readonly string[]>(settings.panelOrigins);
  const dirty = JSON.stringify(draft) !== JSON.stringify(settings.panelOrigins);
  useUnsavedGuard(dirty);
  const show = (next: ShopSettings) => {
    client.setQueryData(settingsQuery(shop).queryKey, next);
    setDraft(next.panelOrigins);
  };
  const undoing = useMutation({
    mutationFn: (origins: readonly string[]) => savePanelOrigins({ shop, origins }),
    onSuccess: show,
  });
  const saving = useMutation({
    mutationFn: (origins: readonly string[]) => savePanelOrigins({ shop, origins }),
    onSuccess(next) {
      const before = settings.panelOrigins;
      show(next);
      const key = `panel-${next.revision}`;
      const undo = () => {
        notification.destroy(key);
        undoing.mutate(before);
      };
      notification.success({
        key,
        title: t("shopSettings.saved", { revision: next.revision }),
        actions: (
          <Button size="small" onClick={undo}>
            {t("shopSettings.undo")}
          </Button>
        ),
      });
    },
  });
  const failed = saving.error ?? undoing.error;
  return (
    <section className={styles.section} aria-labelledby="panel">
      <h2 id="panel">{t("panel.setting.title")}</h2>
      <p className={styles.hint}>
        {t("panel.setting.hint", { address: `${location.origin}/panel/shops/${encodeURIComponent(shop)}` })}
      </p>
      <Select
        mode="tags"
        style={{ width: "100%", maxWidth: 640 }}
        aria-label={t("panel.setting.label")}
        placeholder={t("panel.setting.place")}
        disabled={!mayWrite}
        maxCount={mostPanelOrigins}
        tokenSeparators={[" ", ",", "，"]}
        value={[...draft]}
        onChange={setDraft}
      />
      {failed !== null && <Failure error={failed} />}
      {mayWrite && (
        <p className={styles.buttons}>
          <Button type="primary" disabled={!dirty} loading={saving.isPending} onClick={() => saving.mutate(draft)}>
            {t("panel.setting.save")}
          </Button>
        </p>
      )}
    </section>
  );
}
