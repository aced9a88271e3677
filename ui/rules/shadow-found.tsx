import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { trialFindingsQuery } from "../api/queries.ts";
import { deleteRule, rulesQuery } from "../api/rule-queries.ts";
import { Failure } from "../show/failure.tsx";
import { Quotes } from "../show/quote.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./rule-editor.module.css";

type ShadowFoundProps = { shop: string; point: string; rule: string; mayWrite: boolean };

const samplesShown = 8;

/** What a rule that runs in the shadow has found so far, where nobody else sees it (N13). */
export function ShadowFound({ shop, point, rule, mayWrite }: ShadowFoundProps) {
  const { t } = useTranslation();
  const words = useWords();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(trialFindingsQuery(shop, point));
  const stopping = useMutation({
    mutationFn: () => deleteRule({ shop, rule, mode: "shadow" }),
    onSuccess: () => client.invalidateQueries({ queryKey: rulesQuery(shop).queryKey }),
  });
  const failed = stopping.error ?? error;
  return (
    <section className={styles.block} aria-label={t("rules.shadowPanel")}>
      <div className={styles.line}>
        <h2>{t("rules.shadowPanel")}</h2>
        {data !== undefined && (
          <span className="numbers">
            {t("rules.shadowFound", { count: `${data.items.length}${data.next === null ? "" : "+"}` })}
          </span>
        )}
        <span className={styles.ends}>
          <Button size="small" disabled={!mayWrite} loading={stopping.isPending} onClick={() => stopping.mutate()}>
            {t("rules.stopShadow")}
          </Button>
        </span>
      </div>
      {failed !== null && <Failure error={failed} onRetry={() => refetch()} />}
      {data?.items.length === 0 && <p className={styles.hint}>{t("rules.shadowNone")}</p>}
      <ul className={styles.found}>
        {data?.items.slice(0, samplesShown).map(({ id, at, conversation, channel, event, message, evidence }) => (
          <li key={id}>
            <a
              href={`/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel, event })}`}
              target="_blank"
              rel="noreferrer"
            >
              <time dateTime={new Date(at).toISOString()}>{brief(at, now, place)}</time>
            </a>
            <bdi>{words(message)}</bdi>
            <Quotes quotes={evidence.map(({ quote }) => quote)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
