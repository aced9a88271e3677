import { useMutation } from "@tanstack/react-query";
import { App, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "../text/use-language.ts";
import { ArrivalsTable } from "./arrivals-table.tsx";
import { ChannelCallback } from "./channel-callback.tsx";
import { ChannelSecrets } from "./channel-secrets.tsx";
import { ChannelState } from "./channel-state.tsx";
import { ChannelSteps } from "./channel-steps.tsx";
import { ChannelTest } from "./channel-test.tsx";
import styles from "./channels.module.css";
import { type ChannelView, changeChannel } from "./channels-api.ts";
import { useChanged } from "./use-changed.ts";

type ChannelCardProps = { shop: string; view: ChannelView; mayWrite: boolean };

export function ChannelCard({ shop, view, mayWrite }: ChannelCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { modal } = App.useApp();
  const { refresh, failed } = useChanged(shop);
  const title = words(view.title);
  const switching = useMutation({
    mutationFn: (enabled: boolean) => changeChannel({ shop, channel: view.channel, change: { enabled } }),
    onSuccess: refresh,
    onError: failed,
  });
  const flip = (on: boolean) => {
    if (on) return switching.mutate(true);
    modal.confirm({
      title: t("channels.offAsk", { title }),
      content: t("channels.offHint"),
      okText: t("channels.off"),
      okButtonProps: { danger: true },
      cancelText: t("common.cancel"),
      onOk: () => switching.mutateAsync(false).catch(() => undefined),
    });
  };
  return (
    <article className={styles.channel} data-state={view.state} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className={styles.badge}>{t(`channels.state.${view.state}`)}</span>
        <Switch
          className={styles.switch}
          aria-label={t("channels.enabledOf", { title })}
          checked={view.enabled}
          disabled={!mayWrite}
          loading={switching.isPending}
          onChange={flip}
        />
      </header>
      <ChannelState shop={shop} view={view} />
      <div className={styles.columns}>
        <ChannelSteps shop={shop} view={view} />
        <div>
          <ChannelSecrets shop={shop} view={view} mayWrite={mayWrite} />
          <ChannelTest shop={shop} view={view} mayWrite={mayWrite} />
        </div>
        <ArrivalsTable shop={shop} title={title} arrivals={view.arrivals} />
        <ChannelCallback shop={shop} view={view} mayWrite={mayWrite} />
      </div>
    </article>
  );
}
