import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlacesOf, removeTopic, type Topic, topicsQuery } from "../api/shop-queries.ts";
import { useMay } from "../api/use-may.ts";
import { useFailureText } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import { Panel } from "./panel.tsx";
import styles from "./shop-watch.module.css";
import { TopicForm } from "./topic-form.tsx";

type TopicsPanelProps = { shop: string; minutes: number; onPlaces: (of: PlacesOf, title: string) => void };

/** Hot topics, against the same time of yesterday, and those that the shop wants counted (F132, F133). */
export function TopicsPanel({ shop, minutes, onPlaces }: TopicsPanelProps) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const query = useQuery(topicsQuery(shop, minutes));
  const [editing, setEditing] = useState<Topic | "new" | null>(null);
  const most = Math.max(1, ...(query.data?.items.map(({ buyers }) => buyers) ?? []));
  return (
    <>
      <Panel
        title={t("shopWatch.topics.title")}
        hint={t("shopWatch.topics.hint")}
        aside={
          may.configure && (
            <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing("new")}>
              {t("shopWatch.topics.add")}
            </Button>
          )
        }
        query={query}
        empty={{
          when: ({ items }) => items.length === 0,
          title: t("shopWatch.topics.empty"),
          hint: t("shopWatch.topics.emptyHint"),
        }}
      >
        {({ items }) => (
          <ul className={styles.rows}>
            {items.map((topic) => (
              <li key={topic.topic} className={styles.topic}>
                <span className={styles.main}>
                  <span>
                    <strong>{words(topic.title)}</strong>{" "}
                    {topic.own && <em className={styles.own}>{t("shopWatch.topics.own")}</em>}
                  </span>
                  <span className={styles.bar} aria-hidden>
                    <span style={{ width: `${(topic.buyers / most) * 100}%` }} />
                  </span>
                </span>
                <span className={styles.end}>
                  <b className="numbers">{t("shopWatch.topics.buyers", { count: topic.buyers })}</b>
                  <Change topic={topic} />
                </span>
                <span className={styles.tools}>
                  {topic.buyers > 0 && (
                    <Button
                      size="small"
                      type="link"
                      onClick={() => onPlaces({ topic: topic.topic, minutes }, words(topic.title))}
                    >
                      {t("shopWatch.topics.chats")}
                    </Button>
                  )}
                  {topic.own && may.configure && <Tools shop={shop} topic={topic} onEdit={() => setEditing(topic)} />}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {editing !== null && (
        <TopicForm shop={shop} topic={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

/** More than yesterday is what a shop wants to know of; less is said as quietly as it is. */
function Change({ topic: { buyers, yesterday } }: { topic: Topic }) {
  const { t } = useTranslation();
  if (yesterday === null) return <small>{t("shopWatch.topics.notCounted")}</small>;
  if (yesterday === 0 && buyers > 0) return <small data-more="true">{t("shopWatch.topics.fresh")}</small>;
  return (
    <small className="numbers" data-more={buyers > yesterday}>
      {t("shopWatch.topics.yesterday", { count: yesterday })} {buyers > yesterday ? "↑" : buyers < yesterday ? "↓" : ""}
    </small>
  );
}

function Tools({ shop, topic, onEdit }: { shop: string; topic: Topic; onEdit: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const title = words(topic.title);
  const removing = useMutation({
    mutationFn: () => removeTopic({ shop, id: topic.topic.slice("topic/".length) }),
    onSuccess() {
      message.success(t("shopWatch.topics.removed", { title }));
      return client.invalidateQueries({ queryKey: ["shop", shop, "topics"] });
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <>
      <Button size="small" type="link" onClick={onEdit}>
        {t("shopWatch.topics.edit")}
      </Button>
      <Popconfirm
        title={t("shopWatch.topics.removeAsk", { title })}
        onConfirm={() => removing.mutateAsync().catch(() => undefined)}
      >
        <Button size="small" type="link">
          {t("shopWatch.topics.remove")}
        </Button>
      </Popconfirm>
    </>
  );
}
