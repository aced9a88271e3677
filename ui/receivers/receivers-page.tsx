import { useQuery } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { MailProvider } from "./mail-provider.tsx";
import { PolicyHealth } from "./policy-health.tsx";
import { ReceiverCard } from "./receiver-card.tsx";
import { ReceiverForm } from "./receiver-form.tsx";
import { type ReceiverItem, receiverHealthQuery, receiversQuery } from "./receivers-api.ts";
import styles from "./receivers-page.module.css";

/** Who is told things outside the panel, and who of them can really be reached (F093, F094, N32). */
export function ReceiversPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const list = useQuery(receiversQuery(shop));
  const health = useQuery(receiverHealthQuery(shop));
  const { configure } = useMay();
  const [edited, setEdited] = useState<ReceiverItem | "new" | null>(null);
  const add = (
    <Button type="primary" disabled={!configure || list.data === undefined} onClick={() => setEdited("new")}>
      {t("receivers.add")}
    </Button>
  );
  return (
    <main className={styles.whole}>
      <PageHead title={t("receivers.title")} lead={t("receivers.lead")} aside={add} />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
      {health.isError && <Failure error={health.error} onRetry={() => health.refetch()} />}
      {health.data !== undefined && <PolicyHealth shop={shop} problems={health.data.policies} />}
      {list.data?.receivers.length === 0 && (
        <Empty description={t("receivers.empty")}>
          <p className={styles.hint}>{t("receivers.emptyHint")}</p>
        </Empty>
      )}
      {list.data !== undefined && (
        <ul className={styles.list}>
          {list.data.receivers.map((receiver) => (
            <ReceiverCard
              key={receiver.id}
              shop={shop}
              receiver={receiver}
              health={health.data?.receivers.find(({ id }) => id === receiver.id)}
              mayWrite={configure}
              onEdit={() => setEdited(receiver)}
            />
          ))}
        </ul>
      )}
      {list.data !== undefined && <MailProvider shop={shop} mail={list.data.mail} mayWrite={configure} />}
      {list.data !== undefined && edited !== null && (
        <ReceiverForm
          shop={shop}
          receiver={edited === "new" ? null : edited}
          taken={list.data.receivers.map(({ id }) => id)}
          groups={list.data.groups}
          onClose={() => setEdited(null)}
        />
      )}
    </main>
  );
}
