import { ExperimentOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { trialFindingsQuery } from "../api/queries.ts";
import type { SavedPoint } from "../api/types.ts";
import { dropTrial, promoteTrial } from "../api/writes.ts";
import { Failure } from "../show/failure.tsx";
import { Quotes } from "../show/quote.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./trial.module.css";

type TrialProps = {
  shop: string;
  point: string;
  /** What is tried, in words: `等待 60 → 45`. */
  changes: readonly string[];
  mayWrite: boolean;
  onPromoted: (saved: SavedPoint) => Promise<void>;
  onDropped: () => Promise<void>;
};

/** Settings that run beside the live ones: what differs, what they have found, and the two ways to end it. */
export function Trial({ shop, point, changes, mayWrite, onPromoted, onDropped }: TrialProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const promoting = useMutation({ mutationFn: () => promoteTrial({ shop, point }), onSuccess: onPromoted });
  const dropping = useMutation({
    mutationFn: () => dropTrial({ shop, point }),
    async onSuccess({ revision }) {
      message.success(t("packs.trialDropped", { revision }));
      await onDropped();
    },
  });
  const whole = useRef<HTMLElement>(null);
  // It begins above the form, at whose end the reader asked for it.
  useEffect(() => {
    // Braces, because newer browsers answer with a promise, which is no clean-up.
    whole.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const failed = promoting.error ?? dropping.error;
  return (
    <section ref={whole} className={styles.whole} aria-label={t("packs.trial")}>
      <h3>
        <ExperimentOutlined aria-hidden /> {t("packs.trial")}
      </h3>
      <p>{t("packs.trialHint")}</p>
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change}>
              <bdi>{change}</bdi>
            </li>
          ))}
        </ul>
      )}
      <Found shop={shop} point={point} />
      {failed !== null && <Failure error={failed} />}
      <div className={styles.buttons}>
        <Button
          size="small"
          disabled={!mayWrite || promoting.isPending}
          loading={dropping.isPending}
          onClick={() => dropping.mutate()}
        >
          {t("packs.trialDrop")}
        </Button>
        <Button
          size="small"
          type="primary"
          disabled={!mayWrite || dropping.isPending}
          loading={promoting.isPending}
          onClick={() =>
            modal.confirm({
              title: t("packs.promoteAsk"),
              okText: t("packs.promote"),
              cancelText: t("common.cancel"),
              onOk: () => promoting.mutateAsync().catch(() => undefined),
            })
          }
        >
          {t("packs.promote")}
        </Button>
      </div>
    </section>
  );
}

const samplesShown = 3;

function Found({ shop, point }: { shop: string; point: string }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const page = useQuery(trialFindingsQuery(shop, point)).data;
  if (page === undefined) return null;
  const count = page.next === null ? String(page.items.length) : `${page.items.length}+`;
  return (
    <>
      <p className="numbers">{t("packs.trialFound", { count })}</p>
      <ul className={styles.samples}>
        {page.items.slice(0, samplesShown).map(({ id, at, conversation, channel, evidence }) => (
          <li key={id}>
            <a
              href={`/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel })}`}
              target="_blank"
              rel="noreferrer"
            >
              <time dateTime={new Date(at).toISOString()}>{brief(at, now, place)}</time>
            </a>
            <Quotes quotes={evidence.map(({ quote }) => quote)} most={1} />
          </li>
        ))}
      </ul>
    </>
  );
}
