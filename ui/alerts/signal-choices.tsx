import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { severities } from "../../plugins/sdk/point.ts";
import styles from "./alerts.module.css";
import { chime } from "./chime.ts";
import { saveSignals, useSignals, withSeverity } from "./signals.ts";

const gravest = [...severities].reverse();
const supported = () => "Notification" in window;

/** Which alerts this browser tells of, and how. */
export function SignalChoices() {
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
