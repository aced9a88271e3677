import { useMutation } from "@tanstack/react-query";
import { App, Button, Checkbox, Form, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwnFinding } from "../api/appeal-queries.ts";
import { Failure } from "../show/failure.tsx";
import { FoundLine } from "../show/found-line.tsx";
import styles from "./appeals.module.css";

type DoubtFormProps = {
  /** Those that may be doubted. */
  findings: readonly OwnFinding[];
  send: (said: { findings: string[]; reason: string }) => Promise<unknown>;
  onSent: () => Promise<unknown>;
  onClose: () => void;
};

/** Which findings are not right, and why: an agent's own word, or a supervisor's for him. */
export function DoubtForm({ findings, send, onSent, onClose }: DoubtFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const id = useId();
  const [chosen, setChosen] = useState<string[]>(findings.map((finding) => finding.id));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () => send({ findings: chosen, reason: reason.trim() }),
    onSuccess() {
      void message.success(t("my.doubt.sent"));
      return onSent();
    },
  });
  const submit = () => {
    setTried(true);
    if (reason.trim() !== "" && chosen.length > 0) sending.mutate();
  };
  const wrong = (is: boolean, help: string) => (tried && is ? { validateStatus: "error" as const, help } : {});
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={t("my.doubt.which")} {...wrong(chosen.length === 0, t("my.doubt.someNeeded"))}>
        <Checkbox.Group className={styles.choices} value={chosen} onChange={(next: string[]) => setChosen(next)}>
          {findings.map((finding) => (
            <Checkbox key={finding.id} value={finding.id}>
              <FoundLine finding={finding} />
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <Form.Item
        label={t("my.doubt.reason")}
        htmlFor={`${id}-reason`}
        {...wrong(reason.trim() === "", t("my.doubt.reasonNeeded"))}
      >
        <Input.TextArea
          id={`${id}-reason`}
          autoFocus
          rows={4}
          maxLength={1_000}
          placeholder={t("my.doubt.reasonHint")}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form.Item>
      {sending.isError && <Failure error={sending.error} />}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="primary" loading={sending.isPending} onClick={submit}>
          {t("my.doubt.send")}
        </Button>
      </div>
    </Form>
  );
}
