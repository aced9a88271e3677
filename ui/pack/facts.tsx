import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { usageQuery } from "../api/install-calls.ts";
import type { Pack } from "../api/types.ts";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { Cost } from "./cost.tsx";
import styles from "./pack-page.module.css";
import { MayDo, MayRead } from "./permissions.tsx";
import { Publisher } from "./publisher.tsx";
import { QuotaField } from "./quota-field.tsx";
import { Section } from "./section.tsx";
import { TierTag } from "./tier-tag.tsx";

type FactsProps = { shop: string; pack: Pack; mayWrite: boolean };

export function Facts({ shop, pack: { manifest, install }, mayWrite }: FactsProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const usage = useQuery(usageQuery(shop, manifest.id)).data;
  const tier = install?.tier ?? "ours";
  return (
    <Section title={t("pack.facts")}>
      <dl className={styles.facts}>
        <dt>{t("pack.version")}</dt>
        <dd>
          {manifest.version} <code>{manifest.id}</code>
        </dd>
        {install !== null && (
          <>
            <dt>{t("pack.since")}</dt>
            <dd className="numbers">{dateAndClock(install.at, place)}</dd>
            <dt>{t("install.review.who")}</dt>
            <dd>
              <Publisher name={manifest.publisher} publicKey={install.publisher} change="none" />
            </dd>
          </>
        )}
        <dt>{t("install.review.how")}</dt>
        <dd>
          <TierTag tier={tier} /> <span>{t(`install.tierMeans.${tier}`)}</span>
        </dd>
        <dt>{t("install.review.may")}</dt>
        <dd>
          <MayDo permissions={manifest.permissions} />
        </dd>
        <dt>{t("install.review.sees")}</dt>
        <dd>
          <MayRead permissions={manifest.permissions} />
        </dd>
        <dt>{t("pack.cost")}</dt>
        <dd>
          <Cost tier={tier} off={install?.state === "off"} guest={usage?.guest ?? null} />
        </dd>
        {install?.tier === "guest" && (
          <>
            <dt>{t("pack.quota")}</dt>
            <dd>
              <QuotaField
                key={install.dailyCalls}
                shop={shop}
                pack={manifest.id}
                saved={install.dailyCalls}
                mayWrite={mayWrite}
              />
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}
