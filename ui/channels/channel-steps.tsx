import { useTranslation } from "react-i18next";
import { Copyable } from "../show/copyable.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./channels.module.css";
import { type ChannelView, hookOf } from "./channels-api.ts";

/** The address, and what to enter where on the platform's side. */
export function ChannelSteps({ shop, view }: { shop: string; view: ChannelView }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <section className={styles.part} aria-label={t("channels.address")}>
      <Copyable label={t("channels.address")} text={hookOf({ shop, channel: view.channel })} />
      <h3>{t("channels.steps")}</h3>
      <ol className={styles.steps}>
        {view.connecting.steps.map((step) => (
          <li key={step.en}>{words(step)}</li>
        ))}
      </ol>
    </section>
  );
}
