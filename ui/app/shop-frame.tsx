import { usePrefetchQuery, useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useParams } from "react-router";
import { AlertSignals } from "../alerts/alert-signals.tsx";
import { meQuery, packsQuery, policiesQuery, settingsQuery } from "../api/queries.ts";
import { ExportNotice } from "../exports/export-notice.tsx";
import { FeedProvider } from "../live/use-feed.tsx";
import { DelayBanner } from "../operations/delay-banner.tsx";
import { Failure } from "../show/failure.tsx";
import { Header } from "./header.tsx";
import { rememberShop } from "./last-shop.ts";
import { LimitedPages } from "./limited-pages.tsx";
import { Navigation } from "./navigation.tsx";
import { NotFound } from "./not-found.tsx";
import { OwnOnly } from "./own-only.tsx";
import styles from "./shop-frame.module.css";

/** Header, navigation and live connection around every page of a shop. */
export function ShopFrame() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const me = useQuery(meQuery);
  const here = me.data?.shops.find(({ id }) => id === shop);
  const known = here !== undefined;
  const isLimited = here !== undefined && here.groups !== null;
  const reads = here?.may.includes("read") ?? false;
  useEffect(() => {
    if (known) rememberShop(shop);
  }, [known, shop]);

  return (
    <div className={styles.frame}>
      {(me.data === undefined || reads) && <ReadAhead shop={shop} />}
      <a className={styles.skip} href="#page">
        {t("skip")}
      </a>
      <Header me={me.data} shop={shop} />
      <Navigation shop={shop} />
      <div className={styles.page} id="page" tabIndex={-1}>
        {me.isPending && <Skeleton active className={styles.waiting} />}
        {me.isError && <Failure error={me.error} onRetry={() => me.refetch()} />}
        {me.isSuccess && !known && <NotFound />}
        {me.isSuccess && reads && <DelayBanner shop={shop} />}
        {me.isSuccess && known && !reads && <OwnOnly shop={shop} />}
        {me.isSuccess && known && reads && isLimited && (
          <LimitedPages shop={shop}>
            <FeedProvider key={shop} shop={null}>
              <Outlet />
            </FeedProvider>
          </LimitedPages>
        )}
        {me.isSuccess && known && reads && !isLimited && (
          <FeedProvider key={shop} shop={shop}>
            <AlertSignals shop={shop} />
            <Outlet />
            <ExportNotice />
          </FeedProvider>
        )}
      </div>
    </div>
  );
}

/** Every page names points and writes times, so what that needs is asked for together with who we are. */
function ReadAhead({ shop }: { shop: string }) {
  usePrefetchQuery(packsQuery(shop));
  usePrefetchQuery(policiesQuery(shop));
  usePrefetchQuery(settingsQuery(shop));
  return null;
}
