import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pack } from "../api/types.ts";
import { InstallDialogs, type Installing } from "../install/install-dialogs.tsx";
import styles from "./pack-page.module.css";
import { type Step, StepDialog } from "./step-dialog.tsx";

type PackActionsProps = { shop: string; pack: Pack; mayWrite: boolean };

/** Everything that can be done with an installed pack; each step that takes something away is asked about. */
export function PackActions({ shop, pack, mayWrite }: PackActionsProps) {
  const { t } = useTranslation();
  const [installing, setInstalling] = useState<Installing | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const { install } = pack;
  const turn = install?.state === "off" ? "enable" : "disable";
  return (
    <div className={styles.actions}>
      {install === null ? (
        <Button disabled={!mayWrite} onClick={() => setStep("uninstall")}>
          {t("pack.remove")}
        </Button>
      ) : (
        <>
          <Button disabled={!mayWrite} onClick={() => setInstalling({ kind: "upload" })}>
            {t("pack.upgrade")}
          </Button>
          <Button disabled={!mayWrite} onClick={() => setStep(turn)}>
            {t(`pack.${turn}`)}
          </Button>
          {install.previous.length > 0 && (
            <Button disabled={!mayWrite} onClick={() => setStep("rollBack")}>
              {t("pack.rollBack")}
            </Button>
          )}
          <Button danger disabled={!mayWrite} onClick={() => setStep("uninstall")}>
            {t("pack.uninstall")}
          </Button>
        </>
      )}
      {installing !== null && (
        <InstallDialogs
          shop={shop}
          installing={installing}
          onReviewed={setInstalling}
          onClose={() => setInstalling(null)}
        />
      )}
      {step !== null && <StepDialog shop={shop} pack={pack} step={step} onClose={() => setStep(null)} />}
    </div>
  );
}
