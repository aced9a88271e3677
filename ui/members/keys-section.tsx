import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure, useFailureText } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { KeyDialog } from "./key-dialog.tsx";
import { keysQuery, revokeKey, type Shop } from "./members-api.ts";
import styles from "./members-page.module.css";
import { useReachName } from "./reach-select.tsx";

export function KeysSection({ shop, shops }: { shop: string; shops: readonly Shop[] }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const reachName = useReachName(shops);
  const query = useQuery(keysQuery);
  const [making, setMaking] = useState(false);
  const revoking = useMutation({
    mutationFn: revokeKey,
    onSuccess: () => void message.success(t("members.keys.revoked")),
    onError: (error) => void message.error(failureText(error).title),
    onSettled: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  const madeBy = (by: string) =>
    query.data?.people.find((person) => person.by === by)?.name ?? t("members.keys.system");
  return (
    <section className={styles.section} aria-labelledby="keys">
      <h2 id="keys">{t("members.keys.title")}</h2>
      <p className={styles.hint}>{t("members.keys.lead")}</p>
      {query.isPending && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.data?.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("members.keys.none")} />
      )}
      {query.data !== undefined && query.data.items.length > 0 && (
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("members.keys.name")}</th>
                <th scope="col">{t("members.shop")}</th>
                <th scope="col">{t("members.keys.access")}</th>
                <th scope="col">{t("members.keys.by")}</th>
                <th scope="col">{t("members.keys.lastUsed")}</th>
                <th scope="col">{t("members.actions")}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.items.map(({ id, name, prefix, shop: reach, access, createdBy, lastUsedAt }) => (
                <tr key={id}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                    <small>
                      <code>{prefix}…</code>
                    </small>
                  </th>
                  <td>
                    <bdi>{reachName(reach)}</bdi>
                  </td>
                  <td>{t(`members.keys.may.${access}`)}</td>
                  <td>
                    <bdi>{madeBy(createdBy)}</bdi>
                  </td>
                  <td>{lastUsedAt === null ? t("members.keys.never") : brief(lastUsedAt, now, place)}</td>
                  <td>
                    <Button
                      size="small"
                      danger
                      aria-label={t("members.keys.revokeOf", { name })}
                      onClick={() =>
                        modal.confirm({
                          title: t("members.keys.revokeAsk", { name }),
                          okText: t("members.keys.revoke"),
                          okButtonProps: { danger: true },
                          cancelText: t("common.cancel"),
                          onOk: () => revoking.mutateAsync(id).catch(() => undefined),
                        })
                      }
                    >
                      {t("members.keys.revoke")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button className={styles.add} disabled={shops.length === 0} onClick={() => setMaking(true)}>
        {t("members.keys.add")}
      </Button>
      {making && <KeyDialog shops={shops} onClose={() => setMaking(false)} />}
    </section>
  );
}
