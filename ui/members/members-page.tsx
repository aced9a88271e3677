import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { meQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { AccountsSection } from "./accounts-section.tsx";
import { InvitationsSection } from "./invitations-section.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { KeysSection } from "./keys-section.tsx";
import { membersQuery } from "./members-api.ts";
import styles from "./members-page.module.css";
import { MembersSection } from "./members-section.tsx";
import { RolesSection } from "./roles-section.tsx";

/** Who may do what, and which programs may (F003-F007). */
export function MembersPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  if (me.data === undefined) return null;
  if (!me.data.manages) {
    return (
      <main className={styles.whole}>
        <PageHead title={t("members.title")} />
        <PageNotice tone="forbidden" title={t("members.notYours")} hint={t("members.notYoursHint")} />
      </main>
    );
  }
  return <Managed by={me.data.by} />;
}

function Managed({ by }: { by: string }) {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const list = useQuery(membersQuery);
  const [inviting, setInviting] = useState(false);
  const shops = list.data?.shops ?? [];
  const add = (
    <Button type="primary" disabled={list.data === undefined} onClick={() => setInviting(true)}>
      {t("members.invite")}
    </Button>
  );
  return (
    <main className={styles.whole}>
      <PageHead title={t("members.title")} lead={t("members.lead")} aside={add} />
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
      {list.data !== undefined && (
        <>
          <RolesSection members={list.data.items} shops={shops} />
          <MembersSection by={by} members={list.data.items} shops={shops} />
        </>
      )}
      <AccountsSection shop={shop} />
      <InvitationsSection shop={shop} shops={shops} />
      <KeysSection shop={shop} shops={shops} />
      {inviting && <InviteDialog shops={shops} onClose={() => setInviting(false)} />}
    </main>
  );
}
