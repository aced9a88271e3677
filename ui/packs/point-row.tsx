import { SettingOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { packsQuery } from "../api/queries.ts";
import type { PackPoint, PointManifest } from "../api/types.ts";
import { savePoint } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { SeverityTag, signed } from "../show/severity.tsx";
import { useWords } from "../text/use-language.ts";
import { isEdited } from "./draft.ts";
import { fieldsOf } from "./fields.ts";
import { defaultScore, defaultSeverity } from "./point-defaults.ts";
import styles from "./point-row.module.css";

type PointRowProps = {
  shop: string;
  point: PackPoint;
  definition: PointManifest;
  mayWrite: boolean;
  onOpen: () => void;
};

export function PointRow({ shop, point, definition, mayWrite, onOpen }: PointRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { settings, problem } = point;
  const title = words(definition.title);
  return (
    <li className={styles.row} data-enabled={settings.enabled}>
      <PointSwitch shop={shop} point={point} title={title} mayWrite={mayWrite} />
      <div className={styles.what}>
        <button type="button" className={styles.title} onClick={onOpen}>
          {title}
        </button>
        {isEdited(settings, fieldsOf(definition.settings)) && (
          <span className={styles.edited}>{t("packs.edited")}</span>
        )}
        {problem !== undefined && <span className={styles.problem}>{t("packs.problem")}</span>}
        <p>{words(definition.description)}</p>
      </div>
      <div className={styles.how}>
        {definition.kind === "alert" ? (
          <SeverityTag severity={settings.severity ?? defaultSeverity(definition)} />
        ) : (
          <Scores point={point} definition={definition} />
        )}
        <span className={styles.moment}>{t(`moment.${definition.moment}`)}</span>
      </div>
      <Button
        type="text"
        icon={<SettingOutlined aria-hidden />}
        aria-label={`${t("packs.settings")}: ${title}`}
        onClick={onOpen}
      />
    </li>
  );
}

function Scores({ point, definition }: Pick<PointRowProps, "point" | "definition">) {
  const { t } = useTranslation();
  const standard = defaultScore(definition);
  const { presale, aftersale } = point.settings.scores ?? { presale: standard, aftersale: standard };
  const said = (score: number | null) => (score === null ? t("packs.notInspected") : signed(score));
  return (
    <dl className={styles.scores}>
      <dt>{t("packs.presale")}</dt>
      <dd>{said(presale)}</dd>
      <dt>{t("packs.aftersale")}</dt>
      <dd>{said(aftersale)}</dd>
    </dl>
  );
}

function PointSwitch({
  shop,
  point,
  title,
  mayWrite,
}: {
  shop: string;
  point: PackPoint;
  title: string;
  mayWrite: boolean;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const switching = useMutation({
    mutationFn: (enabled: boolean) => savePoint({ shop, point: point.id, settings: { enabled } }),
    onSuccess({ revision, settings }) {
      message.success(t(settings.enabled ? "packs.switchedOn" : "packs.switchedOff", { revision }));
      return client.invalidateQueries({ queryKey: packsQuery(shop).queryKey });
    },
    onError(error) {
      const { title: what, detail } = failureText(error);
      message.error([what, detail].filter((part) => part !== null).join(" "));
    },
  });
  const shown = switching.isPending ? switching.variables : point.settings.enabled;
  return (
    <Switch
      size="small"
      checked={shown}
      loading={switching.isPending}
      disabled={!mayWrite}
      aria-label={t("packs.enable", { title })}
      onChange={(enabled) => switching.mutate(enabled)}
    />
  );
}
