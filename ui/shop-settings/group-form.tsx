import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { agentsQuery, groupsQuery } from "../api/queries.ts";
import type { Group, Groups } from "../api/types.ts";
import { dropGroup, putGroup } from "../api/writes.ts";
import { Failure } from "../show/failure.tsx";
import { useTitles } from "../show/use-titles.ts";
import styles from "./shop-settings.module.css";

type GroupFormProps = { shop: string; group: Group; isNew: boolean; mayWrite: boolean; onDone?: () => void };

/** One group: its title, its accounts, what is limited to it. */
export function GroupForm({ shop, group, isNew, mayWrite, onDone }: GroupFormProps) {
  const { t } = useTranslation();
  const { notification, message } = App.useApp();
  const client = useQueryClient();
  const titles = useTitles(shop);
  const known = useQuery(agentsQuery(shop)).data?.items ?? [];
  const [title, setTitle] = useState(group.title);
  const [agents, setAgents] = useState<readonly string[]>(group.agents);
  const dirty = title !== group.title || agents.join("\n") !== group.agents.join("\n");
  const take = (next: Groups) => client.setQueryData(groupsQuery(shop).queryKey, next);

  const saving = useMutation({
    mutationFn: () => putGroup({ shop, id: group.id, title: title.trim(), agents: [...agents] }),
    onSuccess(next) {
      take(next);
      message.success(t("shopSettings.saved", { revision: next.revision }));
      onDone?.();
    },
  });
  const restoring = useMutation({
    mutationFn: () => putGroup({ shop, id: group.id, title: group.title, agents: [...group.agents] }),
    onSuccess(next) {
      take(next);
      message.success(t("shopSettings.undone", { revision: next.revision }));
    },
  });
  const dropping = useMutation({
    mutationFn: () => dropGroup({ shop, id: group.id }),
    onSuccess(next) {
      take(next);
      const key = `group-${group.id}`;
      notification.success({
        key,
        title: t("shopSettings.groupDropped", { title: group.title }),
        actions: (
          <Button
            size="small"
            onClick={() => {
              notification.destroy(key);
              restoring.mutate();
            }}
          >
            {t("shopSettings.undo")}
          </Button>
        ),
      });
    },
  });
  const failed = saving.error ?? dropping.error;
  const refused = failed instanceof ApiFailure ? failed : null;
  const errorOf = (field: string) =>
    refused?.path?.split(".")[0] === field
      ? ({ validateStatus: "error", help: <bdi>{refused.message}</bdi> } as const)
      : {};
  const used = group.usedBy.map((name) =>
    name.startsWith("policy ") ? name.slice("policy ".length) : titles.point(name),
  );

  return (
    <li>
      <Form layout="vertical" component="div" disabled={!mayWrite} className={styles.group}>
        <Form.Item label={t("shopSettings.groupTitle")} {...errorOf("title")}>
          <Input
            aria-label={t("shopSettings.groupTitle")}
            value={title}
            maxLength={80}
            autoFocus={isNew}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Form.Item>
        <Form.Item label={t("shopSettings.agents", { count: agents.length })} {...errorOf("agents")}>
          <Select
            mode="tags"
            aria-label={`${t("shopSettings.accounts")} ${group.title}`}
            placeholder={t("shopSettings.accountsHint")}
            tokenSeparators={["\n", "，", ",", "；", ";", " "]}
            value={[...agents]}
            options={known.map(({ agent, name, role }) => ({
              value: agent,
              label: `${name === null || name === agent ? agent : `${name} (${agent})`}${role === "bot" ? ` · ${t("speaker.bot")}` : ""}`,
            }))}
            optionFilterProp="label"
            onChange={(next: string[]) => setAgents([...new Set(next.map((each) => each.trim()).filter(Boolean))])}
          />
        </Form.Item>
      </Form>
      {failed !== null && refused?.path !== "title" && refused?.path?.startsWith("agents") !== true && (
        <Failure error={failed} />
      )}
      <div className={styles.buttons}>
        {used.length > 0 && <small>{t("shopSettings.usedBy", { names: used.join("、") })}</small>}
        {isNew ? (
          <Button onClick={onDone}>{t("common.cancel")}</Button>
        ) : (
          <Button
            type="text"
            danger
            disabled={!mayWrite || used.length > 0}
            title={used.length > 0 ? t("shopSettings.usedHint") : undefined}
            loading={dropping.isPending}
            onClick={() => dropping.mutate()}
          >
            {t("shopSettings.dropGroup")}
          </Button>
        )}
        <Button
          type={isNew ? "primary" : "default"}
          disabled={!mayWrite || !dirty || title.trim() === ""}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t("common.save")}
        </Button>
      </div>
    </li>
  );
}
