import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { type Reachability, type ReceiverItem, receiversQuery, removeReceiver, testReceiver } from "./receivers-api.ts";
import styles from "./receivers-page.module.css";

type ReceiverCardProps = {
  shop: string;
  receiver: ReceiverItem;
  health: Reachability | undefined;
  mayWrite: boolean;
  onEdit: () => void;
};

export function ReceiverCard({ shop, receiver, health, mayWrite, onEdit }: ReceiverCardProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const { title, kind, shown, groups } = receiver;
  /** By choice, which is nothing to worry about. */
  const off = health?.problem === "off";
  const refresh = () => client.invalidateQueries({ queryKey: receiversQuery(shop).queryKey });
  const failed = (error: unknown) => {
    const { title: what, detail } = failureText(error);
    message.error([what, detail].filter((part) => part !== null).join(" "));
  };
  const testing = useMutation({
    mutationFn: () => testReceiver(shop, receiver.id),
    onSuccess: refresh,
    onError: failed,
  });
  const removing = useMutation({
    mutationFn: () => removeReceiver(shop, receiver.id),
    onSuccess() {
      message.success(t("receivers.removed", { title }));
      return refresh();
    },
    onError: failed,
  });
  return (
    <li className={styles.receiver} data-reach={off ? "off" : health?.reach} aria-label={title}>
      <header>
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <span className={styles.kind}>{t(`receivers.kind.${kind}`)}</span>
        <code>{receiver.id}</code>
        {health !== undefined && (
          <span className={styles.reach}>{t(off ? "receivers.problem.off" : `receivers.reach.${health.reach}`)}</span>
        )}
        <span className={styles.buttons}>
          <Button
            size="small"
            aria-label={t("receivers.testOf", { title })}
            disabled={!mayWrite}
            loading={testing.isPending}
            onClick={() => testing.mutate()}
          >
            {t("receivers.test")}
          </Button>
          <Button size="small" aria-label={t("receivers.editOf", { title })} disabled={!mayWrite} onClick={onEdit}>
            {t("receivers.edit")}
          </Button>
          <Button
            size="small"
            type="text"
            danger
            aria-label={t("receivers.removeOf", { title })}
            disabled={!mayWrite}
            onClick={() =>
              modal.confirm({
                title: t("receivers.removeAsk", { title }),
                okText: t("receivers.remove"),
                okButtonProps: { danger: true },
                cancelText: t("common.cancel"),
                onOk: () => removing.mutateAsync().catch(() => undefined),
              })
            }
          >
            {t("receivers.remove")}
          </Button>
        </span>
      </header>
      <p className={styles.about}>
        <code>{shown}</code>
        {groups.length === 0 ? (
          <span>{t("receivers.noGroups")}</span>
        ) : (
          groups.map((group) => (
            <span key={group} className={styles.group}>
              <bdi>{group}</bdi>
            </span>
          ))
        )}
      </p>
      {health !== undefined && <State shop={shop} health={health} goneAt={receiver.goneAt} />}
      {testing.data !== undefined && (
        <Alert
          className={styles.tested}
          role="status"
          showIcon
          type={testing.data.ok ? "success" : "error"}
          title={t(testing.data.ok ? "receivers.testOk" : "receivers.testFailed", { title, ms: testing.data.ms })}
          description={
            testing.data.ok ? undefined : (
              <>
                <p>{testing.data.error}</p>
                {testing.data.answer !== null && testing.data.answer !== "" && (
                  <p>
                    {t("receivers.answered")}: <code>{testing.data.answer}</code>
                  </p>
                )}
              </>
            )
          }
        />
      )}
    </li>
  );
}

/** Why it may not be told, and what became of the last messages. */
function State({ shop, health, goneAt }: { shop: string; health: Reachability; goneAt: number | null }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const { problem, lastSentAt, lastFailure } = health;
  const time = (at: number) => brief(at, now, place);
  return (
    <p className={styles.state}>
      {problem !== null && problem !== "off" && (
        <strong>{t(`receivers.problem.${problem}`, { time: goneAt === null ? "" : time(goneAt) })}</strong>
      )}
      {lastSentAt !== null && <span>{t("receivers.lastSent", { time: time(lastSentAt) })}</span>}
      {problem === "last-failed" && lastFailure !== null && (
        <span>{t("receivers.lastFailure", { time: time(lastFailure.at), error: lastFailure.error })}</span>
      )}
    </p>
  );
}
