import { useQuery } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { type CatalogueEntry, catalogueQuery } from "../api/install-calls.ts";
import type { Packs } from "../api/types.ts";
import { Refusal } from "../install/refusal.tsx";
import type { Reviewed } from "../install/reviewed.ts";
import { useReviewOfEntry } from "../install/use-review.ts";
import { type ShownTier, TierTag } from "../pack/tier-tag.tsx";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./available-packs.module.css";

type AvailablePacksProps = {
  shop: string;
  packs: Packs;
  mayWrite: boolean;
  onReviewed: (reviewed: Reviewed) => void;
};

/** What this shop could have besides: packs that are compiled in, and pack files that come with the product. */
export function AvailablePacks({ shop, packs: { packs, available }, mayWrite, onReviewed }: AvailablePacksProps) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useQuery(catalogueQuery);
  const isInstalled = ({ manifest, sha256 }: CatalogueEntry) =>
    packs.some((pack) => pack.manifest.id === manifest.id && pack.install?.sha256 === sha256);
  const files = catalogue.data?.filter((entry) => !isInstalled(entry)) ?? [];
  return (
    <>
      <p className={styles.lead}>{t("install.lead")}</p>
      {catalogue.isPending && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
      {catalogue.isError && <Failure error={catalogue.error} onRetry={() => catalogue.refetch()} />}
      {files.length > 0 && (
        <Shelf title={t("install.samples")}>
          {files.map((entry) => (
            <FileCard
              key={entry.sha256}
              shop={shop}
              entry={entry}
              has={packs.find(({ manifest }) => manifest.id === entry.manifest.id)?.manifest.version}
              mayWrite={mayWrite}
              onReviewed={onReviewed}
            />
          ))}
        </Shelf>
      )}
      {available.length > 0 && (
        <Shelf title={t("install.ours")}>
          {available.map((manifest) => (
            <Card key={manifest.id} manifest={manifest} tier="ours">
              <Button
                aria-label={t("install.installOf", { title: words(manifest.title) })}
                disabled={!mayWrite}
                onClick={() => onReviewed({ kind: "ours", manifest })}
              >
                {t("install.install")}
              </Button>
            </Card>
          ))}
        </Shelf>
      )}
      {catalogue.isSuccess && files.length === 0 && available.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("install.nothingAvailable")}>
          <p className={styles.lead}>{t("install.nothingAvailableHint")}</p>
        </Empty>
      )}
    </>
  );
}

function Shelf({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.shelf} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

type FileCardProps = Omit<AvailablePacksProps, "packs"> & {
  entry: CatalogueEntry;
  /** The version that the shop has. */
  has: string | undefined;
};

function FileCard({ shop, entry: { file, manifest, tier }, has, mayWrite, onReviewed }: FileCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  const reviewing = useReviewOfEntry(shop);
  const act = has === undefined ? "install" : "upgrade";
  return (
    <Card manifest={manifest} tier={tier} has={has} refused={reviewing.error}>
      <Button
        type="primary"
        aria-label={t(`install.${act}Of`, { title: words(manifest.title) })}
        disabled={!mayWrite}
        loading={reviewing.isPending}
        onClick={() => reviewing.mutate(file, { onSuccess: (review) => onReviewed({ kind: "file", review }) })}
      >
        {t(`install.${act}`)}
      </Button>
    </Card>
  );
}

type CardProps = {
  manifest: Manifest;
  tier: ShownTier;
  has?: string | undefined;
  refused?: Error | null;
  children: ReactNode;
};

function Card({ manifest, tier, has, refused = null, children }: CardProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <li className={styles.card}>
      <header>
        <h3>{words(manifest.title)}</h3>
        <TierTag tier={tier} />
        {children}
      </header>
      <p>{words(manifest.description)}</p>
      <small>
        <code>{manifest.id}</code> {t("packs.version", { version: manifest.version })}
        {` · ${t("pack.pointsCount", { count: manifest.points.length })}`}
        {has !== undefined && ` · ${t("install.has", { version: has })}`}
      </small>
      {refused !== null && <Refusal error={refused} />}
    </li>
  );
}
