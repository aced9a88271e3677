import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { putTopic, type Topic } from "../api/shop-queries.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./shop-watch.module.css";

/** As the server takes them. */
const longest = { title: 80, keywords: 4_000 };

type TopicFormProps = { shop: string; topic: Topic | null; onClose: () => void };

/** A topic of the shop's own; `topic` null: a new one. */
export function TopicForm({ shop, topic, onClose }: TopicFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [title, setTitle] = useState(topic === null ? "" : words(topic.title));
  const [keywords, setKeywords] = useState(topic?.keywords ?? "");
  // Titles may be Chinese, ids may not: a new topic gets a name of its own.
  const [id] = useState(() => topic?.topic.slice("topic/".length) ?? `t-${crypto.randomUUID().slice(0, 8)}`);
  const saving = useMutation({
    mutationFn: () => putTopic({ shop, id, title: title.trim(), keywords: keywords.trim() }),
    onSuccess() {
      message.success(t("shopWatch.topics.saved", { title: title.trim() }));
      onClose();
      return client.invalidateQueries({ queryKey: ["shop", shop, "topics"] });
    },
  });
  return (
    <Modal
      open
      title={t(topic === null ? "shopWatch.topics.add" : "shopWatch.topics.edit")}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      confirmLoading={saving.isPending}
      okButtonProps={{ disabled: title.trim() === "" || keywords.trim() === "" }}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <label htmlFor="topic-title">{t("shopWatch.topics.titleField")}</label>
        <Input
          id="topic-title"
          maxLength={longest.title}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <label htmlFor="topic-keywords">{t("shopWatch.topics.keywordsField")}</label>
        <Input.TextArea
          id="topic-keywords"
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={longest.keywords}
          value={keywords}
          onChange={({ target }) => setKeywords(target.value)}
        />
        <p className={styles.hint}>{t("shopWatch.topics.keywordsHint")}</p>
        {saving.isError && <Failure error={saving.error} />}
      </div>
    </Modal>
  );
}
