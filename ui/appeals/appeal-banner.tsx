import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Appeal, appealsOfQuery } from "../api/appeal-queries.ts";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./appeals.module.css";

type AppealBannerProps = { shop: string; conversation: string; channel: string };

/** Says on the chat's own page that its agent doubts the result, and where that stands (F181). */
export function AppealBanner({ shop, conversation, channel }: AppealBannerProps) {
  const appeals = useQuery(appealsOfQuery(shop, conversation)).data ?? [];
  const here = appeals.filter((appeal) => appeal.channel === channel);
  const shown = here.find(({ state }) => state === "open") ?? here[0];
  return shown === undefined ? null : <Banner shop={shop} appeal={shown} />;
}

function Banner({ shop, appeal }: { shop: string; appeal: Appeal }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const { id, state, dueAt, reason } = appeal;
  const isOpen = state === "open";
  const now = useNow(60_000);
  const late = dueAt < now;
  const search = new URLSearchParams({ ...(isOpen ? {} : { state: "all" }), appeal: id });
  return (
    <Alert
      className={styles.banner ?? ""}
      type={isOpen ? "warning" : "info"}
      showIcon
      title={
        <>
          {t(isOpen ? "appeals.here" : "appeals.hereDone")}
          {isOpen && (
            <>
              {": "}
              <q dir="auto">{reason}</q>{" "}
              {t(late ? "appeals.overdue" : "appeals.due", { time: brief(dueAt, now, place) })}
            </>
          )}
        </>
      }
      action={
        <Link to={`/shops/${encodeURIComponent(shop)}/appeals?${search}`}>
          {t(isOpen ? "appeals.see" : "appeals.details")}
        </Link>
      }
    />
  );
}
