import { QuestionCircleOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isDoubtable } from "../../worker/appeals/entry.ts";
import { appealForAgent } from "../api/appeal-queries.ts";
import type { FindingItem, SessionItem } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./appeals.module.css";
import { DoubtForm } from "./doubt-form.tsx";

type AppealForAgentProps = { shop: string; session: SessionItem; findings: readonly FindingItem[] };

/** A supervisor doubts alerts and deductions for the agent; somebody else decides (N09). */
export function AppealForAgent({ shop, session, findings }: AppealForAgentProps) {
  const { t } = useTranslation();
  const may = useMay();
  const titles = useTitles(shop);
  const client = useQueryClient();
  const [opened, open] = useState(false);
  const doubtable = findings.filter((finding) => finding.session === session.id && isDoubtable(finding));
  if (!may.review || session.agent === null || doubtable.length === 0) return null;
  const named = doubtable.map((finding) => {
    const title = titles.point(finding.point);
    return { ...finding, title: { zh: title, en: title } };
  });
  return (
    <>
      <Button size="small" type="text" icon={<QuestionCircleOutlined aria-hidden />} onClick={() => open(true)}>
        {t("appeals.forAgent.open")}
      </Button>
      {opened && (
        <Modal open title={t("appeals.forAgent.title")} footer={null} onCancel={() => open(false)}>
          <p className={styles.hint}>{t("appeals.forAgent.hint")}</p>
          <DoubtForm
            findings={named}
            send={(said) => appealForAgent({ shop, session: session.id, ...said })}
            onSent={() => {
              open(false);
              return client.invalidateQueries({ queryKey: ["shop", shop, "appeals"] });
            }}
            onClose={() => open(false)}
          />
        </Modal>
      )}
    </>
  );
}
