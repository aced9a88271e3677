import { Modal, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { usePointOptions } from "../show/use-point-options.ts";
import { chooseQuickTags, switchKeys, useKeysOn } from "./key-setting.ts";
import { mostQuickTags, useQuickPoints } from "./quick-tags.ts";
import { capOf, reviewKeys } from "./review-keys.ts";
import styles from "./session-marks.module.css";

/** What each key does, the switch that lets single keys do nothing, and the tags of the digits. */
export function KeySheet({ shop, onClose }: { shop: string; onClose: () => void }) {
  const { t } = useTranslation();
  const on = useKeysOn();
  const points = useQuickPoints(shop);
  const options = usePointOptions(shop, null);
  return (
    <Modal open title={t("reviewDay.keys.title")} footer={null} onCancel={onClose}>
      <dl className={styles.sheet}>
        {reviewKeys.map(({ id, keys }) => (
          <div key={id} style={{ display: "contents" }}>
            <dt>
              {(keys.length > 2 ? [keys[0], keys.at(-1) ?? ""] : keys).map((key, index) => (
                <span key={key}>
                  {keys.length > 2 && index === 1 && "– "}
                  <kbd>{capOf(key)}</kbd>
                </span>
              ))}
            </dt>
            <dd>{t(`reviewDay.keys.what.${id}`)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.form}>
        <div className={styles.setting}>
          <Switch checked={on} aria-label={t("reviewDay.keys.on")} onChange={switchKeys} />
          <span aria-hidden>{t("reviewDay.keys.on")}</span>
        </div>
        <p>{t("reviewDay.keys.onHint")}</p>
        <div>
          <span>{t("reviewDay.keys.quick")}</span>
          <Select
            mode="multiple"
            style={{ width: "100%" }}
            aria-label={t("reviewDay.keys.quick")}
            placeholder={t("reviewDay.keys.quickPlace")}
            maxCount={mostQuickTags}
            value={points}
            options={options}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(chosen: string[]) => chooseQuickTags(shop, chosen)}
          />
        </div>
      </div>
    </Modal>
  );
}
