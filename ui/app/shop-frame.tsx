import { usePrefetchQuery, useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useParams } from "react-router";
import { meQuery, packsQuery, policiesQuery, settingsQuery } from "../api/queries.ts";
import { FeedProvider } from "../live/use-feed.tsx";
import { Failure } from "../show/failure.tsx";
import { Header } from "./header.tsx";
import { rememberShop } from "./last-shop.ts";
import { Navigation } from "./navigation.tsx";
import { NotFound } from "./not-found.tsx";
import styles from "./shop-frame.module.css";

/** Header, navigation and live connection around every page of a shop. */
export function ShopFrame() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const me = useQuery(meQuery);
  // Every page names points and writes times, so what that needs is asked for together with who we are.
  usePrefetchQuery(packsQuery(shop));
  usePrefetchQuery(policiesQuery(shop));
  usePrefetchQuery(settingsQuery(shop));
  const known = me.data?.shops.some(({ id }) => id === shop) ?? false;
  useEffect(() => {
    if (known) rememberShop(shop);
  }, [known, shop]);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page">
        {t("skip")}
      </a>
      <Header me={me.data} shop={shop} />
      <Navigation shop={shop} />
      <div className={styles.page} id="page" tabIndex={-1}>
        {me.isPending && <Skeleton active className={styles.waiting} />}
        {me.isError && <Failure error={me.error} onRetry={() => me.refetch()} />}
        {me.isSuccess && !known && <NotFound />}
        {me.isSuccess && known && (
          <FeedProvider key={shop} shop={shop}>
            <Outlet />
          </FeedProvider>
        )}
      </div>
    </div>
  );
}
