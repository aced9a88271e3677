import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Failure } from "../show/failure.tsx";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./channels.module.css";
import { type ChannelView, type TestedChannel, testChannel } from "./channels-api.ts";
import { useChanged } from "./use-changed.ts";

type ChannelTestProps = { shop: string; view: ChannelView; mayWrite: boolean };

/** A message through our own webhook, and what became of it step by step. */
export function ChannelTest({ shop, view, mayWrite }: ChannelTestProps) {
  const { t } = useTranslation();
  const { refresh } = useChanged(shop);
  const ready = view.secrets.length > 0;
  const testing = useMutation({
    mutationFn: () => testChannel({ shop, channel: view.channel }),
    onSuccess: refresh,
  });
  return (
    <section className={styles.part} aria-label={t("channels.test")}>
      <h3>{t("channels.test")}</h3>
      <p className={styles.hint}>{t("channels.testHint")}</p>
      <Button
        {...(ready && view.state !== "receiving" && { type: "primary" })}
        disabled={!mayWrite || !ready}
        loading={testing.isPending}
        onClick={() => testing.mutate()}
      >
        {t("channels.test")}
      </Button>
      {!ready && <span className={styles.beside}>{t("channels.testNeedsSecret")}</span>}
      {testing.error !== null && <Failure error={testing.error} />}
      {testing.data !== undefined && <Outcome shop={shop} tested={testing.data} />}
    </section>
  );
}

function Outcome({ shop, tested }: { shop: string; tested: TestedChannel }) {
  const { t } = useTranslation();
  const words = useWords();
  const titles = useTitles(shop);
  const { channel, conversation, refused, error, findings, ms } = tested;
  const address = `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel })}`;
  return (
    <div className={styles.tested} role="status" aria-label={t("channels.tested.title")}>
      <ol>
        <Step kind="ok">{t("channels.tested.signed")}</Step>
        {refused !== null ? (
          <Step kind="failed">
            {t("channels.tested.refused", { reason: t(`channels.reason.${refused}`) })}
            <small>{t(`channels.remedy.${refused}`, { path: t("channels.wholeRequest") })}</small>
            {error !== null && <small>{error}</small>}
          </Step>
        ) : (
          <>
            <Step kind="ok">{t("channels.tested.verified")}</Step>
            <Step kind="ok">{t("channels.tested.stored", { conversation })}</Step>
            <Step kind={findings.length > 0 ? "ok" : "note"}>
              {findings.length === 0
                ? t("channels.tested.nothing")
                : t("channels.tested.found", { count: findings.length })}
              {findings.length > 0 && (
                <ul>
                  {findings.map(({ point, code, message, quote }) => (
                    <li key={`${point} ${code}`}>
                      <strong>{titles.point(point)}</strong> {words(message)}
                      {quote !== null && (
                        <q>
                          <bdi>{quote}</bdi>
                        </q>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </Step>
          </>
        )}
      </ol>
      <p>
        {refused === null && <Link to={address}>{t("channels.tested.open")}</Link>}
        <small>{t("channels.tested.ms", { ms })}</small>
      </p>
    </div>
  );
}

const icons = { ok: CheckCircleFilled, failed: CloseCircleFilled, note: InfoCircleFilled };

function Step({ kind, children }: { kind: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[kind];
  return (
    <li data-kind={kind}>
      <Icon aria-hidden />
      <div>{children}</div>
    </li>
  );
}
