import { CheckCircleFilled, EyeOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ConversationPage, FindingItem, HandlingState } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { handleAlert } from "../api/writes.ts";
import { counts } from "../show/counts.ts";
import { useFailureText } from "../show/failure.tsx";
import { elapsed } from "../show/time.ts";
import styles from "./review.module.css";

type AlertHandlingProps = { shop: string; finding: FindingItem; nameOf: (by: string | null) => string };

/** How far people are with an alert: not seen, seen, handled and after how long (N11). */
export function AlertHandling({ shop, finding, nameOf }: AlertHandlingProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const may = useMay();
  const handling = useMutation({
    mutationFn: (state: HandlingState) => handleAlert({ shop, finding: finding.id, state }),
    onSuccess(handled) {
      const pages = { queryKey: ["shop", shop, "conversation", finding.conversation] };
      client.setQueriesData<ConversationPage>(pages, (page) => page && withHandled(page, handled));
      void client.invalidateQueries(pages);
      void client.invalidateQueries({ queryKey: ["shop", shop, "sessions"] });
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  if (finding.kind !== "alert" || !counts(finding)) return null;
  const isHandled = finding.handledAt !== null;
  return (
    <p className={styles.handling} data-state={isHandled ? "handled" : finding.seenAt === null ? "open" : "seen"}>
      {isHandled ? <CheckCircleFilled aria-hidden /> : finding.seenAt !== null && <EyeOutlined aria-hidden />}
      <span className="numbers">
        <StateText finding={finding} nameOf={nameOf} />
      </span>
      {may.review && (
        <Button
          type="link"
          size="small"
          loading={handling.isPending}
          onClick={() => handling.mutate(isHandled ? "seen" : "handled")}
        >
          {t(isHandled ? "review.unhandle" : "review.handle")}
        </Button>
      )}
    </p>
  );
}

function StateText({ finding, nameOf }: Omit<AlertHandlingProps, "shop">) {
  const { t } = useTranslation();
  const { at, seenAt, seenBy, handledAt, handledBy } = finding;
  const words = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  if (handledAt !== null)
    return <>{t("review.state.handled", { name: nameOf(handledBy), time: elapsed(handledAt - at, words) })}</>;
  return <>{seenAt === null ? t("review.state.open") : t("review.state.seen", { name: nameOf(seenBy) })}</>;
}

function withHandled(page: ConversationPage, { id, ...handled }: { id: string } & Partial<FindingItem>) {
  return { ...page, findings: page.findings.map((item) => (item.id === id ? { ...item, ...handled } : item)) };
}
