import { CheckOutlined, MinusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { Failure, useFailureText } from "../show/failure.tsx";
import { useList } from "../text/use-language.ts";
import { type Member, roles } from "./members-api.ts";
import styles from "./members-page.module.css";
import { choiceOf } from "./role-choice.ts";
import { RoleDialog } from "./role-dialog.tsx";
import { dropRole, type OwnRole, putRole, rolesQuery, type ShopGroup } from "./roles-api.ts";
import { useOfferUndo } from "./use-offer-undo.tsx";

const columns = ["read", "review", "configure", "own", "manages"] as const;
type Column = (typeof columns)[number];
const builtIn: Record<(typeof roles)[number], readonly Column[]> = {
  admin: ["read", "review", "configure", "manages"],
  quality: ["read", "review"],
  agent: ["own"],
};

/** What each role may do and see, and how many have it (F007); own ones are made here (N31). */
export function RolesSection({
  members,
  shops,
}: {
  members: readonly Member[];
  shops: readonly { id: string; name: string }[];
}) {
  const { t } = useTranslation();
  const query = useQuery(rolesQuery);
  const [edited, setEdited] = useState<OwnRole | "new" | null>(null);
  const count = (choice: string) => members.filter((one) => one.disabledAt === null && choiceOf(one) === choice).length;
  const groups = query.data?.groups ?? [];
  return (
    <section className={styles.section} aria-labelledby="roles">
      <h2 id="roles">{t("access.roles.title")}</h2>
      <p className={styles.hint}>{t("access.roles.lead")}</p>
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      <section className={styles.scroll} aria-label={t("access.roles.title")}>
        <table>
          <thead className={styles.roleHeads}>
            <tr>
              <th scope="col">{t("access.roles.role")}</th>
              <th scope="col">{t("access.roles.people")}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {t(`access.roles.may.${column}`)}
                </th>
              ))}
              <th scope="col">{t("access.roles.seesAll")}</th>
              <th scope="col">{t("members.actions")}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role}>
                <th scope="row">
                  <bdi>{t(`role.${role}`)}</bdi>
                </th>
                <td className="numbers">{count(role)}</td>
                <Marks may={builtIn[role]} />
                <td className={styles.sees}>
                  {t(role === "agent" ? "access.roles.ownOnly" : "access.roles.everything")}
                </td>
                <td />
              </tr>
            ))}
            {query.data?.items.map((role) => (
              <tr key={role.id}>
                <th scope="row">
                  <bdi>{role.name}</bdi>
                </th>
                <td className="numbers">{count(`own:${role.id}`)}</td>
                <Marks may={role.permissions} />
                <Sees role={role} groups={groups} />
                <td>
                  <RoleButtons role={role} onEdit={() => setEdited(role)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Button className={styles.add} onClick={() => setEdited("new")}>
        {t("access.roles.add")}
      </Button>
      {edited !== null && (
        <RoleDialog
          role={edited === "new" ? null : edited}
          groups={groups}
          shops={shops}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

function Marks({ may }: { may: readonly Column[] }) {
  const { t } = useTranslation();
  return columns.map((column) => (
    <td key={column}>
      {may.includes(column) ? <CheckOutlined aria-hidden /> : <MinusOutlined aria-hidden className={styles.not} />}
      <span className="sr-only">{t(may.includes(column) ? "access.roles.yes" : "access.roles.no")}</span>
    </td>
  ));
}

function Sees({ role, groups }: { role: OwnRole; groups: readonly ShopGroup[] }) {
  const { t } = useTranslation();
  const list = useList();
  const titles = (role.groups ?? []).map(
    ({ shop, group }) => groups.find((one) => one.shop === shop && one.group === group)?.title ?? group,
  );
  const readsNothing = !role.permissions.includes("read");
  return (
    <td className={styles.sees}>
      {readsNothing
        ? t("access.roles.ownOnly")
        : role.groups === null
          ? t("access.roles.allAgents")
          : titles.length === 0
            ? t("access.roles.inNone")
            : t("access.roles.inGroups", { groups: list(titles) })}
      {role.masks.length > 0 && (
        <small>
          {t("access.roles.hides", { what: list(role.masks.map((kind) => t(`access.roles.masks.${kind}`))) })}
        </small>
      )}
    </td>
  );
}

function RoleButtons({ role, onEdit }: { role: OwnRole; onEdit: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const offerUndo = useOfferUndo();
  const refresh = () => client.invalidateQueries({ queryKey: rolesQuery.queryKey });
  const dropping = useMutation({
    mutationFn: () => dropRole(role.id),
    async onSuccess() {
      await refresh();
      const { createdAt: _, ...before } = role;
      offerUndo(t("access.roles.dropped", { name: role.name }), () => putRole(before).then(refresh));
    },
    onError: (error) => {
      const isHeld = error instanceof ApiFailure && error.code === "conflict";
      void message.error(isHeld ? t("access.roles.held") : failureText(error).title);
    },
  });
  return (
    <span className={styles.buttons}>
      <Button size="small" aria-label={t("access.roles.editOf", { name: role.name })} onClick={onEdit}>
        {t("access.roles.edit")}
      </Button>
      <Button
        size="small"
        type="text"
        danger
        loading={dropping.isPending}
        aria-label={t("access.roles.dropOf", { name: role.name })}
        onClick={() => dropping.mutate()}
      >
        {t("access.roles.drop")}
      </Button>
    </span>
  );
}
