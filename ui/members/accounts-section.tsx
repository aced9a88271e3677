import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure, useFailureText } from "../show/failure.tsx";
import { useList } from "../text/use-language.ts";
import styles from "./members-page.module.css";
import { type Account, accountsQuery, putAccount } from "./roles-api.ts";
import { useOfferUndo } from "./use-offer-undo.tsx";

/** Agent accounts of the shop: they come by themselves, with their group, their person and how they stand (F002, F008). */
export function AccountsSection({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const query = useQuery(accountsQuery(shop));
  const [showsStopped, setShowsStopped] = useState(false);
  const items = query.data?.items ?? [];
  const stopped = items.some(({ stoppedAt }) => stoppedAt !== null);
  const shown = items.filter(({ stoppedAt }) => showsStopped || stoppedAt === null);
  return (
    <section className={styles.section} aria-labelledby="accounts">
      <div className={styles.bar}>
        <h2 id="accounts">{t("access.accounts.title")}</h2>
        {stopped && (
          <Checkbox checked={showsStopped} onChange={({ target }) => setShowsStopped(target.checked)}>
            {t("access.accounts.showStopped")}
          </Checkbox>
        )}
      </div>
      <p className={styles.hint}>{t("access.accounts.lead")}</p>
      {query.isPending && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("access.accounts.empty")}>
          <p className={styles.hint}>{t("access.accounts.emptyHint")}</p>
        </Empty>
      )}
      {shown.length > 0 && (
        <section className={styles.scroll} aria-label={t("access.accounts.title")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("access.accounts.account")}</th>
                <th scope="col">{t("access.accounts.group")}</th>
                <th scope="col">{t("access.accounts.person")}</th>
                <th scope="col">{t("access.accounts.state")}</th>
                <th scope="col">{t("members.actions")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((account) => (
                <Row key={account.agent} shop={shop} account={account} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Row({ shop, account }: { shop: string; account: Account }) {
  const { t } = useTranslation();
  const list = useList();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const offerUndo = useOfferUndo();
  const { agent, name, role, groups, members, status, stoppedAt } = account;
  const isStopped = stoppedAt !== null;
  const put = async (stopped: boolean) => {
    const saved = await putAccount(shop, { agent, stopped });
    client.setQueryData(accountsQuery(shop).queryKey, saved);
  };
  const saving = useMutation({
    mutationFn: put,
    onSuccess: (_, stopped) => {
      if (stopped) offerUndo(t("access.accounts.stoppedNow", { agent }), () => put(false));
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <tr data-off={isStopped || undefined}>
      <th scope="row">
        <bdi>{agent}</bdi>
        {role === "bot" && <span className={styles.tag}>{t("access.accounts.bot")}</span>}
        {name !== null && name !== agent && (
          <small>
            <bdi>{name}</bdi>
          </small>
        )}
      </th>
      <td>
        <bdi>{groups.length === 0 ? t("access.accounts.defaultGroup") : list(groups.map(({ title }) => title))}</bdi>
      </td>
      <td>
        <bdi>{members.length === 0 ? t("access.accounts.nobody") : list(members.map((member) => member.name))}</bdi>
      </td>
      <td>{t(isStopped ? "access.accounts.stopped" : `access.accounts.${status ?? "unknown"}`)}</td>
      <td>
        <Button
          size="small"
          loading={saving.isPending}
          aria-label={t(isStopped ? "access.accounts.startOf" : "access.accounts.stopOf", { agent })}
          onClick={() => saving.mutate(!isStopped)}
        >
          {t(isStopped ? "access.accounts.start" : "access.accounts.stop")}
        </Button>
      </td>
    </tr>
  );
}
