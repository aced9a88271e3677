import { useTranslation } from "react-i18next";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./channels.module.css";
import type { Arrival, ChannelView } from "./channels-api.ts";

/** How far the channel is, in words, and what to do where something stands in the way. */
export function ChannelState({ shop, view }: { shop: string; view: ChannelView }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const now = useNow(30_000);
  const { state, lastAccepted, lastRefused } = view;
  const newest = state === "receiving" ? lastAccepted : lastRefused;
  const told = (arrival: Arrival | null) => ({
    time: arrival === null ? "" : brief(arrival.at, now, place),
    reason: t(`channels.reason.${arrival?.reason ?? "busy"}`),
  });
  const refusedSince =
    state === "receiving" && lastRefused !== null && lastRefused.at > (lastAccepted?.at ?? 0) ? lastRefused : null;
  const cause = state === "refused" ? lastRefused : refusedSince;
  return (
    <div className={styles.state}>
      <p>{t(`channels.stateHint.${state}`, told(newest))}</p>
      {refusedSince !== null && <p>{t("channels.since", told(refusedSince))}</p>}
      {cause?.reason != null && (
        <p>{t(`channels.remedy.${cause.reason}`, { path: cause.path ?? t("channels.wholeRequest") })}</p>
      )}
    </div>
  );
}
