import { CheckCircleFilled, CheckOutlined, CloseOutlined, StopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FindingItem } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import styles from "./feedback.module.css";
import { useFeedback } from "./use-feedback.tsx";
import { WrongForm } from "./wrong-form.tsx";

/** Under a finding: the word that a person gave, or the two that can be given. */
export function FindingFeedback({ shop, finding }: { shop: string; finding: FindingItem }) {
  const { t } = useTranslation();
  const may = useMay();
  const { saying, takingBack, taught } = useFeedback(shop, finding);
  const [open, setOpen] = useState(false);
  const wrong = useRef<HTMLButtonElement>(null);

  if (finding.verdict !== null) {
    const Icon = finding.verdict === "wrong" ? StopOutlined : CheckCircleFilled;
    const undone = may.configure ? taught : null;
    return (
      <p className={styles.word} data-verdict={finding.verdict}>
        <Icon aria-hidden />
        {t(finding.verdict === "wrong" ? "feedback.isWrong" : "feedback.isRight")}
        {taught !== null && <span>{t("feedback.taught", { phrase: taught.phrase })}</span>}
        {may.review && (
          <>
            <span aria-hidden>·</span>
            <Button
              type="link"
              size="small"
              loading={takingBack.isPending}
              onClick={() => takingBack.mutate(undone === null ? null : { point: undone.point, phrase: undone.phrase })}
            >
              {t("feedback.undo")}
            </Button>
          </>
        )}
      </p>
    );
  }
  if (!may.review || finding.status === "withdrawn" || finding.status === "shadow") return null;

  const close = () => {
    setOpen(false);
    wrong.current?.focus();
  };
  const toggle = () => {
    if (!open) saying.reset();
    setOpen(!open);
  };
  return (
    <>
      <div className={styles.actions}>
        <Button
          size="small"
          type="text"
          icon={<CheckOutlined aria-hidden />}
          loading={saying.isPending && saying.variables.verdict === "right"}
          onClick={() => saying.mutate({ verdict: "right" })}
        >
          {t("feedback.right")}
        </Button>
        <Button
          ref={wrong}
          size="small"
          type="text"
          aria-expanded={open}
          icon={<CloseOutlined aria-hidden />}
          onClick={toggle}
        >
          {t("feedback.wrong")}
        </Button>
      </div>
      {open && <WrongForm shop={shop} finding={finding} saying={saying} mayLearn={may.configure} onClose={close} />}
    </>
  );
}
