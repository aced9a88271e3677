import { FlagFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ordersQuery } from "../api/queries.ts";
import type { OrderItem } from "../api/types.ts";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import styles from "./orders.module.css";

type OrdersProps = { shop: string; conversation: string; channel: string };

/** The buyer's orders beside the chat (F097). Nothing where none was heard of: many chats have none. */
export function Orders({ shop, conversation, channel }: OrdersProps) {
  const { t } = useTranslation();
  const orders = useQuery(ordersQuery(shop, { conversation, channel })).data?.items ?? [];
  const [all, setAll] = useState(false);
  if (orders.length === 0) return null;
  return (
    <section className={styles.orders} aria-label={t("review.orders.title")}>
      <h2>{t("review.orders.title")}</h2>
      <ul>
        {(all ? orders : orders.slice(0, 1)).map((order) => (
          <li key={order.id}>
            <OrderCard shop={shop} order={order} />
          </li>
        ))}
      </ul>
      {orders.length > 1 && (
        <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("review.orders.less") : t("review.orders.more", { count: orders.length - 1 })}
        </Button>
      )}
    </section>
  );
}

function OrderCard({ shop, order }: { shop: string; order: OrderItem }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const { id, status, amount, items = [], flag, remark, placedAt, changedAt } = order;
  return (
    <div className={styles.order}>
      <p className={styles.top}>
        <span className={styles.status} data-status={status}>
          {t(`review.orders.status.${status}`)}
        </span>
        <bdi className={styles.id}>{id}</bdi>
        {flag !== undefined && flag !== "" && <Flag flag={flag} remark={remark} />}
        {amount !== undefined && <strong className={`${styles.amount} numbers`}>¥{(amount / 100).toFixed(2)}</strong>}
      </p>
      {items.length > 0 && (
        <ul className={styles.items}>
          {items.map(({ product, sku }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same product may be bought twice, and items never move
            <li key={index}>
              <bdi>{sku ?? t("review.orders.noSku")}</bdi> <small>{product}</small>
            </li>
          ))}
        </ul>
      )}
      {remark !== undefined && remark !== "" && (
        <p className={styles.remark} dir="auto">
          {remark}
        </p>
      )}
      <small className="numbers">
        {t("review.orders.placed")} {dateAndClock(placedAt, place)}
        {changedAt !== placedAt && ` · ${t("review.orders.changed")} ${dateAndClock(changedAt, place)}`}
      </small>
    </div>
  );
}

/** In the order's own colour; the word says the same, and pointing at it tells the remark. */
function Flag({ flag, remark }: { flag: string; remark: string | undefined }) {
  const { t } = useTranslation();
  const optional = useOptionalText();
  const name = t("review.orders.flag", { flag: optional("review.orders.flags", flag) ?? flag });
  return (
    <Tooltip title={remark}>
      <span className={styles.flag} data-flag={flag}>
        <FlagFilled aria-hidden /> {name}
      </span>
    </Tooltip>
  );
}
