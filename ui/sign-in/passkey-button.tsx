import { KeyOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { knowsPasskeys, NotConfirmed } from "../account/passkeys-api.ts";
import { ApiFailure } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./sign-in.module.css";

type Entering = { mutate: () => void; isPending: boolean; error: Error | null };

/** The other way in, where the browser knows it. */
export function PasskeyButton({ entering }: { entering: Entering }) {
  const { t } = useTranslation();
  if (!knowsPasskeys()) return null;
  const { error } = entering;
  const refused = error instanceof ApiFailure && (error.status === 401 || error.status === 403);
  const text = error instanceof NotConfirmed ? "cancelled" : "unknown";
  return (
    <div className={styles.otherWay}>
      <Button
        size="large"
        block
        icon={<KeyOutlined aria-hidden />}
        loading={entering.isPending}
        onClick={() => entering.mutate()}
      >
        {t("passkeys.enter")}
      </Button>
      {error !== null &&
        (refused || error instanceof NotConfirmed ? (
          <Alert role="alert" type="error" showIcon title={t(`passkeys.${text}`)} />
        ) : (
          <Failure error={error} />
        ))}
    </div>
  );
}
