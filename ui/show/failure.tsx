import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { useOptionalText } from "../text/use-optional-text.ts";

type Reading = { title: string; detail: string | null };

/** What went wrong, in the reader's language, and the server's own words for whoever has to act on them. */
export function useFailureText(): (error: unknown) => Reading {
  const { t } = useTranslation();
  const optional = useOptionalText();
  return (error) => {
    if (!(error instanceof ApiFailure)) return { title: t("failure.other"), detail: null };
    const field = error.path === undefined ? null : t("failure.field", { path: error.path });
    const detail = [field, error.message].filter((part) => part !== null && part !== "").join(" · ");
    return { title: optional("failure", error.code) ?? t("failure.other"), detail: detail === "" ? null : detail };
  };
}

type FailureProps = { error: unknown; onRetry?: () => void };

/** The one way the UI shows a failed request. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const { title, detail } = useFailureText()(error);
  // The way to the sign-in page is already being taken.
  if (error instanceof ApiFailure && error.code === "not-signed-in") return null;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={title}
      description={detail === null ? undefined : <bdi>{detail}</bdi>}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t("common.retry")}
          </Button>
        )
      }
    />
  );
}
