import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Form, Input, Modal, Radio, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./members-page.module.css";
import {
  maskedKinds,
  type OwnRole,
  permissions,
  putRole,
  type RoleDraft,
  rolesQuery,
  type ShopGroup,
} from "./roles-api.ts";

type RoleDialogProps = {
  /** null: a new one. */
  role: OwnRole | null;
  groups: readonly ShopGroup[];
  shops: readonly { id: string; name: string }[];
  onClose: () => void;
};

const usual: RoleDraft = {
  name: "",
  permissions: ["read"],
  masks: ["names", "phones", "addresses", "orders"],
  groups: null,
};

/** What may be chosen together: to review one must read, and whoever is kept from seeing something changes no settings. */
function fitting(draft: RoleDraft): RoleDraft {
  const isLimited = draft.masks.length > 0 || draft.groups !== null;
  const may = new Set(draft.permissions);
  if (isLimited || !may.has("read")) may.delete("configure");
  if (!may.has("read")) may.delete("review");
  return { ...draft, permissions: permissions.filter((one) => may.has(one)) };
}

export function RoleDialog({ role, groups, shops, onClose }: RoleDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState<RoleDraft>(role ?? usual);
  const change = (part: Partial<RoleDraft>) => setDraft((before) => fitting({ ...before, ...part }));
  const saving = useMutation({
    mutationFn: () => {
      const { name, permissions: may, masks, groups: scope } = draft;
      const id = role?.id ?? `role-${crypto.randomUUID().slice(0, 8)}`;
      return putRole({ id, name: name.trim(), permissions: may, masks, groups: scope });
    },
    async onSuccess() {
      message.success(t("access.roles.saved"));
      await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      onClose();
    },
  });
  const { error } = saving;
  const atName = error instanceof ApiFailure && error.path === "name" ? error : null;
  const isLimited = draft.masks.length > 0 || draft.groups !== null;
  const reads = draft.permissions.includes("read");
  const shopName = (id: string) => shops.find((shop) => shop.id === id)?.name ?? id;
  return (
    <Modal
      open
      width={600}
      title={role === null ? t("access.roles.add") : t("access.roles.editOf", { name: role.name })}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: draft.permissions.length === 0 }}
      confirmLoading={saving.isPending}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => saving.mutate()}>
        {error !== null && atName === null && <Failure error={error} />}
        <Form.Item
          label={t("access.roles.name")}
          htmlFor={`${form}-name`}
          {...(atName !== null && {
            validateStatus: "error" as const,
            help: t(atName.code === "conflict" ? "access.roles.nameTaken" : "access.roles.nameNeeded"),
          })}
        >
          <Input
            id={`${form}-name`}
            autoFocus
            maxLength={40}
            placeholder={t("access.roles.nameHint")}
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Form.Item>
        <fieldset className={styles.choice}>
          <legend>{t("access.roles.permissions")}</legend>
          <Checkbox.Group
            className={styles.checks}
            value={draft.permissions}
            options={permissions.map((value) => ({
              value,
              label: t(`access.roles.may.${value}`),
              disabled: (value === "review" && !reads) || (value === "configure" && (!reads || isLimited)),
            }))}
            onChange={(next) => change({ permissions: next })}
          />
          {isLimited && <p className={styles.hint}>{t("access.roles.noConfigure")}</p>}
          {draft.permissions.length === 0 && <p className={styles.hint}>{t("access.roles.permissionsNeeded")}</p>}
        </fieldset>
        <fieldset className={styles.choice}>
          <legend>{t("access.roles.mask")}</legend>
          <Checkbox.Group
            className={styles.checks}
            value={draft.masks}
            options={maskedKinds.map((value) => ({ value, label: t(`access.roles.masks.${value}`) }))}
            onChange={(next) => change({ masks: next })}
          />
          <p className={styles.hint}>{t("access.roles.maskHint")}</p>
        </fieldset>
        <fieldset className={styles.choice}>
          <legend>{t("access.roles.scope")}</legend>
          <Radio.Group
            value={draft.groups === null ? "all" : "groups"}
            options={[
              { value: "all", label: t("access.roles.scopeAll") },
              { value: "groups", label: t("access.roles.scopeGroups") },
            ]}
            onChange={({ target }) => change({ groups: target.value === "all" ? null : [] })}
          />
          {draft.groups !== null && (
            <>
              <Select
                mode="multiple"
                className={styles.groupSelect}
                aria-label={t("access.roles.groups")}
                placeholder={t(groups.length === 0 ? "access.roles.noGroups" : "access.roles.groups")}
                value={draft.groups.map(({ shop, group }) => `${shop}/${group}`)}
                options={groups.map(({ shop, group, title }) => ({
                  value: `${shop}/${group}`,
                  label: shops.length > 1 ? `${title} · ${shopName(shop)}` : title,
                }))}
                onChange={(chosen: string[]) =>
                  change({
                    groups: groups
                      .filter(({ shop, group }) => chosen.includes(`${shop}/${group}`))
                      .map(({ shop, group }) => ({ shop, group })),
                  })
                }
              />
              <p className={styles.hint}>{t("access.roles.scopeHint")}</p>
            </>
          )}
        </fieldset>
      </Form>
    </Modal>
  );
}
