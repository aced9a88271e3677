import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { ApiFailure } from "../api/call.ts";
import { policiesQuery } from "../api/queries.ts";
import { putPolicy } from "../api/rule-queries.ts";
import { useMay } from "../api/use-may.ts";
import { useUnsavedGuard } from "../packs/use-unsaved-guard.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { Field, RefusedPolicy } from "./field.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { policyOf } from "./policy-draft.ts";
import styles from "./policy-edit.module.css";
import { PolicyFlow } from "./policy-flow.tsx";
import { StepFields } from "./step-fields.tsx";
import { TriggerFields } from "./trigger-fields.tsx";
import { usePolicyUndo } from "./use-policy-undo.tsx";

type PolicyFormProps = { shop: string; start: Policy; isNew: boolean };

const shownAt = ["title", "when", "if", "then", "frequency", "rollout", "holdout", "dailyCap", "tuning"];

/** Every part of a policy as fields, with the flow that they make above them. Saving keeps its mode: only the switch changes that. */
export function PolicyForm({ shop, start, isNew }: PolicyFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const titles = useTitles(shop);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { configure } = useMay();
  const undo = usePolicyUndo(shop);
  const [saved, setSaved] = useState(start);
  const [stored, setStored] = useState(!isNew);
  const [draft, setDraft] = useState(start);
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  useUnsavedGuard(dirty);
  // Taken back, or changed by somebody else: a form that nobody has touched follows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the stored policy is another
  useEffect(() => {
    if (dirty || isNew) return;
    setSaved(start);
    setDraft(start);
  }, [start]);
  const saving = useMutation({
    mutationFn: () => putPolicy({ shop, policy: policyOf(draft) }),
    async onSuccess({ revision, policy }) {
      undo.offer({ revision, policy: policy.id, text: t("policyEdit.saved", { revision }) });
      await client.invalidateQueries({ queryKey: policiesQuery(shop).queryKey });
      setSaved(policy);
      setDraft(policy);
      setStored(true);
    },
  });
  // Not at once: the guard above still holds the page until the saved draft is drawn.
  useEffect(() => {
    if (isNew && stored && !dirty)
      navigate(`/shops/${encodeURIComponent(shop)}/policies/${saved.id}`, { replace: true });
  }, [isNew, stored, dirty, navigate, shop, saved.id]);

  const refused = saving.error instanceof ApiFailure ? saving.error : null;
  const isOfField = refused?.path !== undefined && shownAt.includes(refused.path.split(".")[0] ?? "");
  const title = words(draft.title) || t("policyEdit.create");
  const submit = () =>
    draft.title.zh.trim() + draft.title.en.trim() === "" ? message.error(t("policyEdit.untitled")) : saving.mutate();
  return (
    <main className={styles.whole}>
      <PageHead
        title={title}
        aside={
          <>
            <code>{draft.id}</code>
            {!isNew && (
              <Link
                to={`/shops/${encodeURIComponent(shop)}/history?${new URLSearchParams({ about: `policy:${draft.id}` })}`}
              >
                {t("history.title")}
              </Link>
            )}
          </>
        }
      />
      <PolicyFlow shop={shop} policy={draft} titles={titles} />
      {saving.isError && !isOfField && <Failure error={saving.error} />}
      <RefusedPolicy value={refused}>
        <Form layout="vertical" component="div" disabled={!configure}>
          <section className={styles.block}>
            <div className={styles.pair}>
              <Field label={t("rules.titleZh")} path="title.zh">
                <Input
                  aria-label={t("rules.titleZh")}
                  maxLength={80}
                  value={draft.title.zh}
                  onChange={({ target }) => setDraft({ ...draft, title: { ...draft.title, zh: target.value } })}
                />
              </Field>
              <Field label={t("rules.titleEn")} path="title.en">
                <Input
                  aria-label={t("rules.titleEn")}
                  maxLength={80}
                  placeholder={t("rules.titleEnHint")}
                  value={draft.title.en}
                  onChange={({ target }) => setDraft({ ...draft, title: { ...draft.title, en: target.value } })}
                />
              </Field>
            </div>
          </section>
          <section className={styles.block} aria-label={t("policies.when")}>
            <h2>{t("policies.when")}</h2>
            <TriggerFields shop={shop} value={draft.when} onChange={(when) => setDraft({ ...draft, when })} />
          </section>
          <section className={styles.block} aria-label={t("policies.if")}>
            <h2>{t("policies.if")}</h2>
            <p className={styles.hint}>{t("policyEdit.ifHint")}</p>
            <ConditionFields
              shop={shop}
              value={draft.if}
              disabled={!configure}
              onChange={(next) => setDraft({ ...draft, if: next })}
            />
          </section>
          <section className={styles.block} aria-label={t("policies.then")}>
            <h2>{t("policies.then")}</h2>
            <StepFields
              shop={shop}
              value={draft.then}
              disabled={!configure}
              onChange={(then) => setDraft({ ...draft, then })}
            />
          </section>
          <section className={styles.block} aria-label={t("policies.often")}>
            <h2>{t("policies.often")}</h2>
            <LimitFields value={draft} onChange={setDraft} />
          </section>
        </Form>
      </RefusedPolicy>
      <div className={styles.bar}>
        <span role="status">{dirty && t("packs.unsaved")}</span>
        {draft.mode === "act" && <span className={styles.hint}>{t("policyEdit.actsAlready")}</span>}
        <Button type="primary" disabled={!configure || (!dirty && !isNew)} loading={saving.isPending} onClick={submit}>
          {t("common.save")}
        </Button>
      </div>
    </main>
  );
}
