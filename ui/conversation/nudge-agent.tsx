import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { settingsQuery } from "../api/queries.ts";
import type { ConversationPage } from "../api/types.ts";
import styles from "./by-hand.module.css";
import { InterveneDialog } from "./intervene-dialog.tsx";
import { useIntervene } from "./use-intervene.ts";

const minutes = [1, 2, 5, 10, 30] as const;
/** As the intervention takes it. */
const longest = 200;

type NudgeAgentProps = { shop: string; page: ConversationPage; onClose: () => void };

/** 催促客服立即跟进 (F096). */
export function NudgeAgent({ shop, page, onClose }: NudgeAgentProps) {
  const { t } = useTranslation();
  const { data: settings } = useQuery(settingsQuery(shop));
  const running = useIntervene(shop, page.conversation, "supervision/nudge-agent");
  const [text, setText] = useState("");
  const [due, setDue] = useState(2);
  const { agent } = page.conversation;
  const named = page.sessions.find((session) => session.agent === agent)?.agentName ?? agent;
  const language = settings?.language;
  const ready = agent !== null && language !== undefined;
  return (
    <InterveneDialog
      shop={shop}
      title={t("byHand.nudge.title")}
      send={t("byHand.nudge.send")}
      running={running}
      onSend={ready ? () => running.mutate({ text: text.trim(), dueSeconds: due * 60, language }) : null}
      onClose={onClose}
    >
      {agent === null ? (
        <p>{t("byHand.nudge.nobody")}</p>
      ) : (
        <>
          <p>{t("byHand.nudge.what", { agent: named })}</p>
          <div className={styles.form}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the component holds the control */}
            <label>
              <span>{t("byHand.nudge.text")}</span>
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 5 }}
                maxLength={longest}
                dir="auto"
                placeholder={t("byHand.nudge.textPlace")}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            <label htmlFor="nudge-due">
              <span>{t("byHand.nudge.due")}</span>
              <Select
                id="nudge-due"
                value={due}
                options={minutes.map((value) => ({ value, label: t("byHand.nudge.dueMinutes", { minutes: value }) }))}
                onChange={setDue}
              />
            </label>
          </div>
        </>
      )}
    </InterveneDialog>
  );
}
