import { Alert } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { Pack } from "../api/types.ts";
import { MayDo, MayRead } from "../pack/permissions.tsx";
import { Publisher } from "../pack/publisher.tsx";
import { TierTag } from "../pack/tier-tag.tsx";
import { WhatItFinds } from "../pack/what-it-finds.tsx";
import { useWords } from "../text/use-language.ts";
import { Changes } from "./changes.tsx";
import styles from "./install.module.css";
import { KeptSettings } from "./kept-settings.tsx";
import { PolicyChoice } from "./policy-choice.tsx";
import { manifestIn, type Reviewed } from "./reviewed.ts";

type ReviewBodyProps = {
  shop: string;
  reviewed: Reviewed;
  installed: Pack | undefined;
  /** Those that the shop does not have. */
  suggested: readonly Policy[];
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
};

export function ReviewBody({ shop, reviewed, installed, suggested, chosen, onChoose }: ReviewBodyProps) {
  const { t } = useTranslation();
  const words = useWords();
  const manifest = manifestIn(reviewed);
  const review = reviewed.kind === "file" ? reviewed.review : null;
  const tier = review?.tier ?? "ours";
  const kept = manifest.policies.length - suggested.length;
  return (
    <div className={styles.body}>
      <p className={styles.lead}>
        <bdi>{words(manifest.description)}</bdi>
      </p>
      <p className={styles.version}>
        <code>{manifest.id}</code> {t("packs.version", { version: manifest.version })}
        {review?.installed != null && ` · ${t("install.review.from", { version: review.installed.version })}`}
      </p>
      {review !== null && (
        <Part title={t("install.review.who")}>
          <Publisher name={manifest.publisher} publicKey={review.signature.key} change={review.signature.change} />
          {review.signature.state === "unsigned" && (
            <Alert type="warning" showIcon title={t("install.review.unsignedWarning")} />
          )}
        </Part>
      )}
      <Part title={t("install.review.how")}>
        <p>
          <TierTag tier={tier} /> {t(`install.tierMeans.${tier}`)}
        </p>
      </Part>
      <Part title={t("install.review.may")}>
        <MayDo permissions={manifest.permissions} />
      </Part>
      <Part title={t("install.review.sees")}>
        <MayRead permissions={manifest.permissions} />
      </Part>
      {review?.installed != null && (
        <Part title={t("install.review.changes", { version: review.installed.version })}>
          <Changes
            differences={review.differences}
            versions={installed === undefined ? [manifest] : [manifest, installed.manifest]}
          />
        </Part>
      )}
      {review !== null && (review.installed !== null || review.settings.carried.length > 0) && (
        <Part title={t("install.review.settings")}>
          <KeptSettings shop={shop} manifest={manifest} settings={review.settings} />
        </Part>
      )}
      <Part title={t("install.review.finds")}>
        <WhatItFinds manifest={manifest} />
      </Part>
      {manifest.policies.length > 0 && (
        <Part title={t("install.review.policies")}>
          {suggested.length > 0 && <p className={styles.hint}>{t("install.review.policiesHint")}</p>}
          <PolicyChoice shop={shop} manifest={manifest} policies={suggested} chosen={chosen} onChange={onChoose} />
          {kept > 0 && <p className={styles.hint}>{t("install.review.policiesKept")}</p>}
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div>{children}</div>
    </section>
  );
}
