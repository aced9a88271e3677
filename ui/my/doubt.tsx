import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Form, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { isDoubtable } from "../../worker/appeals/entry.ts";
import { makeAppeal, type OwnResult } from "../api/appeal-queries.ts";
import { Failure } from "../show/failure.tsx";
import { FoundLine } from "../show/found-line.tsx";
import { brief } from "../show/time.ts";
import styles from "./my.module.css";
import { OwnAppealCard } from "./own-appeal-card.tsx";
import { useOwnPlace } from "./use-own-place.ts";

/** 对结果有疑问: what was said before, and, where one may, a form to say more at the same place (F175-F177). */
export function Doubt({ shop, result }: { shop: string; result: OwnResult }) {
  const { t } = useTranslation();
  const place = useOwnPlace(shop);
  const [opened, setOpened] = useState(false);
  const { appeals, entry } = result;
  const until = brief(entry.until, Date.now(), place);
  return (
    <section aria-label={t("my.doubt.title")} className={styles.card}>
      <h2>{t("my.appeal")}</h2>
      {appeals.map((appeal) => (
        <OwnAppealCard key={appeal.id} shop={shop} appeal={appeal} />
      ))}
      {entry.why !== undefined && <p className={styles.hint}>{t(`my.doubt.why.${entry.why}`, { time: until })}</p>}
      {entry.may && !opened && (
        <Button type="primary" ghost onClick={() => setOpened(true)}>
          {t("my.doubt.title")}
        </Button>
      )}
      {entry.may && <p className={styles.hint}>{t("my.doubt.until", { time: until })}</p>}
      {entry.may && appeals.length > 0 && <p className={styles.hint}>{t("my.doubt.second")}</p>}
      {entry.may && opened && <DoubtForm shop={shop} result={result} onClose={() => setOpened(false)} />}
    </section>
  );
}

function DoubtForm({ shop, result, onClose }: { shop: string; result: OwnResult; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useId();
  const findings = result.findings.filter(isDoubtable);
  const [chosen, setChosen] = useState<string[]>(findings.map((finding) => finding.id));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () => makeAppeal({ shop, session: result.session.id, findings: chosen, reason: reason.trim() }),
    onSuccess() {
      void message.success(t("my.doubt.sent"));
      return client.invalidateQueries({ queryKey: ["shop", shop, "my"] });
    },
  });
  const send = () => {
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
        <Button type="primary" loading={sending.isPending} onClick={send}>
          {t("my.doubt.send")}
        </Button>
      </div>
    </Form>
  );
}
