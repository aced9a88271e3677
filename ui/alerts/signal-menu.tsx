import { BellOutlined, SoundOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { severities } from "../../plugins/sdk/point.ts";
import styles from "./alerts.module.css";
import { chime } from "./chime.ts";
import { saveSignals, useSignals, withSeverity } from "./signals.ts";

const gravest = [...severities].reverse();
const supported = () => "Notification" in window;

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
        <Choices />
      </Modal>
    </>
  );
}

function Choices() {
  const { t } = useTranslation();
  const signals = useSignals();
  const [permission, setPermission] = useState(() => (supported() ? Notification.permission : "unsupported"));
  const [muted, setMuted] = useState(false);
  return (
    <div className={styles.signals}>
      <fieldset>
        <legend>{t("alerts.signals.sound")}</legend>
        {gravest.map((severity) => (
          <Checkbox
            key={severity}
            checked={signals.sound.includes(severity)}
            onChange={({ target }) => {
              saveSignals({ ...signals, sound: withSeverity(signals.sound, severity, target.checked) });
              // Heard at once, so that everybody knows what to listen for.
              if (target.checked) void chime(severity).then((heard) => setMuted(!heard));
            }}
          >
            {t(`severity.${severity}`)}
          </Checkbox>
        ))}
        <p>{t(muted ? "alerts.signals.muted" : "alerts.signals.soundHint")}</p>
      </fieldset>
      <fieldset>
        <legend>{t("alerts.signals.notify")}</legend>
        {permission === "default" && (
          <Button size="small" onClick={() => void Notification.requestPermission().then(setPermission)}>
            {t("alerts.signals.ask")}
          </Button>
        )}
        {permission === "denied" && <Alert type="warning" title={t("alerts.signals.denied")} />}
        {permission === "unsupported" && <Alert type="info" title={t("alerts.signals.unsupported")} />}
        {permission === "granted" && (
          <>
            {gravest.map((severity) => (
              <Checkbox
                key={severity}
                checked={signals.notify.includes(severity)}
                onChange={({ target }) =>
                  saveSignals({ ...signals, notify: withSeverity(signals.notify, severity, target.checked) })
                }
              >
                {t(`severity.${severity}`)}
              </Checkbox>
            ))}
            <Checkbox
              checked={signals.words}
              onChange={({ target }) => saveSignals({ ...signals, words: target.checked })}
            >
              {t("alerts.signals.words")}
            </Checkbox>
            <p>{t("alerts.signals.wordsHint")}</p>
          </>
        )}
      </fieldset>
    </div>
  );
}
