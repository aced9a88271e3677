import { UploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./members-page.module.css";
import { useRoleChoices } from "./role-choice.ts";
import { type FileOutcome, membersFile, takeFile } from "./roles-api.ts";
import { useOfferUndo } from "./use-offer-undo.tsx";

type FileDialogProps = {
  title: string;
  hint: string;
  /** Of the route that takes the file. */
  path: readonly string[];
  onDone: () => Promise<unknown>;
  onClose: () => void;
};

const mostBytes = 120_000;

/** Takes a file in: first it is shown what each line would change, and only then is it changed. */
export function FileDialog({ title, hint, path, onDone, onClose }: FileDialogProps) {
  const { t } = useTranslation();
  const offerUndo = useOfferUndo();
  const [csv, setCsv] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const looking = useMutation({ mutationFn: (text: string) => takeFile(path, { csv: text, apply: false }) });
  const applying = useMutation({
    mutationFn: (text: string) => takeFile(path, { csv: text, apply: true }),
    async onSuccess({ applied, undo }) {
      await onDone();
      onClose();
      offerUndo(t("access.file.applied", { count: applied }), async () => {
        if (undo !== null) await takeFile(path, { csv: undo, apply: true });
        await onDone();
      });
    },
  });
  const read = async (file: File) => {
    setProblem(null);
    setCsv(null);
    if (file.size > mostBytes) return setProblem(t("access.file.tooLarge"));
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      setCsv(text);
      looking.mutate(text);
    } catch {
      setProblem(t("access.file.unreadable"));
    }
  };
  const changes = looking.data?.items.filter(({ outcome }) => outcome === "change").length ?? 0;
  const error = applying.error ?? looking.error;
  const isUnreadable = error instanceof ApiFailure && error.path?.startsWith("csv");
  return (
    <Modal
      open
      width={640}
      title={title}
      okText={t("access.file.apply", { count: changes })}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: csv === null || changes === 0 }}
      confirmLoading={applying.isPending}
      onOk={() => csv !== null && applying.mutate(csv)}
      onCancel={onClose}
    >
      <p className={styles.hint}>{hint}</p>
      <Upload
        accept=".csv,text/csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          void read(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} loading={looking.isPending}>
          {t("access.file.choose")}
        </Button>
      </Upload>
      {problem !== null && <Alert className={styles.add} type="error" role="alert" showIcon title={problem} />}
      {isUnreadable && <Alert className={styles.add} type="error" role="alert" showIcon title={error.message} />}
      {error !== null && !isUnreadable && <Failure error={error} />}
      {looking.data !== undefined && <Preview outcome={looking.data} path={path} />}
    </Modal>
  );
}

function Preview({ outcome: { items }, path }: { outcome: FileOutcome; path: readonly string[] }) {
  const { t } = useTranslation();
  const wrong: Record<string, string> = t("access.file.wrong", { returnObjects: true });
  const choices = useRoleChoices();
  /** A file of members names a role by its id, with the accounts behind it. */
  const inWords = (text: string | undefined) => {
    if (!text) return t("access.file.none");
    const [role = "", ...accounts] = text.split(" ");
    const known = path === membersFile && choices.find(({ value }) => value === role || value === `own:${role}`);
    return known ? [known.label, ...accounts].join(" ") : text;
  };
  const errors = items.filter(({ outcome }) => outcome === "error").length;
  const shown = items.filter(({ outcome }) => outcome !== "same");
  return (
    <div className={styles.preview} aria-live="polite">
      {errors > 0 && <Alert type="warning" showIcon title={t("access.file.errors", { count: errors })} />}
      {shown.length === 0 && <p className={styles.hint}>{t("access.file.nothing")}</p>}
      {shown.length > 0 && (
        <section className={styles.scroll} aria-label={t("access.file.result")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("access.file.line")}</th>
                <th scope="col">{t("access.file.what")}</th>
                <th scope="col">{t("access.file.result")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ line, name, outcome, field, message, from, to }) => (
                <tr key={line}>
                  <td className="numbers">{line}</td>
                  <td>
                    <bdi>{name}</bdi>
                  </td>
                  <td data-wrong={outcome === "error" || undefined} title={message}>
                    {outcome === "error"
                      ? (wrong[field ?? ""] ?? message)
                      : t("access.file.change", { from: inWords(from), to: inWords(to) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
