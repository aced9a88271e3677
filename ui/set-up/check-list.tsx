import { CheckCircleFilled, CloseOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { packsQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { channelsQuery } from "../channels/channels-api.ts";
import { recall, remember } from "../show/browser-memory.ts";
import styles from "./set-up.module.css";
import { doneSteps, essentials } from "./steps.ts";

const dismissedOf = (shop: string) => `interject.set-up.${shop}`;

/** What a shop still lacks to work, until it has it all or somebody has seen enough of it. */
export function CheckList({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const { configure } = useMay();
  const [dismissed, setDismissed] = useState(() => recall(dismissedOf(shop)) !== null);
  const enabled = configure && !dismissed;
  const channels = useQuery({ ...channelsQuery(shop), enabled, refetchInterval: 30_000 }).data;
  const packs = useQuery(packsQuery(shop)).data;
  if (!enabled || channels === undefined || packs === undefined) return null;
  const done = doneSteps({
    channels: channels.items,
    packs: packs.packs.map(({ manifest }) => manifest.id),
    people: null,
  });
  if (done.has("done")) return null;
  const address = `/shops/${encodeURIComponent(shop)}/set-up`;
  return (
    <section className={styles.card} aria-label={t("setUp.card.title")}>
      <h2>{t("setUp.card.title")}</h2>
      <ul>
        {essentials.map((step) => (
          <li key={step} data-done={done.has(step)}>
            {done.has(step) ? <CheckCircleFilled aria-hidden /> : <span className={styles.ring} aria-hidden />}
            <Link to={`${address}?step=${step}`}>{t(`setUp.card.essential.${step}`)}</Link>
            <span className="sr-only">{t(done.has(step) ? "setUp.card.doneMark" : "setUp.card.openMark")}</span>
          </li>
        ))}
      </ul>
      <Link to={address}>
        <Button type="primary">{t("setUp.card.open")}</Button>
      </Link>
      <Button
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t("setUp.card.dismiss")}
        title={t("setUp.card.dismiss")}
        onClick={() => {
          remember(dismissedOf(shop), "1");
          setDismissed(true);
        }}
      />
    </section>
  );
}
