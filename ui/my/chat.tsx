import { useTranslation } from "react-i18next";
import type { OwnFinding, OwnResult } from "../api/appeal-queries.ts";
import type { Language } from "../api/types.ts";
import { cut } from "../conversation/highlight.ts";
import { OtherParts } from "../conversation/other-parts.tsx";
import { counts } from "../show/counts.ts";
import { clock } from "../show/time.ts";
import styles from "./my.module.css";

type ChatProps = {
  place: { language: Language; timeZone: string };
  messages: OwnResult["messages"];
  findings: readonly OwnFinding[];
};

/** What was said, with the words that prove a finding marked. */
export function Chat({ place, messages, findings }: ChatProps) {
  const { t } = useTranslation();
  const spans = findings.filter(counts).flatMap(({ evidence }) => evidence);
  return (
    <ol className={styles.chat}>
      {messages.map(({ id, event, role, at, text, retracted, content }) => {
        const own = spans.filter(({ message }) => message === event).map((span) => ({ ...span, source: event }));
        return (
          <li key={id} data-role={role}>
            <small>
              {t(`speaker.${role}`)} <time className="numbers">{clock(at, place)}</time>
            </small>
            {retracted ? (
              <em>{t("conversation.retracted")}</em>
            ) : (
              <p dir="auto">
                {cut(text ?? "", own).map(({ start, text: piece, sources }) =>
                  sources.length > 0 ? <mark key={start}>{piece}</mark> : piece,
                )}
              </p>
            )}
            {!retracted && <OtherParts content={content} />}
          </li>
        );
      })}
    </ol>
  );
}
