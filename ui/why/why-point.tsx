import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { allowedQuery } from "../api/queries.ts";
import type { MessageItem, PointTrace } from "../api/types.ts";
import { Quotes } from "../show/quote.tsx";
import { useTitles } from "../show/use-titles.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import { markedText, marksOf, type Reading, shorten } from "./reading.ts";
import styles from "./why.module.css";

type WhyPointProps = { shop: string; point: PointTrace; reading: Reading; message: MessageItem };

/** One point's account of a message: what became of it, why, and where it read. */
export function WhyPoint({ shop, point, reading, message }: WhyPointProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const quiet = reading === "nothing";
  return (
    <li className={styles.point} data-reading={reading}>
      <div className={styles.top}>
        <span className={styles.reading}>{t(`why.reading.${reading}`)}</span>
        <strong>{titles.point(point.point)}</strong>
        {point.shadow && <span className={styles.trial}>{t("status.shadow")}</span>}
        {!quiet && point.microseconds > 0 && (
          <span className={`${styles.cost} numbers`}>
            {t("why.microseconds", { microseconds: point.microseconds.toFixed(point.microseconds < 10 ? 1 : 0) })}
          </span>
        )}
      </div>
      {!quiet && (
        <>
          <Reasons shop={shop} point={point} message={message} />
          <Read point={point} message={message} />
        </>
      )}
    </li>
  );
}

/** Guards and settings in words; a guard that this build has no words for goes by its name. */
function Reasons({ shop, point, message }: Omit<WhyPointProps, "reading">) {
  const { t } = useTranslation();
  const optional = useOptionalText();
  const allowed = useQuery(allowedQuery(shop)).data?.items ?? [];
  const phrase = allowed.find(
    (item) => (item.point === null || item.point === point.point) && message.text?.includes(item.phrase),
  )?.phrase;
  const settings = [...new Set(point.suppressed.map(({ guard }) => guard))];
  const guards = [...new Set(point.held.map(({ guard }) => guard))];
  return (
    <>
      {point.error !== null && (
        <p className={styles.error}>
          <bdi>{point.error}</bdi>
        </p>
      )}
      {point.suppressed.length > 0 && (
        <p>
          {settings
            .map((guard) =>
              guard === "allowed-phrase" && phrase !== undefined
                ? t("why.allowed", { phrase })
                : t(`shopSettings.guard.${guard}`),
            )
            .join(" · ")}
        </p>
      )}
      {guards.map((guard) => (
        <p key={guard}>
          {t("why.heldBy")} {optional("guard", guard) ?? <code>{guard}</code>}
        </p>
      ))}
    </>
  );
}

/** The message with what the point read in it, and quotes from other messages that it went by. */
function Read({ point, message }: Pick<WhyPointProps, "point" | "message">) {
  const pieces = markedText(message.text ?? "", marksOf(point, message.event));
  const elsewhere = [...point.findings, ...point.suppressed, ...point.held]
    .flatMap(({ evidence }) => evidence)
    .filter(({ message: event }) => event !== message.event)
    .map(({ quote }) => quote);
  if (pieces.length === 0 && elsewhere.length === 0) return null;
  return (
    <div className={styles.read} dir="auto">
      {pieces.map(({ start, text, mark }, index) =>
        mark === null ? (
          shorten(text, index === 0 ? "start" : index === pieces.length - 1 ? "end" : null)
        ) : (
          <u key={start} data-mark={mark}>
            {text}
          </u>
        ),
      )}
      {elsewhere.length > 0 && (
        <div>
          <Quotes quotes={elsewhere} most={3} />
        </div>
      )}
    </div>
  );
}
