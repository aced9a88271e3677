import { Alert, Button, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { decisionAddress } from "../decisions/decision-address.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./by-hand.module.css";
import type { useIntervene } from "./use-intervene.ts";

type InterveneDialogProps = {
  shop: string;
  title: string;
  /** On the button that carries it out. */
  send: string;
  running: ReturnType<typeof useIntervene>;
  /** null: something is missing yet, or it cannot be done at all. */
  onSend: (() => void) | null;
  onClose: () => void;
  children: ReactNode;
};

/** Says what will happen and that it stays, carries it out once, and says what became of it. */
export function InterveneDialog({ shop, title, send, running, onSend, onClose, children }: InterveneDialogProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { data, error, isPending } = running;
  const acted = data?.outcome === "acted";
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        data === undefined ? (
          <>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button type="primary" loading={isPending} disabled={onSend === null} onClick={() => onSend?.()}>
              {send}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={onClose}>
            {t("common.close")}
          </Button>
        )
      }
    >
      {data === undefined ? (
        <>
          {children}
          {onSend !== null && <p className={styles.final}>{t("byHand.final")}</p>}
          {error !== null && <Failure error={error} />}
        </>
      ) : (
        <div className={styles.done} role="status">
          <Alert
            type={acted ? "success" : "warning"}
            showIcon
            title={acted ? t("byHand.acted") : t("byHand.undone", { reason: words(data.said) })}
          />
          <Link to={decisionAddress(shop, data.decision)}>{t("byHand.explain")}</Link>
        </div>
      )}
    </Modal>
  );
}
