import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { ownAlertsQuery } from "../api/appeal-queries.ts";
import { answerOwnTask, deskQuery, fairQuery } from "../api/desk-queries.ts";
import { OwnFigures } from "../my/own-figures.tsx";
import { resultAddress } from "../my/own-list.tsx";
import { useOwnPlace } from "../my/use-own-place.ts";
import { counts } from "../show/counts.ts";
import { useFailureText } from "../show/failure.tsx";
import { Quotes } from "../show/quote.tsx";
import { SeverityTag } from "../show/severity.tsx";
import { brief, clock } from "../show/time.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./panel.module.css";
import { Part } from "./part.tsx";

const most = 20;

/** What an agent needs beside his chats: what he is asked to do, his alerts, what he might say, how his day goes. */
export function AgentPanel({ shop }: { shop: string }) {
  return (
    <>
      <Tasks shop={shop} />
      <Alerts shop={shop} />
      <Suggestions shop={shop} />
      <Today shop={shop} />
    </>
  );
}

function Tasks({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const place = useOwnPlace(shop);
  const client = useQueryClient();
  const query = useQuery(deskQuery(shop));
  const answering = useMutation({
    mutationFn: (task: string) => answerOwnTask({ shop, task, word: "done" }),
    // The row follows within a second, and the list with its next look.
    onSuccess: () => client.invalidateQueries({ queryKey: deskQuery(shop).queryKey }),
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <Part title={t("panel.tasks")} query={query} empty={(desk) => desk.tasks.length === 0 && t("panel.noTasks")}>
      {({ tasks }) => (
        <ul className={styles.list}>
          {tasks.map(({ id, text, conversation, buyerName, dueAt }) => (
            <li key={id}>
              <p dir="auto">{text}</p>
              <small>
                <bdi>{buyerName ?? conversation}</bdi>
                {dueAt !== null && <b className="numbers"> {t("panel.due", { time: clock(dueAt, place) })}</b>}
              </small>
              <Button
                size="small"
                loading={answering.isPending && answering.variables === id}
                onClick={() => answering.mutate(id)}
              >
                {t("panel.done")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Alerts({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const place = useOwnPlace(shop);
  const query = useInfiniteQuery({ ...ownAlertsQuery(shop), refetchInterval: 5_000 });
  return (
    <Part
      title={t("panel.alerts")}
      query={query}
      empty={({ pages }) => pages.every(({ items }) => items.length === 0) && t("panel.noAlerts")}
    >
      {({ pages }) => (
        <ul className={styles.list}>
          {pages
            .flatMap(({ items }) => items)
            .slice(0, most)
            .map((alert) => (
              <li key={alert.id} data-over={!counts(alert) || alert.status === "resolved"}>
                <p>
                  <SeverityTag severity={alert.severity} />{" "}
                  {/* A page of the house, which refuses to be framed: it opens beside the desktop. */}
                  <a href={resultAddress(shop, alert.session)} target="_blank" rel="noopener">
                    {words(alert.title)}
                  </a>
                </p>
                <Quotes quotes={alert.evidence.map(({ quote }) => quote)} most={1} />
                <small>
                  <bdi>{alert.conversation}</bdi> <time className="numbers">{brief(alert.at, Date.now(), place)}</time>
                  {alert.status !== "active" && ` · ${t(`status.${alert.status}`)}`}
                </small>
              </li>
            ))}
        </ul>
      )}
    </Part>
  );
}

function Suggestions({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const query = useQuery(deskQuery(shop));
  return (
    <Part
      title={t("panel.suggestions")}
      query={query}
      empty={(desk) => desk.suggestions.length === 0 && t("panel.noSuggestions")}
    >
      {({ suggestions }) => (
        <ul className={styles.list}>
          {suggestions.map(({ id, key, text, buyerName, conversation }) => (
            <li key={`${id} ${key}`}>
              <Typography.Paragraph className={styles.text} copyable={{ text, tooltips: false }}>
                <span dir="auto">{text}</span>
              </Typography.Paragraph>
              <small>
                <bdi>{buyerName ?? conversation}</bdi>
              </small>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Today({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const query = useQuery(fairQuery(shop, "1"));
  return (
    <Part title={t("panel.today")} query={query} empty={() => false}>
      {(figures) => <OwnFigures figures={figures} />}
    </Part>
  );
}
