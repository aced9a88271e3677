import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Grid } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ApiFailure } from "../api/call.ts";
import { packsQuery } from "../api/queries.ts";
import type { PackPoint, PointManifest, SavedPoint } from "../api/types.ts";
import { resetPoint, savePoint, tryPoint } from "../api/writes.ts";
import { BacktestPanel } from "../backtest/backtest-panel.tsx";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import { AllowedPhrases } from "./allowed-phrases.tsx";
import { type Draft, draftOf, isEmpty, patchOf } from "./draft.ts";
import { fieldsOf } from "./fields.ts";
import { defaultScore } from "./point-defaults.ts";
import styles from "./point-drawer.module.css";
import { PointForm } from "./point-form.tsx";
import { Trial } from "./trial.tsx";
import { useChanges } from "./use-changes.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

type Done = "packs.saved" | "packs.resetDone" | "packs.promoted";

type PointDrawerProps = {
  shop: string;
  point: PackPoint;
  definition: PointManifest | undefined;
  mayWrite: boolean;
  onClose: () => void;
};

export function PointDrawer({ definition, ...props }: PointDrawerProps) {
  return definition === undefined ? null : <Opened {...props} definition={definition} />;
}

function Opened({ shop, point, definition, mayWrite, onClose }: PointDrawerProps & { definition: PointManifest }) {
  const { t } = useTranslation();
  const words = useWords();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const wide = Grid.useBreakpoint().md;
  const fields = useMemo(() => fieldsOf(definition.settings), [definition.settings]);
  const defaults = useMemo(
    () => ({ kind: definition.kind, score: defaultScore(definition), fields }),
    [definition, fields],
  );
  const saved = useMemo(() => draftOf(point.settings, defaults), [point.settings, defaults]);
  const [draft, setDraft] = useState<Draft>(saved);
  const patch = patchOf(saved, draft, defaults);
  const dirty = !isEmpty(patch);
  const changes = useChanges(shop, fields);
  useUnsavedGuard(dirty);

  const refresh = () => client.invalidateQueries({ queryKey: packsQuery(shop).queryKey });
  /** The answer holds all settings of the point, so the form needs no second request to be up to date. */
  const take = async ({ revision, settings }: SavedPoint, text: Done) => {
    setDraft(draftOf(settings, defaults));
    client.setQueryData(
      packsQuery(shop).queryKey,
      (packs) => packs && withSettings(packs, point.id, { revision, settings }),
    );
    message.success(t(text, { revision }));
    await refresh();
  };
  const saving = useMutation({
    mutationFn: () => savePoint({ shop, point: point.id, settings: patch }),
    onSuccess: (answer) => take(answer, "packs.saved"),
  });
  const resetting = useMutation({
    mutationFn: () => resetPoint({ shop, point: point.id }),
    onSuccess: (answer) => take(answer, "packs.resetDone"),
  });
  const trying = useMutation({
    mutationFn: () => tryPoint({ shop, point: point.id, settings: patch }),
    async onSuccess({ revision }) {
      setDraft(saved);
      message.success(t("packs.trialStarted", { revision }));
      await refresh();
    },
  });
  const failed = saving.error ?? resetting.error ?? trying.error;

  return (
    <Drawer
      open
      size={wide ? 560 : "100%"}
      title={<bdi>{words(definition.title)}</bdi>}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          <Button
            danger
            type="text"
            disabled={!mayWrite}
            loading={resetting.isPending}
            onClick={() =>
              modal.confirm({
                title: t("packs.resetAsk"),
                okText: t("packs.reset"),
                cancelText: t("common.cancel"),
                onOk: () => resetting.mutateAsync().catch(() => undefined),
              })
            }
          >
            {t("packs.reset")}
          </Button>
          <span role="status">{dirty && t("packs.unsaved")}</span>
          <Button onClick={onClose}>{t("common.close")}</Button>
          <Button disabled={!dirty || !mayWrite} loading={trying.isPending} onClick={() => trying.mutate()}>
            {t("packs.tryFirst")}
          </Button>
          <Button
            type="primary"
            disabled={!dirty || !mayWrite}
            loading={saving.isPending}
            onClick={() => saving.mutate()}
          >
            {t("common.save")}
          </Button>
        </div>
      }
    >
      <p className={styles.description}>{words(definition.description)}</p>
      <p className={styles.history}>
        <Link to={`/shops/${encodeURIComponent(shop)}/history?${new URLSearchParams({ about: `point:${point.id}` })}`}>
          {t("history.title")}
        </Link>
      </p>
      {point.shadow && (
        <Trial
          shop={shop}
          point={point.id}
          changes={changes(saved, draftOf(point.shadow, defaults))}
          mayWrite={mayWrite}
          onPromoted={(answer) => take(answer, "packs.promoted")}
          onDropped={refresh}
        />
      )}
      {failed !== null &&
        !isOfField(
          failed,
          fields.map(({ name }) => name),
        ) && <Failure error={failed} />}
      <PointForm
        shop={shop}
        definition={definition}
        fields={fields}
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        refused={failed instanceof ApiFailure ? failed : null}
        disabled={!mayWrite}
      />
      {definition.moment !== "shop" && (
        <BacktestPanel
          shop={shop}
          point={point.id}
          compared={{ point: point.id, settings: patch }}
          mayWrite={mayWrite}
        />
      )}
      <AllowedPhrases shop={shop} point={point.id} mayWrite={mayWrite} />
      <section className={styles.codes}>
        <h3>{t("packs.codes")}</h3>
        <ul>
          {Object.entries(definition.codes).map(([code, { message: text }]) => (
            <li key={code}>
              <code>{code}</code> {words(text)}
            </li>
          ))}
        </ul>
      </section>
    </Drawer>
  );
}

/** Refusals that name a field of the form are shown there and need no banner. */
function isOfField(error: Error, names: readonly string[]): boolean {
  if (!(error instanceof ApiFailure) || error.path === undefined) return false;
  const [area, name] = error.path.split(".");
  return (
    area === "severity" ||
    area === "scores" ||
    area === "sessionTypes" ||
    area === "groups" ||
    area === "schedule" ||
    (area === "config" && names.includes(name ?? ""))
  );
}

function withSettings<Data extends { revision: number; packs: { points: PackPoint[] }[] }>(
  data: Data,
  id: string,
  { revision, settings }: SavedPoint,
): Data {
  const packs = data.packs.map((pack) => ({
    ...pack,
    points: pack.points.map((point) => (point.id === id ? { ...point, settings } : point)),
  }));
  return { ...data, revision, packs };
}
