import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Grid } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { ApiFailure } from "../api/call.ts";
import { packsQuery } from "../api/queries.ts";
import type { PackPoint, PointManifest, SavedPoint } from "../api/types.ts";
import { resetPoint, savePoint } from "../api/writes.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import { type Draft, draftOf, isEmpty, patchOf } from "./draft.ts";
import { fieldsOf } from "./fields.ts";
import { defaultScore } from "./point-defaults.ts";
import styles from "./point-drawer.module.css";
import { PointForm } from "./point-form.tsx";

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
  useUnsavedGuard(dirty);

  /** The answer holds all settings of the point, so the form needs no second request to be up to date. */
  const take = async ({ revision, settings }: SavedPoint, text: "packs.saved" | "packs.resetDone") => {
    setDraft(draftOf(settings, defaults));
    client.setQueryData(
      packsQuery(shop).queryKey,
      (packs) => packs && withSettings(packs, point.id, { revision, settings }),
    );
    message.success(t(text, { revision }));
    await client.invalidateQueries({ queryKey: packsQuery(shop).queryKey });
  };
  const saving = useMutation({
    mutationFn: () => savePoint({ shop, point: point.id, settings: patch }),
    onSuccess: (answer) => take(answer, "packs.saved"),
  });
  const resetting = useMutation({
    mutationFn: () => resetPoint({ shop, point: point.id }),
    onSuccess: (answer) => take(answer, "packs.resetDone"),
  });
  const failed = saving.error ?? resetting.error;

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
      {failed !== null &&
        !isOfField(
          failed,
          fields.map(({ name }) => name),
        ) && <Failure error={failed} />}
      <PointForm
        definition={definition}
        fields={fields}
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        refused={failed instanceof ApiFailure ? failed : null}
        disabled={!mayWrite}
      />
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

/** Asks before unsaved changes are lost, by a click inside the app or by closing the tab. */
function useUnsavedGuard(dirty: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const blocker = useBlocker(useCallback(() => dirty, [dirty]));
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const asking = modal.confirm({
      title: t("packs.unsaved"),
      content: t("packs.leave"),
      okText: t("packs.leaveYes"),
      okButtonProps: { danger: true },
      cancelText: t("packs.leaveNo"),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => asking.destroy();
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
}
