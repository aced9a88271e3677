import { Button, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FindingItem } from "../api/types.ts";
import styles from "./session-marks.module.css";

type ScoreDialogProps = {
  title: string;
  finding: FindingItem;
  isPending: boolean;
  onSave: (score: number | null) => void;
  onClose: () => void;
};

/** What a finding counts in this session, and in no other (F140). */
export function ScoreDialog({ title, finding, isPending, onSave, onClose }: ScoreDialogProps) {
  const { t } = useTranslation();
  const [score, setScore] = useState<number | null>(finding.editedScore ?? finding.score);
  const save = () => {
    if (score !== null) onSave(score);
  };
  return (
    <Modal
      open
      title={title}
      okText={t("reviewDay.save")}
      okButtonProps={{ disabled: score === null, loading: isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <InputNumber
          autoFocus
          style={{ width: "100%" }}
          aria-label={title}
          min={-100}
          max={100}
          value={score}
          onChange={setScore}
          onPressEnter={save}
        />
        <p>{t("reviewDay.editScoreHint")}</p>
        {finding.editedScore !== null && (
          <Button onClick={() => onSave(null)}>{t("reviewDay.editScoreReset", { score: finding.score })}</Button>
        )}
      </div>
    </Modal>
  );
}
