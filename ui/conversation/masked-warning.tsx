import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Masked } from "../api/types.ts";
import { Quotes } from "../show/quote.tsx";
import { useTitles } from "../show/use-titles.ts";
import styles from "./feedback.module.css";

/** Findings that the phrase would hide although nobody called them wrong. */
export function MaskedWarning({ shop, masked: { kept, others } }: { shop: string; masked: Masked }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={
        <>
          {t("feedback.masks", { count: kept.count + others.count })}
          <ul className={styles.masked}>
            {[kept, others].map((group) =>
              group.samples.map(({ id, point, channel, conversation, evidence }) => (
                <li key={id}>
                  <a
                    href={`/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel })}#${encodeURIComponent(id)}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {titles.point(point)}
                  </a>
                  {group === kept && <em>{t("feedback.isRight")}</em>}
                  <Quotes quotes={evidence.map(({ quote }) => quote)} most={1} />
                </li>
              )),
            )}
          </ul>
        </>
      }
    />
  );
}
