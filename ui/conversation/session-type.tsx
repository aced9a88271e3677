import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { readUntil } from "../api/read-until.ts";
import type { ConversationPage, SessionItem } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { chooseSessionType } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import styles from "./side.module.css";

/** Presale or aftersale: as it was guessed, with how sure the guess is, or as a person chose (F028). */
export function SessionType({ shop, session }: { shop: string; session: SessionItem }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const may = useMay();
  const choosing = useMutation({
    async mutationFn(type: SessionItem["type"] | null) {
      await chooseSessionType({ shop, session: session.id, type });
      const pages = { queryKey: ["shop", shop, "conversation", session.conversation] };
      await readUntil(
        async () => {
          await client.refetchQueries(pages);
          return client.getQueriesData<ConversationPage>(pages).flatMap(([, page]) => page?.sessions ?? []);
        },
        (sessions) => sessions.every((item) => item.id !== session.id || shows(item, type)),
      );
    },
    onSuccess: (_, type) =>
      void message.success(
        type === null ? t("sessions.automaticAgain") : t("sessions.chosenNow", { type: t(`sessionType.${type}`) }),
      ),
    onError: (error) => void message.error(failureText(error).title),
  });
  const percent = Math.round(session.typeConfidence * 100);
  return (
    <div className={styles.type}>
      {may.review ? (
        <Select
          size="small"
          aria-label={t("sessions.type")}
          className={styles.choice}
          value={(choosing.isPending ? choosing.variables : null) ?? session.type}
          loading={choosing.isPending}
          disabled={choosing.isPending}
          options={sessionTypes.map((value) => ({ value, label: t(`sessionType.${value}`) }))}
          onChange={(type) => choosing.mutate(type)}
        />
      ) : (
        <span>{t(`sessionType.${session.type}`)}</span>
      )}
      {session.typeChosen ? (
        <>
          <span>{t("sessions.chosen")}</span>
          {may.review && (
            <Button type="link" size="small" disabled={choosing.isPending} onClick={() => choosing.mutate(null)}>
              {t("sessions.automatic")}
            </Button>
          )}
        </>
      ) : (
        <span className="numbers">{t("sessions.guessed", { percent })}</span>
      )}
    </div>
  );
}

function shows({ type, typeChosen }: SessionItem, choice: SessionItem["type"] | null): boolean {
  return choice === null ? !typeChosen : typeChosen && type === choice;
}
