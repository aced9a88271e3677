import { CustomerServiceOutlined, QuestionCircleOutlined, RobotOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { FindingItem, MessageItem } from "../api/types.ts";
import { clock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./bubble.module.css";
import { imageKey } from "./chat-images.ts";
import { EvidenceMark } from "./evidence-mark.tsx";
import { findWords } from "./found-words.ts";
import { cut, type Span } from "./highlight.ts";
import { OtherParts } from "./other-parts.tsx";

const icons = { buyer: UserOutlined, agent: CustomerServiceOutlined, bot: RobotOutlined } as const;

type BubbleProps = {
  shop: string;
  message: MessageItem;
  spans: readonly Span<FindingItem>[];
  /** Words that were searched for on this side. */
  words: readonly string[];
  /** The same person goes on speaking. */
  follows: boolean;
  selected: string | null;
  onSelect: (finding: string) => void;
  /** Asks why each point did or did not find something in the message; absent: nobody judges it here. */
  onWhy?: (event: string) => void;
  /** Shows one of the chat's images, by its key. */
  onImage: (image: string) => void;
};

/** One message. Buyers speak from the left, the shop from the right, the platform in the middle. */
export const Bubble = memo(function Bubble({
  shop,
  message,
  spans,
  words,
  follows,
  selected,
  onSelect,
  onWhy,
  onImage,
}: BubbleProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const { role, author, authorName, automatic } = message;
  const Icon = role === "system" ? null : icons[role];
  return (
    <div className={styles.line} data-role={role} data-follows={follows}>
      {Icon && <span className={styles.avatar}>{!follows && <Icon aria-hidden />}</span>}
      <div className={styles.block}>
        {!follows && (
          <div className={styles.who}>
            <span>{t(`speaker.${role}`)}</span>
            {role !== "system" && <bdi>{authorName ?? author}</bdi>}
            {automatic && <span className={styles.automatic}>{t("conversation.automatic")}</span>}
          </div>
        )}
        <div className={styles.bubble}>
          <Words
            message={message}
            spans={spans}
            words={words}
            shop={shop}
            selected={selected}
            onSelect={onSelect}
            onImage={onImage}
          />
        </div>
        <div className={styles.beside}>
          {!message.retracted && onWhy !== undefined && (
            <Button
              className={styles.why}
              size="small"
              type="text"
              icon={<QuestionCircleOutlined aria-hidden />}
              aria-haspopup="dialog"
              onClick={() => onWhy(message.event)}
            >
              {t("why.ask")}
            </Button>
          )}
          <time className={styles.time} dateTime={new Date(message.at).toISOString()}>
            {clock(message.at, place)}
          </time>
        </div>
      </div>
    </div>
  );
});

/** A place where a searched word stands; all other pieces are evidence or plain. */
const searched = Symbol("searched");

type WordsProps = Omit<BubbleProps, "follows" | "onWhy">;

function Words({ message, spans, words, shop, selected, onSelect, onImage }: WordsProps) {
  const { t } = useTranslation();
  if (message.retracted) return <em className={styles.retracted}>{t("conversation.retracted")}</em>;
  const text = message.text ?? "";
  const found = findWords(text, words).map((span) => ({ ...span, source: searched }) as const);
  return (
    <>
      {text !== "" && (
        <p className={styles.text} dir="auto">
          {cut<FindingItem | typeof searched>(text, [...spans, ...found]).map(({ start, text: piece, sources }) => {
            const findings = sources.filter((source) => source !== searched);
            const shown = sources.includes(searched) ? (
              <mark key={start} className={styles.found}>
                {piece}
              </mark>
            ) : (
              piece
            );
            if (findings.length === 0) return shown;
            return (
              <EvidenceMark key={start} shop={shop} findings={findings} selected={selected} onSelect={onSelect}>
                {shown}
              </EvidenceMark>
            );
          })}
        </p>
      )}
      <OtherParts content={message.content} onImage={(place) => onImage(imageKey(message, place))} />
    </>
  );
}
