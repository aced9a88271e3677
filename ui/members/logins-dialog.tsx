import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty, Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Failure, useFailureText } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { useLanguage } from "../text/use-language.ts";
import { browserName } from "./browser-name.ts";
import { endLogin, loginsQuery } from "./members-api.ts";
import styles from "./members-page.module.css";

type LoginsDialogProps = { title: string /** null: one's own. */; member: string | null; onClose: () => void };

/** Where somebody is signed in, and a way to end it. Times are those of the reader's own clock. */
export function LoginsDialog({ title, member, onClose }: LoginsDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const language = useLanguage();
  const now = useNow(60_000);
  const place = { language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const query = useQuery(loginsQuery(member));
  const ending = useMutation({
    mutationFn: (login: string) => endLogin(member, login),
    onSuccess: () => client.invalidateQueries({ queryKey: loginsQuery(member).queryKey }),
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      {query.isPending && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.data?.items.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("logins.none")} />}
      <ul className={styles.logins}>
        {query.data?.items.map(({ id, current, browser, address, createdAt, usedAt }) => (
          <li key={id}>
            <div>
              <strong>{browserName(browser) ?? t("logins.unknown")}</strong>
              {current && <span className={styles.tag}>{t("logins.current")}</span>}
              <small>
                {address !== null && <code>{address}</code>}
                <span>{t("logins.since", { time: brief(createdAt, now, place) })}</span>
                <span>{t("logins.used", { time: brief(usedAt, now, place) })}</span>
              </small>
            </div>
            {!current && (
              <Button
                size="small"
                danger
                loading={ending.isPending && ending.variables === id}
                onClick={() => ending.mutate(id)}
              >
                {t("logins.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
