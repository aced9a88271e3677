import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TaskWord } from "../../plugins/sdk/intervention.ts";
import type { TaskItem } from "../api/decision-queries.ts";
import { useMay } from "../api/use-may.ts";
import { answerTask } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { brief, elapsed } from "../show/time.ts";
import { useNames } from "../show/use-names.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./tasks-page.module.css";

export function TaskCard({ shop, task }: { shop: string; task: TaskItem }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const place = usePlace(shop);
  const names = useNames(shop);
  const when = (at: number) => brief(at, now, place);
  const isOpen = task.state === "open" || task.state === "seen";
  const query = new URLSearchParams({ channel: task.channel, event: task.event });
  const chat = `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(task.conversation)}?${query}`;
  return (
    <li className={styles.task} data-state={task.state} data-late={isOpen && task.dueAt !== null && task.dueAt < now}>
      <header>
        <span className={styles.mark} data-kind={task.kind}>
          {t(`tasks.kind.${task.kind}`)}
        </span>
        <bdi className={styles.buyer}>{task.buyerName ?? task.buyer ?? task.conversation}</bdi>
        <span className={styles.hint}>
          {task.agent === null ? t("tasks.forSupervisor") : t("tasks.for", { agent: names.agent(task.agent) })} ·{" "}
          {t("tasks.opened", { time: when(task.openedAt) })}
        </span>
        <Due task={task} now={now} when={when} />
      </header>
      <p className={styles.text}>
        <bdi>{task.text}</bdi>
      </p>
      <footer>
        <Link to={chat}>{t("tasks.chat")}</Link>
        {isOpen && <Answer shop={shop} task={task} />}
      </footer>
    </li>
  );
}

type DueProps = { task: TaskItem; now: number; when: (at: number) => string };

function Due({ task, now, when }: DueProps) {
  const { t } = useTranslation();
  const units = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  const { state, dueAt, seenAt, closedAt, by } = task;
  if (state === "done" && closedAt !== null) {
    return (
      <span className={styles.due}>
        {t("tasks.doneAt", { time: when(closedAt) })}
        {by === null && ` · ${t("tasks.byChat")}`}
      </span>
    );
  }
  if (state === "expired" && closedAt !== null) {
    return <span className={styles.due}>{t("tasks.expiredAt", { time: when(closedAt) })}</span>;
  }
  if (dueAt === null) {
    return seenAt === null ? null : <span className={styles.due}>{t("tasks.state.seen")}</span>;
  }
  const late = dueAt < now;
  return (
    <span className={styles.due} data-late={late}>
      {late ? t("tasks.overdue", { time: elapsed(now - dueAt, units) }) : t("tasks.due", { time: when(dueAt) })}
    </span>
  );
}

/** Whoever works in the shop may answer for a task; the server refuses whom it does not concern. */
function Answer({ shop, task }: { shop: string; task: TaskItem }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const may = useMay();
  const answering = useMutation({
    mutationFn: (word: TaskWord) => answerTask({ shop, task: task.id, word }),
    onSuccess() {
      message.success(t("tasks.saved"));
      return client.invalidateQueries({ queryKey: ["shop", shop, "tasks"] });
    },
    onError(error) {
      const { title, detail } = failureText(error);
      message.error([title, detail].filter((part) => part !== null).join(" "));
    },
  });
  if (!may.review) return null;
  return (
    <span className={styles.answer}>
      {task.state === "open" && (
        <Button disabled={answering.isPending} onClick={() => answering.mutate("seen")}>
          {t("tasks.see")}
        </Button>
      )}
      <Button type="primary" disabled={answering.isPending} onClick={() => answering.mutate("done")}>
        {t("tasks.do")}
      </Button>
    </span>
  );
}
