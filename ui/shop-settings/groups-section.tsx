import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { groupsQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { GroupForm } from "./group-form.tsx";
import styles from "./shop-settings.module.css";

type GroupsSectionProps = { shop: string; mayWrite: boolean };

/** Groups of agent accounts, which points, rules and policies may be limited to. */
export function GroupsSection({ shop, mayWrite }: GroupsSectionProps) {
  const { t } = useTranslation();
  const groups = useQuery(groupsQuery(shop));
  const [adding, setAdding] = useState<string | null>(null);
  return (
    <section className={styles.section} aria-labelledby="groups">
      <h2 id="groups">{t("shopSettings.groups")}</h2>
      <p className={styles.hint}>{t("shopSettings.groupsHint")}</p>
      {groups.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      {groups.isError && <Failure error={groups.error} onRetry={() => groups.refetch()} />}
      {groups.data?.items.length === 0 && adding === null && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("shopSettings.noGroups")} />
      )}
      <ul className={styles.groups}>
        {groups.data?.items.map((group) => (
          <GroupForm key={group.id} shop={shop} group={group} isNew={false} mayWrite={mayWrite} />
        ))}
        {adding !== null && (
          <GroupForm
            key={adding}
            shop={shop}
            group={{ id: adding, title: "", agents: [], usedBy: [] }}
            isNew
            mayWrite={mayWrite}
            onDone={() => setAdding(null)}
          />
        )}
      </ul>
      <Button
        icon={<PlusOutlined aria-hidden />}
        disabled={!mayWrite || adding !== null}
        onClick={() => setAdding(`g-${crypto.randomUUID().slice(0, 8)}`)}
      >
        {t("shopSettings.addGroup")}
      </Button>
    </section>
  );
}
