import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Appeal } from "../api/appeal-queries.ts";
import { useMay } from "../api/use-may.ts";
import { AppealTag } from "../show/appeal-tag.tsx";
import { brief, date } from "../show/time.ts";
import { useNames } from "../show/use-names.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useList } from "../text/use-language.ts";
import { AppealCaseView } from "./appeal-case.tsx";
import styles from "./appeals.module.css";

type AppealCardProps = { shop: string; appeal: Appeal; opened: boolean; onOpen: (is: boolean) => void };

/** An appeal, with its chat one step away and the decision below it. */
export function AppealCard({ shop, appeal, opened, onOpen }: AppealCardProps) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const place = usePlace(shop);
  const titles = useTitles(shop);
  const list = useList();
  const names = useNames(shop);
  const may = useMay();
  const when = (at: number) => brief(at, now, place);
  const { state, round, agent, conversation, channel, session, items, dueAt, decidedAt } = appeal;
  const query = new URLSearchParams({ channel, session });
  const finding = items[0] === undefined ? "" : `#${encodeURIComponent(items[0].finding)}`;
  const chat = `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${query}${finding}`;
  const isOpen = state === "open";
  const points = [...new Set(items.map(({ point }) => titles.point(point)))];
  return (
    <article aria-label={`${agent} · ${conversation}`}>
      <header className={styles.head}>
        <AppealTag state={state} />
        <strong>
          <bdi>{names.agent(agent)}</bdi>
        </strong>
        <span className={styles.hint}>
          <bdi>{conversation}</bdi> · {date(appeal.sessionAt, place)}
        </span>
        {round > 1 && <span className={styles.round}>{t("appeals.round")}</span>}
        <span className={styles.end} data-late={isOpen && dueAt < now}>
          {isOpen
            ? t(dueAt < now ? "appeals.overdue" : "appeals.due", { time: when(dueAt) })
            : t("appeals.decided", {
                name: appeal.decidedByName ?? t("appeals.somebody"),
                time: when(decidedAt ?? appeal.at),
              })}
        </span>
      </header>
      <p className={styles.text} dir="auto">
        {appeal.reason}
      </p>
      <p className={styles.hint}>
        {t("appeals.doubtsOf", { points: list(points) })} ·{" "}
        {t("appeals.made", { name: appeal.byName ?? t("appeals.somebody"), time: when(appeal.at) })}
      </p>
      <footer className={styles.foot}>
        <Link to={chat}>{t("appeals.chat")}</Link>
        <Button
          type={isOpen && may.review && !opened ? "primary" : "default"}
          aria-expanded={opened}
          onClick={() => onOpen(!opened)}
        >
          {t(opened ? "appeals.close" : isOpen ? "appeals.handle" : "appeals.details")}
        </Button>
      </footer>
      {opened && <AppealCaseView shop={shop} id={appeal.id} onDone={() => onOpen(false)} />}
    </article>
  );
}
