import { useMutation } from "@tanstack/react-query";
import { App, Button, InputNumber } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { changePack } from "../api/install-calls.ts";
import { useRefresh } from "../install/use-refresh.ts";
import { useFailureText } from "../show/failure.tsx";
import styles from "./pack-page.module.css";

type QuotaFieldProps = { shop: string; pack: string; saved: number; mayWrite: boolean };

const most = 100_000_000;

/** How often a guest may be called in a day before it waits for the next. */
export function QuotaField({ shop, pack, saved, mayWrite }: QuotaFieldProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const refresh = useRefresh();
  const hint = useId();
  const [count, setCount] = useState(saved);
  const saving = useMutation({
    mutationFn: () => changePack({ shop, pack, dailyCalls: count }),
    async onSuccess({ results }) {
      message.success(t("pack.quotaSaved", { count: count.toLocaleString(), revision: results[0]?.revision ?? "" }));
      await refresh([shop]);
    },
    onError(error) {
      const { title, detail } = failureText(error);
      message.error([title, detail].filter((part) => part !== null).join(" "));
    },
  });
  return (
    <div className={styles.quota}>
      <InputNumber
        aria-label={t("pack.quota")}
        aria-describedby={hint}
        min={1}
        max={most}
        precision={0}
        formatter={(shown) => Number(shown ?? 0).toLocaleString("en")}
        parser={(typed) => Number((typed ?? "").replaceAll(",", ""))}
        value={count}
        disabled={!mayWrite}
        onChange={(next) => setCount(next ?? saved)}
      />
      <Button disabled={!mayWrite || count === saved} loading={saving.isPending} onClick={() => saving.mutate()}>
        {t("common.save")}
      </Button>
      <small id={hint}>{t("pack.quotaHint")}</small>
    </div>
  );
}
