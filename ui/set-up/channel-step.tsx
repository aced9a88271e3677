import { Alert, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ChannelSecrets } from "../channels/channel-secrets.tsx";
import { channelShown } from "../channels/channel-shown.ts";
import { ChannelState } from "../channels/channel-state.tsx";
import { ChannelSteps } from "../channels/channel-steps.tsx";
import { ChannelTest } from "../channels/channel-test.tsx";
import type { ChannelView } from "../channels/channels-api.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./set-up.module.css";

type ChannelStepProps = { shop: string; views: readonly ChannelView[]; mayWrite: boolean };

function useChosen(views: readonly ChannelView[]) {
  const words = useWords();
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const view = channelShown(views, search.get("channel"));
  const choice = view !== null && (
    <Segmented
      aria-label={t("setUp.channel.which")}
      value={view.channel}
      options={views.map(({ channel, title }) => ({ value: channel, label: words(title) }))}
      onChange={(channel) => setSearch({ ...Object.fromEntries(search), channel }, { replace: true })}
    />
  );
  return { view, choice };
}

/** Which platform, its secret, and what to enter where. */
export function ChannelStep({ shop, views, mayWrite }: ChannelStepProps) {
  const { t } = useTranslation();
  const { view, choice } = useChosen(views);
  return (
    <>
      <h2 id="step">{t("setUp.channel.title")}</h2>
      <p className={styles.hint}>{t("setUp.channel.hint")}</p>
      {choice}
      {view !== null && (
        <div className={styles.columns} key={view.channel}>
          <ChannelSecrets shop={shop} view={view} mayWrite={mayWrite} />
          <ChannelSteps shop={shop} view={view} />
        </div>
      )}
    </>
  );
}

export function TestStep({ shop, views, mayWrite }: ChannelStepProps) {
  const { t } = useTranslation();
  const { view, choice } = useChosen(views);
  return (
    <>
      <h2 id="step">{t("setUp.test.title")}</h2>
      <p className={styles.hint}>{t("setUp.test.hint")}</p>
      {choice}
      {view?.state === "receiving" && (
        <Alert className={styles.readOnly} type="success" showIcon title={t("setUp.test.ok")} />
      )}
      {view !== null && view.state !== "receiving" && <ChannelState shop={shop} view={view} />}
      {view !== null && <ChannelTest key={view.channel} shop={shop} view={view} mayWrite={mayWrite} />}
    </>
  );
}
