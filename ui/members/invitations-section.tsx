import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Failure, useFailureText } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { invitationsQuery, type Shop, takeBack } from "./members-api.ts";
import styles from "./members-page.module.css";
import { useReachName } from "./reach-select.tsx";
import { choiceOf, useRoleChoices } from "./role-choice.ts";

/** Invitations that nobody has taken yet; nothing is shown while there are none. */
export function InvitationsSection({ shop, shops }: { shop: string; shops: readonly Shop[] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const reachName = useReachName(shops);
  const choices = useRoleChoices();
  const query = useQuery(invitationsQuery);
  const taking = useMutation({
    mutationFn: takeBack,
    onError: (error) => void message.error(failureText(error).title),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  if (query.isError) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  if (query.data === undefined || query.data.items.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="invitations">
      <h2 id="invitations">{t("members.open")}</h2>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("signIn.email")}</th>
              <th scope="col">{t("members.shop")}</th>
              <th scope="col">{t("members.role")}</th>
              <th scope="col">{t("members.until")}</th>
              <th scope="col">{t("members.actions")}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.items.map(({ id, email, shop: reach, role, ownRole, expiresAt }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{email}</bdi>
                </th>
                <td>
                  <bdi>{reachName(reach)}</bdi>
                </td>
                <td>
                  <bdi>
                    {choices.find(({ value }) => value === choiceOf({ role, ownRole }))?.label ?? t(`role.${role}`)}
                  </bdi>
                </td>
                <td>{brief(expiresAt, now, place)}</td>
                <td>
                  <Button
                    size="small"
                    danger
                    aria-label={t("members.takeBackOf", { email })}
                    loading={taking.isPending && taking.variables === id}
                    onClick={() => taking.mutate(id)}
                  >
                    {t("members.takeBack")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
