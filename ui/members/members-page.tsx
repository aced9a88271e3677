import { useQuery } from "@tanstack/react-query";
import { Button, Result, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { meQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { InvitationsSection } from "./invitations-section.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { KeysSection } from "./keys-section.tsx";
import { MemberRow } from "./member-row.tsx";
import { membersQuery, roles } from "./members-api.ts";
import styles from "./members-page.module.css";
import { useReachName } from "./reach-select.tsx";

/** Who may do what, and which programs may (F003-F007). */
export function MembersPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  if (me.data === undefined) return null;
  if (!me.data.manages) {
    return (
      <main className={styles.whole}>
        <PageHead title={t("members.title")} />
        <Result status="403" title={t("members.notYours")} subTitle={t("members.notYoursHint")} />
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
  const reachName = useReachName(shops);
  const add = (
    <Button type="primary" disabled={list.data === undefined} onClick={() => setInviting(true)}>
      {t("members.invite")}
    </Button>
  );
  return (
    <main className={styles.whole}>
      <PageHead title={t("members.title")} lead={t("members.lead")} aside={add} />
      <dl className={styles.means}>
        {roles.map((role) => (
          <div key={role}>
            <dt>{t(`role.${role}`)}</dt>
            <dd>{t(`members.roleMeans.${role}`)}</dd>
          </div>
        ))}
      </dl>
      <section className={styles.section} aria-labelledby="members">
        <h2 id="members">{t("members.people")}</h2>
        {list.isPending && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
        {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
        {list.data !== undefined && (
          <div className={styles.scroll}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("members.person")}</th>
                  <th scope="col">{t("members.shop")}</th>
                  <th scope="col">{t("members.role")}</th>
                  <th scope="col">{t("members.actions")}</th>
                </tr>
              </thead>
              <tbody>
                {list.data.items.map((member) => (
                  <MemberRow
                    key={member.id}
                    member={member}
                    isMe={by === `user:${member.user}`}
                    reach={reachName(member.shop)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className={styles.hint}>{t("members.forgot")}</p>
      </section>
      <InvitationsSection shop={shop} shops={shops} />
      <KeysSection shop={shop} shops={shops} />
      {inviting && <InviteDialog shops={shops} onClose={() => setInviting(false)} />}
    </main>
  );
}
