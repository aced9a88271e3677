import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { RuleMode } from "../api/rule-queries.ts";
import { putRule, rulesQuery, type ShopRuleItem } from "../api/rule-queries.ts";
import { useMay } from "../api/use-may.ts";
import { BacktestPanel } from "../backtest/backtest-panel.tsx";
import { useUnsavedGuard } from "../packs/use-unsaved-guard.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useWords } from "../text/use-language.ts";
import { Basics } from "./basics.tsx";
import { Combinations } from "./combinations.tsx";
import { Issues, RuleReadingProvider } from "./issues.tsx";
import { ModeTags } from "./mode-tags.tsx";
import { ProblemList } from "./problem-list.tsx";
import { newStandard, type RuleDraft, ruleOf } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";
import { ShadowFound } from "./shadow-found.tsx";
import { StandardSection } from "./standard-section.tsx";
import { useAskLive } from "./use-ask-live.tsx";
import { problemsOf, useReading } from "./use-reading.ts";

const mostStandards = 20;

type RuleEditorProps = {
  shop: string;
  /** What is stored of it, the live one first; empty: it is new. */
  versions: readonly ShopRuleItem[];
  /** Where a new one begins. */
  start?: RuleDraft;
};

/** The form of a rule, what it would find, and its way from draft over shadow to live. */
export function RuleEditor({ shop, versions, start }: RuleEditorProps) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { configure } = useMay();
  const newest = versions.at(-1)?.rule ?? start;
  const [saved, setSaved] = useState<RuleDraft | null>(versions.length > 0 ? (newest ?? null) : null);
  const [draft, setDraft] = useState(newest as RuleDraft);
  const [tried, setTried] = useState(false);
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved ?? start);
  useUnsavedGuard(dirty);
  const { reading, failed } = useReading(shop, draft, { tried, enabled: configure });
  const point = `shop/${draft.id}`;
  const askLive = useAskLive(shop, point);

  const saving = useMutation({
    mutationFn: (mode: RuleMode) => putRule({ shop, mode, rule: ruleOf(draft) }),
    onMutate: () => setTried(true),
    async onSuccess({ revision, mode, rule }) {
      message.success(t(`rules.saved.${mode}`, { revision }));
      await client.invalidateQueries({ queryKey: rulesQuery(shop).queryKey });
      setSaved(rule);
      setDraft(rule);
      setTried(false);
    },
  });
  const isNew = versions.length === 0;
  // Not at once: the guard above still holds the page until the saved draft is drawn.
  useEffect(() => {
    if (isNew && saved !== null && !dirty)
      navigate(`/shops/${encodeURIComponent(shop)}/rules/${saved.id}`, { replace: true });
  }, [isNew, saved, dirty, navigate, shop]);

  const refused = problemsOf(saving.error).length > 0;
  const title = words(draft.title) || t("rules.newTitle");
  const modes = versions.map(({ mode }) => mode);
  const change = (next: RuleDraft) => setDraft(next);
  return (
    <main className={styles.whole}>
      <PageHead
        title={title}
        aside={
          <>
            <ModeTags modes={modes} />
            <code>{draft.id}</code>
            {!isNew && (
              <Link
                to={`/shops/${encodeURIComponent(shop)}/history?${new URLSearchParams({ about: `rule:${draft.id}` })}`}
              >
                {t("rules.history")}
              </Link>
            )}
          </>
        }
      />
      {tried && reading.problems.length > 0 && <ProblemList problems={reading.problems} />}
      {saving.isError && !refused && <Failure error={saving.error} />}
      {failed !== null && <Failure error={failed} />}
      <Form layout="vertical" component="div" disabled={!configure}>
        <RuleReadingProvider reading={reading}>
          <section className={styles.block} id="rule-basics" aria-label={t("rules.basics")}>
            <h2>{t("rules.basics")}</h2>
            <Basics shop={shop} draft={draft} onChange={change} />
          </section>
          <section className={styles.block} aria-label={t("rules.standards")}>
            <h2>{t("rules.standards")}</h2>
            <p className={styles.syntax}>{t("rules.standardsHint")}</p>
            <Issues path="standards" />
            {draft.standards.map((standard, index) => (
              <StandardSection
                key={standard.id}
                number={index + 1}
                value={standard}
                onChange={(next) => change({ ...draft, standards: draft.standards.with(index, next) })}
                {...(draft.standards.length > 1 && {
                  onRemove: () => change({ ...draft, standards: draft.standards.toSpliced(index, 1) }),
                })}
              />
            ))}
            <div className={styles.line}>
              <Button
                size="small"
                icon={<PlusOutlined aria-hidden />}
                disabled={draft.standards.length >= mostStandards}
                onClick={() => change({ ...draft, standards: [...draft.standards, newStandard(draft.standards)] })}
              >
                {t("rules.addStandard")}
              </Button>
            </div>
          </section>
          {draft.standards.length > 1 && (
            <section className={styles.block} aria-label={t("rules.combination")}>
              <h2>{t("rules.combination")}</h2>
              <Combinations draft={draft} onChange={(combinations) => change({ ...draft, combinations })} />
            </section>
          )}
        </RuleReadingProvider>
      </Form>
      {modes.includes("shadow") && <ShadowFound shop={shop} point={point} rule={draft.id} mayWrite={configure} />}
      <BacktestPanel shop={shop} point={point} compared={{ rule: ruleOf(draft) }} mayWrite={configure} />
      <div className={styles.bar}>
        <span role="status">{dirty && t("rules.unsaved")}</span>
        <Button disabled={!configure} loading={saving.isPending} onClick={() => saving.mutate("draft")}>
          {t("rules.saveDraft")}
        </Button>
        <Button disabled={!configure || saving.isPending} onClick={() => saving.mutate("shadow")}>
          {t("rules.toShadow")}
        </Button>
        <Button
          type="primary"
          disabled={!configure || saving.isPending}
          onClick={() => askLive(title, () => saving.mutateAsync("live").catch(() => undefined))}
        >
          {t("rules.toLive")}
        </Button>
      </div>
    </main>
  );
}
