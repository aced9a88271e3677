import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { cut } from "../conversation/highlight.ts";
import { useReading } from "./issues.tsx";
import styles from "./rule-editor.module.css";

/** What a condition hits in the shop's newest messages: `12 of the last 500`, and the words that did it. */
export function PreviewHits({ path }: { path: string }) {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { contents, messages } = useReading();
  const [open, setOpen] = useState(false);
  const found = contents.find((content) => content.path === path);
  if (found === undefined || messages === null) return null;
  if (messages === 0) return <p className={styles.hits}>{t("rules.preview.noMessages")}</p>;
  const { side, read, count, samples } = found;
  return (
    <div className={styles.hits} data-count={count === 0 ? "none" : "some"}>
      <span className="numbers">
        {count === 0
          ? t("rules.preview.none", { messages })
          : t("rules.preview.hits", { messages, read, count, side: t(`speaker.${side}`) })}
      </span>
      {count > 0 && (
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("rules.preview.show")}
        </Button>
      )}
      {open && (
        <ul>
          {samples.map(({ channel, conversation, event, text, spans }) => (
            <li key={`${channel} ${conversation} ${event}`}>
              <q dir="auto">
                {cut(
                  text,
                  spans.map((span) => ({ ...span, source: true })),
                ).map(({ start, text: piece, sources }) =>
                  sources.length > 0 ? <mark key={start}>{piece}</mark> : <span key={start}>{piece}</span>,
                )}
              </q>
              <a
                href={`/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel, event })}`}
                target="_blank"
                rel="noreferrer"
              >
                {t("rules.preview.open")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
