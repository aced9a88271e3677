import { useQuery } from "@tanstack/react-query";
import { Alert, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { settingsQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { GroupsSection } from "./groups-section.tsx";
import { HoursSection } from "./hours-section.tsx";
import { NameSection } from "./name-section.tsx";
import { PanelSection } from "./panel-section.tsx";
import styles from "./shop-settings.module.css";

/** What holds for the whole shop: when it is open, and who its agents are. */
export function ShopSettingsPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const settings = useQuery(settingsQuery(shop));
  const { configure } = useMay();
  return (
    <main className={styles.whole}>
      <PageHead title={t("shopSettings.title")} lead={t("shopSettings.lead")} />
      {settings.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {settings.isError && <Failure error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && (
        <>
          {!configure && <Alert type="info" showIcon title={t("packs.readOnly")} />}
          <NameSection key={`name ${shop}`} shop={shop} settings={settings.data} mayWrite={configure} />
          <HoursSection key={shop} shop={shop} settings={settings.data} mayWrite={configure} />
          <GroupsSection shop={shop} mayWrite={configure} />
          <PanelSection key={`panel ${shop}`} shop={shop} settings={settings.data} mayWrite={configure} />
        </>
      )}
    </main>
  );
}
