import { Button } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FindingItem, MessageItem } from "../api/types.ts";
import { counts } from "../show/counts.ts";
import { date, dayOf } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { Bubble } from "./bubble.tsx";
import { imagesOf } from "./chat-images.ts";
import { EarlierChats } from "./earlier-chats.tsx";
import { findWords } from "./found-words.ts";
import type { Span } from "./highlight.ts";
import { ImageViewer } from "./image-viewer.tsx";
import styles from "./transcript.module.css";
import { useEarlierChats } from "./use-earlier-chats.ts";
import type { Selected } from "./use-selection.ts";

/** A chat of days is drawn from its end; browsers skip what is off screen (`content-visibility`), React does not. */
const drawnAtOnce = 300;

/** What the buyer, and what the shop's side, was searched for. */
export type SearchedWords = { readonly buyer: readonly string[]; readonly agent: readonly string[] };

type TranscriptProps = {
  shop: string;
  messages: readonly MessageItem[];
  findings: readonly FindingItem[];
  words: SearchedWords;
  selected: Selected | null;
  /** What the reader came for, unless for a finding; platform id. */
  event: string | null;
  /** The session under review; the others are shown for context. */
  session: string | null;
  /** The sentence that a tag would be added to; platform id. */
  sentence: string | null;
  onSession: (session: string) => void;
  onSelect: (finding: string) => void;
  onWhy: (event: string) => void;
};

export function Transcript({
  shop,
  messages,
  findings,
  words,
  selected,
  event,
  onSelect,
  onWhy,
  session,
  sentence,
  onSession,
}: TranscriptProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const spans = useMemo(() => spansByMessage(findings), [findings]);
  const target = useMemo(
    () => messageOf(findings, selected) ?? named(messages, event) ?? firstFound(messages, words),
    [findings, selected, event, messages, words],
  );
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const needed = target === null ? 0 : messages.length - messages.findIndex((message) => message.event === target);
  const first = Math.max(0, messages.length - Math.max(drawn, needed));
  const list = useRef<HTMLOListElement>(null);
  const earlier = useEarlierChats(shop, session, messages);
  const [image, showImage] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` asks for the same jump again
  useEffect(() => {
    if (target === null) return;
    list.current?.querySelector(`[data-event="${CSS.escape(target)}"]`)?.scrollIntoView({ block: "center" });
  }, [target, selected?.times]);

  useEffect(() => {
    if (sentence === null) return;
    list.current?.querySelector(`[data-event="${CSS.escape(sentence)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [sentence]);

  return (
    <>
      {first === 0 && session !== null && <EarlierChats shop={shop} chats={earlier} onImage={showImage} />}
      <ol className={styles.list} ref={list}>
        {first > 0 && (
          <li className={styles.earlier}>
            <Button size="small" onClick={() => setDrawn(drawn + drawnAtOnce)}>
              {t("conversation.earlier", { count: Math.min(first, drawnAtOnce) })}
            </Button>
          </li>
        )}
        {messages.slice(first).map((message, index, shown) => {
          const before = shown[index - 1];
          const day = dayOf(message.at, place.timeZone);
          const newDay = before === undefined || dayOf(before.at, place.timeZone) !== day;
          return (
            <li
              key={message.id}
              className={styles.item}
              data-event={message.event}
              data-target={message.event === target}
              data-sentence={message.event === sentence}
              data-other={session !== null && message.session !== session}
              aria-current={message.event === sentence ? "true" : undefined}
            >
              {session !== null && message.session !== session && message.session !== before?.session && (
                <div className={styles.other}>
                  {t("reviewDay.otherSession")}{" "}
                  <Button size="small" onClick={() => onSession(message.session)}>
                    {t("reviewDay.switch")}
                  </Button>
                </div>
              )}
              {newDay && <div className={styles.day}>{date(message.at, place)}</div>}
              <Bubble
                shop={shop}
                message={message}
                spans={spans.get(message.event) ?? []}
                words={wordsFor(message, words)}
                follows={!newDay && before?.author === message.author && before.role === message.role}
                selected={selected?.finding ?? null}
                onSelect={onSelect}
                onWhy={onWhy}
                onImage={showImage}
              />
            </li>
          );
        })}
      </ol>
      {image !== null && (
        <ImageViewer
          shop={shop}
          images={imagesOf([...earlier.messages, ...messages])}
          shown={image}
          onShow={showImage}
          onClose={() => showImage(null)}
        />
      )}
    </>
  );
}

/** A finding that does not hold marks nothing. */
function spansByMessage(findings: readonly FindingItem[]): Map<string, Span<FindingItem>[]> {
  const spans = new Map<string, Span<FindingItem>[]>();
  for (const finding of findings) {
    if (!counts(finding)) continue;
    for (const { message, start, end } of finding.evidence) {
      spans.set(message, [...(spans.get(message) ?? []), { start, end, source: finding }]);
    }
  }
  return spans;
}

const noWords: readonly string[] = [];

function wordsFor({ role }: MessageItem, words: SearchedWords): readonly string[] {
  return role === "buyer" ? words.buyer : role === "system" ? noWords : words.agent;
}

/** An event that is no message, such as a rating, has no place in the transcript. */
function named(messages: readonly MessageItem[], id: string | null): string | null {
  return messages.find(({ event }) => event === id)?.event ?? null;
}

/** Where the search leads to, unless the reader came for a finding. */
function firstFound(messages: readonly MessageItem[], words: SearchedWords): string | null {
  const found = messages.find((message) => findWords(message.text ?? "", wordsFor(message, words)).length > 0);
  return found?.event ?? null;
}

function messageOf(findings: readonly FindingItem[], selected: Selected | null): string | null {
  const finding = findings.find(({ id }) => id === selected?.finding);
  return finding?.evidence[0]?.message ?? finding?.event ?? null;
}
