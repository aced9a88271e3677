import { BellOutlined, SoundOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { later } from "../text/later.ts";
import { useSignals } from "./signals.ts";

const SignalChoices = later(() => import("./signal-choices.tsx"), "SignalChoices", "alerts");

/** Sound and notifications of this browser. Asked for on a click only; a refusal is explained, and not asked about again. */
export function SignalMenu() {
  const { t } = useTranslation();
  const { sound, notify } = useSignals();
  const on = sound.length + notify.length > 0;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={on ? <SoundOutlined aria-hidden /> : <BellOutlined aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t(on ? "alerts.signals.on" : "alerts.signals.off")}
      </Button>
      <Modal
        open={open}
        width={400}
        title={t("alerts.signals.title")}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
      >
        <Suspense>
          <SignalChoices />
        </Suspense>
      </Modal>
    </>
  );
}
