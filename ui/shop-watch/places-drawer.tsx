import { RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Drawer, Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type PlacesOf, placesQuery } from "../api/shop-queries.ts";
import { Failure } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./shop-watch.module.css";

type PlacesDrawerProps = { shop: string; of: PlacesOf; title: string; onClose: () => void };

/** The chats behind a figure, newest first, to be looked through one after the other (F133). */
export function PlacesDrawer({ shop, of, title, onClose }: PlacesDrawerProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const query = useQuery(placesQuery(shop, of));
  return (
    <Drawer open title={`${t("shopWatch.places.title")} · ${title}`} onClose={onClose}>
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.data?.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("shopWatch.places.empty")} />
      )}
      <ul className={styles.rows}>
        {query.data?.items.map(({ channel, conversation, at }) => (
          <li key={`${channel} ${conversation}`}>
            <Link
              className={styles.place}
              to={`/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel })}`}
            >
              <bdi>{conversation}</bdi>
              <small className="numbers">
                {channel} · {brief(at, now, place)}
              </small>
              <RightOutlined aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
