import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { breaker } from "../../worker/floor/guest-breaker.ts";
import { changePack, installPack } from "../api/install-calls.ts";
import type { Pack } from "../api/types.ts";
import { problemOf } from "../install/problem-place.ts";
import { Problems } from "../install/problems.tsx";
import { useRefresh } from "../install/use-refresh.ts";
import { Failure } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./pack-page.module.css";

type NoticesProps = { shop: string; pack: Pack; mayWrite: boolean };

/** What keeps the pack, or a newer version of it, from running, with the way on. */
export function Notices({ shop, pack, mayWrite }: NoticesProps) {
  const { t } = useTranslation();
  const { install } = pack;
  if (install === null) return null;
  return (
    <div className={styles.notices}>
      {install.state === "off" && <Alert type="info" showIcon title={t("pack.off")} />}
      {install.paused !== undefined && <Paused shop={shop} pack={pack} paused={install.paused} mayWrite={mayWrite} />}
      {install.attention !== undefined && (
        <Attention shop={shop} pack={pack} attention={install.attention} mayWrite={mayWrite} />
      )}
    </div>
  );
}

type Installed = NonNullable<Pack["install"]>;
type PausedProps = NoticesProps & { paused: NonNullable<Installed["paused"]> };

function Paused({ shop, pack, paused, mayWrite }: PausedProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const place = usePlace(shop);
  const { reason, detail, at, until } = paused;
  const time = (moment: number) => brief(moment, Date.now(), place);
  const title = words(pack.manifest.title);
  const resuming = useMutation({
    mutationFn: () => changePack({ shop, pack: pack.manifest.id, resume: true }),
    async onSuccess({ results }) {
      message.success(t("pack.paused.resumed", { title, revision: results[0]?.revision ?? "" }));
      await refresh([shop]);
    },
  });
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t(`pack.paused.${reason}`, { failures: breaker.failures, minutes: breaker.withinMs / 60_000 })}
        description={
          <>
            <p>
              <bdi>
                {reason === "quota" && until !== null
                  ? t("pack.paused.quotaDetail", { count: Number(detail).toLocaleString(), time: time(until) })
                  : t("pack.paused.detail", { detail })}
              </bdi>
            </p>
            <p>{t("pack.paused.since", { time: time(at) })}</p>
          </>
        }
        action={
          <Button type="primary" disabled={!mayWrite} loading={resuming.isPending} onClick={() => resuming.mutate()}>
            {t("pack.paused.resume")}
          </Button>
        }
      />
      {resuming.error !== null && <Failure error={resuming.error} />}
    </>
  );
}

type AttentionProps = NoticesProps & { attention: NonNullable<Installed["attention"]> };

function Attention({ shop, pack, attention, mayWrite }: AttentionProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const titles = useTitles(shop);
  const { manifest } = pack;
  const title = words(manifest.title);
  const trying = useMutation({
    mutationFn: () => installPack({ shop, sha256: attention.sha256 }),
    async onSuccess({ results }) {
      const [result] = results;
      if (result?.outcome === "attention") message.warning(t("pack.attention.still"));
      else if (result !== undefined) {
        const outcome = t(`install.outcome.${result.outcome}`);
        message.success(t("install.done", { title, outcome, revision: result.revision }));
      }
      await refresh([shop]);
    },
  });
  const dismissing = useMutation({
    mutationFn: () => changePack({ shop, pack: manifest.id, dismiss: true }),
    async onSuccess() {
      message.success(t("pack.attention.dismissed", { version: manifest.version }));
      await refresh([shop]);
    },
  });
  const failed = trying.error ?? dismissing.error;
  return (
    <section aria-label={t("pack.attention.title", { version: attention.version })}>
      <Alert
        type="warning"
        showIcon
        title={t("pack.attention.title", { version: attention.version })}
        description={
          <>
            <p>{t("pack.attention.hint", { version: manifest.version })}</p>
            <Problems problems={attention.problems.map(problemOf)} titles={titles} manifest={manifest} shop={shop} />
            <div className={styles.buttons}>
              <Button
                type="primary"
                disabled={!mayWrite || dismissing.isPending}
                loading={trying.isPending}
                onClick={() => trying.mutate()}
              >
                {t("pack.attention.again")}
              </Button>
              <Button
                disabled={!mayWrite || trying.isPending}
                loading={dismissing.isPending}
                onClick={() => dismissing.mutate()}
              >
                {t("pack.attention.dismiss")}
              </Button>
            </div>
          </>
        }
      />
      {failed !== null && <Failure error={failed} />}
    </section>
  );
}
