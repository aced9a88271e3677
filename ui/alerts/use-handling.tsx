import { useMutation } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { AlertItem } from "../api/alert-queries.ts";
import { ApiFailure } from "../api/call.ts";
import type { HandlingState } from "../api/types.ts";
import { handleAlert } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";

type Act = { alerts: readonly AlertItem[]; state: HandlingState };

/** Long enough to think again. */
const undoForSeconds = 8;
const messageKey = "alert-handling";

export function handlingOf({ seenAt, takenAt, handledAt }: AlertItem): HandlingState {
  if (handledAt !== null) return "handled";
  if (takenAt !== null) return "taken";
  return seenAt === null ? "open" : "seen";
}

/** Says how far one is with alerts; everybody's list follows through the feed. Can be taken back for a while. */
export function useHandling(shop: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const failed = (error: Error) =>
    void message.error(
      error instanceof ApiFailure && error.code === "conflict" ? t("alerts.takenByOther") : failureText(error).title,
    );
  const say = async (alerts: readonly AlertItem[], stateFor: (alert: AlertItem) => HandlingState) => {
    // One after the other: an incident has many, and all go through the one writer of the ledger.
    for (const alert of alerts) await handleAlert({ shop, finding: alert.id, state: stateFor(alert) });
  };
  const undoing = useMutation({
    mutationFn: (alerts: readonly AlertItem[]) => say(alerts, handlingOf),
    onSuccess: () => void message.success({ key: messageKey, content: t("review.undone") }),
    onError: failed,
  });
  return useMutation({
    mutationFn: ({ alerts, state }: Act) => say(alerts, () => state),
    onSuccess(_, { alerts, state }) {
      message.open({
        key: messageKey,
        type: "success",
        duration: undoForSeconds,
        content: (
          <>
            {t(`alerts.said.${state}`, { count: alerts.length })}{" "}
            <Button type="link" size="small" onClick={() => undoing.mutate(alerts)}>
              {t("review.undo")}
            </Button>
          </>
        ),
      });
    },
    onError: failed,
  });
}
