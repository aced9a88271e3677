import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Form, Grid, Input, Select, Switch } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ReceiverKind, receiverKinds } from "../../worker/settings/snapshot.ts";
import { ApiFailure } from "../api/call.ts";
import { settingsQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { type ReceiverDraft, type ReceiverItem, receiversQuery, saveReceiver } from "./receivers-api.ts";
import styles from "./receivers-page.module.css";

type ReceiverFormProps = {
  shop: string;
  /** null: a new one. */
  receiver: ReceiverItem | null;
  taken: readonly string[];
  groups: readonly string[];
  onClose: () => void;
};

/** An id that nobody has, from the kind: `wecom`, `wecom-2`. */
function freeId(kind: ReceiverKind, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? kind : `${kind}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

export function ReceiverForm({ shop, receiver, taken, groups, onClose }: ReceiverFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const wide = Grid.useBreakpoint().md;
  const form = useId();
  const endpoints = useQuery(settingsQuery(shop)).data?.endpoints ?? [];
  const [draft, setDraft] = useState<ReceiverDraft>(() => ({
    id: receiver?.id ?? freeId("wecom", taken),
    kind: receiver?.kind ?? "wecom",
    title: receiver?.title ?? "",
    groups: receiver?.groups ?? [],
    disabled: receiver?.goneAt === null ? receiver.disabled : false,
    address: "",
    secret: "",
    endpoint: receiver?.kind === "webhook" ? receiver.shown : "",
  }));
  const change = (part: Partial<ReceiverDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { kind } = draft;
  const saving = useMutation({
    mutationFn: () => saveReceiver(shop, draft),
    async onSuccess({ revision }) {
      message.success(t("receivers.saved", { revision }));
      await client.invalidateQueries({ queryKey: receiversQuery(shop).queryKey });
      onClose();
    },
  });
  const fields = ["receiver", "title", "kind", "address", "secret", "endpoint", "groups"];
  const refused = saving.error instanceof ApiFailure ? saving.error : null;
  const errorAt = (...paths: string[]) =>
    refused?.path !== undefined && paths.includes(refused.path.split(".")[0] ?? "")
      ? { validateStatus: "error" as const, help: refused.message }
      : {};
  const kept = receiver !== null && receiver.kind === kind;
  const isNamed = refused?.path !== undefined && fields.includes(refused.path.split(".")[0] ?? "");

  return (
    <Drawer
      open
      size={wide ? 520 : "100%"}
      title={receiver === null ? t("receivers.form.new") : t("receivers.editOf", { title: receiver.title })}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="primary" htmlType="submit" form={form} loading={saving.isPending}>
            {t("common.save")}
          </Button>
        </div>
      }
    >
      {saving.error !== null && !isNamed && <Failure error={saving.error} />}
      <Form id={form} layout="vertical" onFinish={() => saving.mutate()}>
        <Form.Item label={t("receivers.form.kind")} htmlFor={`${form}-kind`} {...errorAt("kind")}>
          <Select
            id={`${form}-kind`}
            value={kind}
            options={receiverKinds.map((value) => ({ value, label: t(`receivers.kind.${value}`) }))}
            onChange={(next) =>
              change({ kind: next, address: "", ...(receiver === null && { id: freeId(next, taken) }) })
            }
          />
        </Form.Item>
        <Form.Item
          label={t("receivers.form.name")}
          htmlFor={`${form}-title`}
          extra={t("receivers.form.nameHint")}
          {...errorAt("title")}
        >
          <Input
            id={`${form}-title`}
            maxLength={80}
            value={draft.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Form.Item>
        {kind === "webhook" ? (
          <Form.Item label={t("receivers.form.endpoint")} htmlFor={`${form}-endpoint`} {...errorAt("endpoint")}>
            <Select
              id={`${form}-endpoint`}
              value={draft.endpoint === "" ? null : draft.endpoint}
              options={endpoints.map(({ id }) => ({ value: id, label: id }))}
              onChange={(endpoint) => change({ endpoint: endpoint ?? "" })}
            />
          </Form.Item>
        ) : (
          <Form.Item
            label={t(kind === "email" ? "receivers.form.mailbox" : "receivers.form.address")}
            htmlFor={`${form}-address`}
            extra={kept ? t("receivers.form.kept", { shown: receiver.shown }) : undefined}
            {...errorAt("address")}
          >
            <Input
              id={`${form}-address`}
              autoComplete="off"
              spellCheck={false}
              maxLength={2_048}
              placeholder={t(`receivers.form.addressHint.${kind}`)}
              value={draft.address}
              onChange={({ target }) => change({ address: target.value })}
            />
          </Form.Item>
        )}
        {kind === "dingtalk" && (
          <Form.Item
            label={t("receivers.form.secret")}
            htmlFor={`${form}-secret`}
            extra={t(kept && receiver.signs ? "receivers.form.secretKept" : "receivers.form.secretHint")}
            {...errorAt("secret")}
          >
            <Input.Password
              id={`${form}-secret`}
              autoComplete="new-password"
              maxLength={256}
              value={draft.secret}
              onChange={({ target }) => change({ secret: target.value })}
            />
          </Form.Item>
        )}
        <Form.Item
          label={t("receivers.form.groups")}
          htmlFor={`${form}-groups`}
          extra={t("receivers.form.groupsHint")}
          {...errorAt("groups")}
        >
          <Select
            id={`${form}-groups`}
            mode="tags"
            maxCount={20}
            value={draft.groups}
            options={groups.map((value) => ({ value, label: value }))}
            onChange={(chosen: string[]) => change({ groups: chosen })}
          />
        </Form.Item>
        {receiver === null && (
          <Form.Item
            label={t("receivers.form.id")}
            htmlFor={`${form}-id`}
            extra={t("receivers.form.idHint")}
            {...errorAt("receiver")}
          >
            <Input
              id={`${form}-id`}
              maxLength={64}
              value={draft.id}
              onChange={({ target }) => change({ id: target.value })}
            />
          </Form.Item>
        )}
        <Form.Item label={t("receivers.form.on")} htmlFor={`${form}-on`} layout="horizontal">
          <Switch id={`${form}-on`} checked={!draft.disabled} onChange={(on) => change({ disabled: !on })} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
