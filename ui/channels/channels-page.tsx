import { useQuery } from "@tanstack/react-query";
import { Alert, Segmented, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useWords } from "../text/use-language.ts";
import { ChannelCard } from "./channel-card.tsx";
import { channelShown } from "./channel-shown.ts";
import styles from "./channels.module.css";
import { channelsQuery } from "./channels-api.ts";

/** Where a shop is connected to its chat platforms: address, secrets, test, and what came in. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { shop = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const list = useQuery(channelsQuery(shop));
  const { configure } = useMay();
  const view = channelShown(list.data?.items ?? [], search.get("channel"));
  return (
    <main className={styles.whole}>
      <PageHead
        title={t("channels.title")}
        lead={t("channels.lead")}
        aside={configure && <Link to={`/shops/${encodeURIComponent(shop)}/set-up`}>{t("channels.guide")}</Link>}
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
      {list.data !== undefined && view !== null && (
        <>
          {!configure && <Alert className={styles.readOnly} type="info" showIcon title={t("channels.readOnly")} />}
          <Segmented
            className={styles.choice}
            aria-label={t("setUp.channel.which")}
            value={view.channel}
            options={list.data.items.map(({ channel, title }) => ({ value: channel, label: words(title) }))}
            onChange={(channel) => setSearch({ channel }, { replace: true })}
          />
          <ChannelCard key={view.channel} shop={shop} view={view} mayWrite={configure} />
        </>
      )}
    </main>
  );
}
