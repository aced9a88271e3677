import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { deleteView, saveView, viewsQuery } from "../api/review-calls.ts";
import type { SavedView } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { useFailureText } from "../show/failure.tsx";
import styles from "./conversations-page.module.css";

const longestName = 40;
const standard = [
  { id: "unreviewed", search: "reviewed=no" },
  { id: "risk", search: "sample=risk" },
  { id: "chance", search: "sample=chance" },
] as const;

/** Searches under a name: those that every shop has, one's own, and those that colleagues share. */
export function SavedViews({ shop, search }: { shop: string; search: URLSearchParams }) {
  const { t } = useTranslation();
  const may = useMay();
  const views = useQuery(viewsQuery(shop)).data?.items ?? [];
  const { saving, deleting } = useViews(shop);
  const [naming, setNaming] = useState(false);
  const current = withoutOwn(search);
  return (
    <nav className={styles.views} aria-label={t("reviewDay.views.label")}>
      {standard.map(({ id, search: asked }) => (
        <Link key={id} to={`?${asked}`} aria-current={asked === current ? "page" : undefined}>
          {t(`reviewDay.views.${id}`)}
        </Link>
      ))}
      {views.map((view) => (
        <span key={view.id}>
          <Link to={`?${view.search}`} aria-current={view.search === current ? "page" : undefined}>
            <bdi>{view.name}</bdi>
            {!view.own && <small> {t("reviewDay.views.others")}</small>}
          </Link>
          {view.own && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t("reviewDay.views.delete", { name: view.name })}
              onClick={() => deleting.mutate(view)}
            />
          )}
        </span>
      ))}
      {may.review && current !== "" && (
        <Button type="link" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setNaming(true)}>
          {t("reviewDay.views.save")}
        </Button>
      )}
      {naming && (
        <NameDialog
          isPending={saving.isPending}
          onClose={() => setNaming(false)}
          onSave={(named) => saving.mutate({ ...named, shop, search: current }, { onSuccess: () => setNaming(false) })}
        />
      )}
    </nav>
  );
}

function withoutOwn(search: URLSearchParams): string {
  const kept = new URLSearchParams(search);
  kept.delete("finished");
  return kept.toString();
}

type Named = { name: string; shared: boolean };
type NameDialogProps = { isPending: boolean; onSave: (named: Named) => void; onClose: () => void };

function NameDialog({ isPending, onSave, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = () => onSave({ name: name.trim(), shared });
  const isEmpty = name.trim() === "";
  return (
    <Modal
      open
      title={t("reviewDay.views.save")}
      okText={t("reviewDay.save")}
      okButtonProps={{ disabled: isEmpty, loading: isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <div className={styles.naming}>
        <Input
          autoFocus
          aria-label={t("reviewDay.views.name")}
          placeholder={t("reviewDay.views.name")}
          maxLength={longestName}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => {
            if (!isEmpty) save();
          }}
        />
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {t("reviewDay.views.shared")}
        </Checkbox>
      </div>
    </Modal>
  );
}

function useViews(shop: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery(shop).queryKey });
  const onError = (error: Error) => void message.error(failureText(error).title);
  const saving = useMutation({
    mutationFn: saveView,
    async onSuccess({ name }) {
      void message.success(t("reviewDay.views.saved", { name }));
      await refresh();
    },
    onError,
  });
  const restoring = useMutation({
    mutationFn: ({ name, search, shared }: SavedView) => saveView({ shop, name, search, shared }),
    async onSuccess({ name }) {
      void message.success({ key: "view", content: t("reviewDay.views.restored", { name }) });
      await refresh();
    },
    onError,
  });
  const deleting = useMutation({
    mutationFn: ({ id }: SavedView) => deleteView({ shop, view: id }),
    async onSuccess(_, view) {
      await refresh();
      message.open({
        key: "view",
        type: "success",
        duration: 8,
        content: (
          <>
            {t("reviewDay.views.deleted", { name: view.name })}{" "}
            <Button type="link" size="small" onClick={() => restoring.mutate(view)}>
              {t("reviewDay.undo")}
            </Button>
          </>
        ),
      });
    },
    onError,
  });
  return { saving, deleting };
}
