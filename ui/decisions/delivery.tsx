import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/use-may.ts";
import { replayAction } from "../api/writes.ts";
import { actionText } from "../conversation/action-text.ts";
import { useFailureText } from "../show/failure.tsx";
import { useOptionalText } from "../text/use-optional-text.ts";
import styles from "./decision-page.module.css";
import type { Step } from "./story-of.ts";

type Action = Step["actions"][number];

/** Kinds that stay in the house: there is nobody to deliver them to. */
const internal = new Set(["task", "close-task"]);

type DeliveryProps = {
  shop: string;
  decision: string;
  action: Action;
  carriedOut: boolean;
  /** false: the line above says already what it is. */
  named: boolean;
};

/** What was sent, and whether it arrived. */
export function Delivery({ shop, decision, action, carriedOut, named }: DeliveryProps) {
  const { t } = useTranslation();
  const optional = useOptionalText();
  const text = actionText(action.body);
  const delivered = carriedOut && !internal.has(action.kind);
  const { state, error } = action;
  if (!named && !delivered && text === "") return null;
  return (
    <div className={styles.action} data-state={delivered ? state : "none"}>
      <span className={styles.actionTop}>
        {named ? <strong>{optional("action", action.kind) ?? action.kind}</strong> : <span />}
        {delivered && <em data-state={state}>{t(`delivery.${state}`)}</em>}
      </span>
      {text !== "" && <p dir="auto">{text}</p>}
      {delivered && error !== null && (
        <p className={state === "waiting" || state === "planned" ? styles.hint : styles.error}>
          <bdi>{optional("decision.deliveryError", error.replaceAll(" ", "-")) ?? error}</bdi>
        </p>
      )}
      {delivered && state === "failed" && <Again shop={shop} decision={decision} action={action.key} />}
    </div>
  );
}

/** It goes out under the same key, so that a receiver which has it already drops it. */
function Again({ shop, decision, action }: { shop: string; decision: string; action: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const may = useMay();
  const sending = useMutation({
    mutationFn: () => replayAction({ shop, decision, key: action }),
    onSuccess() {
      message.success(t("decision.againDone"));
      return client.invalidateQueries({ queryKey: ["shop", shop, "decision"] });
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  if (!may.configure) return null;
  return (
    <Button size="small" loading={sending.isPending} onClick={() => sending.mutate()}>
      {t("decision.again")}
    </Button>
  );
}
