import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isDoubtable } from "../../worker/appeals/entry.ts";
import { makeAppeal, type OwnResult } from "../api/appeal-queries.ts";
import { DoubtForm } from "../appeals/doubt-form.tsx";
import { brief } from "../show/time.ts";
import styles from "./my.module.css";
import { OwnAppealCard } from "./own-appeal-card.tsx";
import { useOwnPlace } from "./use-own-place.ts";

/** 对结果有疑问: what was said before, and, where one may, a form to say more at the same place (F175-F177). */
export function Doubt({ shop, result }: { shop: string; result: OwnResult }) {
  const { t } = useTranslation();
  const place = useOwnPlace(shop);
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const { appeals, entry } = result;
  const until = brief(entry.until, Date.now(), place);
  return (
    <section aria-label={t("my.doubt.title")} className={styles.card}>
      <h2>{t("my.appeal")}</h2>
      {appeals.map((appeal) => (
        <OwnAppealCard key={appeal.id} shop={shop} appeal={appeal} />
      ))}
      {entry.why !== undefined && <p className={styles.hint}>{t(`my.doubt.why.${entry.why}`, { time: until })}</p>}
      {entry.may && !opened && (
        <Button type="primary" ghost onClick={() => setOpened(true)}>
          {t("my.doubt.title")}
        </Button>
      )}
      {entry.may && <p className={styles.hint}>{t("my.doubt.until", { time: until })}</p>}
      {entry.may && appeals.length > 0 && <p className={styles.hint}>{t("my.doubt.second")}</p>}
      {entry.may && opened && (
        <DoubtForm
          findings={result.findings.filter(isDoubtable)}
          send={(said) => makeAppeal({ shop, session: result.session.id, ...said })}
          onSent={() => client.invalidateQueries({ queryKey: ["shop", shop, "my"] })}
          onClose={() => setOpened(false)}
        />
      )}
    </section>
  );
}
