import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { agentsQuery, groupsQuery, settingsQuery } from "../api/queries.ts";
import type { ConversationPage } from "../api/types.ts";
import styles from "./by-hand.module.css";
import { InterveneDialog } from "./intervene-dialog.tsx";
import { useIntervene } from "./use-intervene.ts";

/** As the intervention takes them. */
const longest = { name: 128, note: 500 };

type MoveChatProps = { shop: string; page: ConversationPage; onClose: () => void };

/** To a certain account, or to the queue of a group (F247). */
export function MoveChat({ shop, page, onClose }: MoveChatProps) {
  const { t } = useTranslation();
  const { data: settings } = useQuery(settingsQuery(shop));
  const agents = useQuery(agentsQuery(shop)).data?.items ?? [];
  const groups = useQuery(groupsQuery(shop)).data?.items ?? [];
  const running = useIntervene(shop, page.conversation, "supervision/reassign");
  const [to, setTo] = useState<"agent" | "group">("agent");
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const language = settings?.language;
  const target = name.trim();
  const ready = target !== "" && language !== undefined;
  const known =
    to === "agent"
      ? agents
          .filter(({ role, agent }) => role === "agent" && agent !== page.conversation.agent)
          .map(({ agent, name: called }) => ({
            value: agent,
            label: called === null ? agent : `${called} (${agent})`,
          }))
      : groups.map(({ id, title }) => ({ value: id, label: `${title} (${id})` }));
  return (
    <InterveneDialog
      shop={shop}
      title={t("byHand.move.title")}
      send={t("byHand.move.send")}
      running={running}
      onSend={ready ? () => running.mutate({ [to]: target, note: note.trim(), language }) : null}
      onClose={onClose}
    >
      <div className={styles.form}>
        <Segmented
          aria-label={t("byHand.move.to")}
          value={to}
          options={[
            { value: "agent", label: t("byHand.move.toAgent") },
            { value: "group", label: t("byHand.move.toGroup") },
          ]}
          onChange={(value: "agent" | "group") => {
            setTo(value);
            setName("");
          }}
        />
        <label htmlFor="move-to">
          <span>{t(`byHand.move.${to}`)}</span>
          <AutoComplete
            id="move-to"
            value={name}
            options={known}
            showSearch={{
              filterOption: (typed, option) => String(option?.label).toLowerCase().includes(typed.toLowerCase()),
            }}
            placeholder={t(`byHand.move.${to}Place`)}
            onChange={(value) => setName(value.slice(0, longest.name))}
          />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component holds the control */}
        <label>
          <span>{t("byHand.move.note")}</span>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={longest.note}
            dir="auto"
            placeholder={t("byHand.move.notePlace")}
            value={note}
            onChange={({ target: field }) => setNote(field.value)}
          />
        </label>
      </div>
    </InterveneDialog>
  );
}
