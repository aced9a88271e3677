import { DownloadOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { apiPath } from "../api/call.ts";
import { groupsQuery } from "../api/queries.ts";
import { FileDialog } from "../members/file-dialog.tsx";
import { groupsFile } from "../members/roles-api.ts";
import { Failure } from "../show/failure.tsx";
import { useLanguage } from "../text/use-language.ts";
import { GroupForm } from "./group-form.tsx";
import styles from "./shop-settings.module.css";

type GroupsSectionProps = { shop: string; mayWrite: boolean };

/** Groups of agent accounts, which points, rules and policies may be limited to. */
export function GroupsSection({ shop, mayWrite }: GroupsSectionProps) {
  const { t } = useTranslation();
  const groups = useQuery(groupsQuery(shop));
  const client = useQueryClient();
  const language = useLanguage();
  const [importing, setImporting] = useState(false);
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
      <div className={styles.groupButtons}>
        <Button
          icon={<PlusOutlined aria-hidden />}
          disabled={!mayWrite || adding !== null}
          onClick={() => setAdding(`g-${crypto.randomUUID().slice(0, 8)}`)}
        >
          {t("shopSettings.addGroup")}
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={apiPath(["shops", shop, "groups", "export"], { language })}
          download
        >
          {t("access.members.export")}
        </Button>
        <Button icon={<UploadOutlined aria-hidden />} disabled={!mayWrite} onClick={() => setImporting(true)}>
          {t("access.members.import")}
        </Button>
      </div>
      {importing && (
        <FileDialog
          title={t("access.groups.importTitle")}
          hint={t("access.groups.importHint")}
          path={groupsFile(shop)}
          onDone={() => client.invalidateQueries({ queryKey: ["shop", shop] })}
          onClose={() => setImporting(false)}
        />
      )}
    </section>
  );
}
