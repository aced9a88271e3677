import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Form, Input, Radio } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { outcomes } from "../../worker/appeals/decide.ts";
import { type AppealCase, type Decision, decideAppeal } from "../api/appeal-queries.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./appeals.module.css";

type DecisionFormProps = {
  shop: string;
  known: AppealCase;
  /** The earlier appeal that it is decided like. */
  precedent: string | null;
  onDone: () => void;
};

/** Accept, accept a part, or reject; whoever leaves something as it is says why (F179, F180). */
export function DecisionForm({ shop, known: { appeal, findings }, precedent, onDone }: DecisionFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useId();
  const [outcome, setOutcome] = useState<Decision["outcome"]>("accepted");
  const [wrong, setWrong] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const doubted = findings.filter((finding) => appeal.items.some((item) => item.finding === finding.id));
  const said = reason.trim();
  const needsReason = outcome !== "accepted" && said === "";
  const needsWrong = outcome === "partly" && (wrong.length === 0 || wrong.length === appeal.items.length);
  const deciding = useMutation({
    mutationFn: () =>
      decideAppeal({
        shop,
        appeal: appeal.id,
        outcome,
        ...(outcome === "partly" && { findings: wrong }),
        ...(said !== "" && { reason: said }),
        ...(precedent !== null && { precedent }),
      }),
    async onSuccess() {
      void message.success(t("appeals.saved"));
      onDone();
      await client.invalidateQueries({ queryKey: ["shop", shop] });
    },
  });
  const submit = () => {
    setTried(true);
    if (!needsReason && !needsWrong) deciding.mutate();
  };
  const problem = (is: boolean, help: string) => (tried && is ? { validateStatus: "error" as const, help } : {});
  return (
    <Form layout="vertical" component="div" className={styles.decision}>
      <Form.Item label={t("appeals.outcomeLabel")}>
        <Radio.Group
          aria-label={t("appeals.outcomeLabel")}
          value={outcome}
          options={outcomes
            .filter((value) => value !== "partly" || appeal.items.length > 1)
            .map((value) => ({ value, label: t(`appeals.outcome.${value}`) }))}
          onChange={({ target }) => setOutcome(target.value)}
        />
      </Form.Item>
      {outcome === "partly" && (
        <Form.Item label={t("appeals.wrong")} {...problem(needsWrong, t("appeals.wrongNeeded"))}>
          <Checkbox.Group
            className={styles.choices}
            value={wrong}
            options={doubted.map((finding) => ({
              value: finding.id,
              label: `${words(finding.title)} · ${words(finding.message)}`,
            }))}
            onChange={(next: string[]) => setWrong(next)}
          />
        </Form.Item>
      )}
      <Form.Item
        label={t(outcome === "accepted" ? "appeals.sayOptional" : "appeals.say")}
        htmlFor={`${id}-say`}
        {...problem(needsReason, t("appeals.sayNeeded"))}
      >
        <Input.TextArea
          id={`${id}-say`}
          rows={3}
          maxLength={1_000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form.Item>
      {deciding.isError && <Failure error={deciding.error} />}
      <Button type="primary" loading={deciding.isPending} onClick={submit}>
        {t("appeals.submit")}
      </Button>
    </Form>
  );
}
