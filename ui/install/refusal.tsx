import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { packFormat } from "../../plugins/sdk/pack-format.ts";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./install.module.css";
import { type FileProblem, sizeOf } from "./read-pack-file.ts";
import { refusedArea } from "./refused-area.ts";

/** A file that cannot be a pack, which the browser sees by itself. */
export class WrongFile extends Error {
  readonly problem: FileProblem;
  readonly bytes: number;

  constructor(problem: FileProblem, bytes: number) {
    super(problem);
    this.name = "WrongFile";
    this.problem = problem;
    this.bytes = bytes;
  }
}

/** Why a pack cannot be installed: in plain words first, then the field and the server's own words for whoever made it. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof WrongFile) {
    const title = t(`install.file.${error.problem}`, { size: sizeOf(error.bytes), format: packFormat });
    return <Alert role="alert" type="error" showIcon title={title} />;
  }
  if (!(error instanceof ApiFailure) || error.status !== 400) return <Failure error={error} />;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={t("install.refused.title")}
      description={
        <>
          <p>{t(`install.refused.${refusedArea(error.path)}`)}</p>
          <dl className={styles.refused}>
            {error.path !== undefined && (
              <>
                <dt>{t("install.refused.field")}</dt>
                <dd>
                  <code>{error.path}</code>
                </dd>
              </>
            )}
            <dt>{t("install.refused.reason")}</dt>
            <dd>
              <bdi>{error.message}</bdi>
            </dd>
          </dl>
        </>
      }
    />
  );
}
