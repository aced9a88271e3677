import { SearchOutlined, UploadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Empty, Input, Skeleton, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { packsQuery } from "../api/queries.ts";
import type { Packs } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { InstallDialogs, type Installing } from "../install/install-dialogs.tsx";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { AvailablePacks } from "./available-packs.tsx";
import { matching, PackCard } from "./pack-card.tsx";
import styles from "./packs-page.module.css";
import { overList, packAddress, packsAddress } from "./point-address.ts";
import { PointDrawer } from "./point-drawer.tsx";

const shelves = ["installed", "available"] as const;

/** The shop's packs with their points, and those that it could have. */
export function PacksPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const [installing, setInstalling] = useState<Installing | null>(null);
  const packs = useQuery(packsQuery(shop));
  const { configure } = useMay();
  const shelf = shelves.find((each) => each === search.get("show")) ?? "installed";
  const content = {
    installed: (data: Packs) => <InstalledPacks shop={shop} packs={data} mayWrite={configure} />,
    available: (data: Packs) => (
      <AvailablePacks shop={shop} packs={data} mayWrite={configure} onReviewed={setInstalling} />
    ),
  };
  return (
    <main className={styles.whole}>
      <PageHead
        title={t("packs.title")}
        lead={t("packs.lead")}
        aside={
          <Button
            type="primary"
            icon={<UploadOutlined aria-hidden />}
            disabled={!configure || packs.data === undefined}
            onClick={() => setInstalling({ kind: "upload" })}
          >
            {t("install.open")}
          </Button>
        }
      />
      {!configure && packs.isSuccess && (
        <Alert className={styles.readOnly} type="info" showIcon title={t("packs.readOnly")} />
      )}
      {packs.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {packs.isError && <Failure error={packs.error} onRetry={() => packs.refetch()} />}
      {packs.data !== undefined && (
        <Tabs
          activeKey={shelf}
          onChange={(next) => setSearch(next === "installed" ? {} : { show: next }, { replace: true })}
          items={shelves.map((key) => ({
            key,
            label: t(`install.${key}`),
            children: key === shelf ? content[key](packs.data) : null,
          }))}
        />
      )}
      {installing !== null && (
        <InstallDialogs
          shop={shop}
          installing={installing}
          onReviewed={setInstalling}
          onClose={() => setInstalling(null)}
        />
      )}
    </main>
  );
}

function InstalledPacks({
  shop,
  packs: { packs, problems },
  mayWrite,
}: {
  shop: string;
  packs: Packs;
  mayWrite: boolean;
}) {
  const { t } = useTranslation();
  const { pack, point } = useParams();
  const navigate = useNavigate();
  const [search, setSearch] = useState("");
  const opened = packs.find(({ manifest }) => manifest.id === pack);
  const openedPoint = opened?.points.find(({ id }) => id === `${pack}/${point}`);
  return (
    <>
      {problems.map(({ pack: id, problem }) => (
        <Alert
          key={id}
          className={styles.readOnly}
          type="error"
          showIcon
          title={t("packs.broken", { id })}
          description={<bdi>{problem}</bdi>}
        />
      ))}
      {packs.length === 0 && <Empty description={t("packs.empty")} />}
      <Input
        className={styles.search}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t("packs.search")}
        aria-label={t("packs.search")}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {packs.length > 0 && packs.every((entry) => matching(entry, search).length === 0) && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("packs.noMatch")} />
      )}
      {packs.map((entry) => (
        <PackCard
          key={entry.manifest.id}
          shop={shop}
          pack={entry}
          search={search}
          mayWrite={mayWrite}
          onOpen={(id) => navigate(packAddress(shop, id), { state: overList })}
        />
      ))}
      {opened && openedPoint && (
        <PointDrawer
          key={openedPoint.id}
          shop={shop}
          point={openedPoint}
          definition={opened.manifest.points.find(({ id }) => id === point)}
          mayWrite={mayWrite}
          onClose={() => navigate(packsAddress(shop))}
        />
      )}
    </>
  );
}
