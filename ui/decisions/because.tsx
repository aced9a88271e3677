import { RightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ExplainedDecision } from "../../worker/api/decision-schemas.ts";
import { cut } from "../conversation/highlight.ts";
import { ScoreTag, SeverityTag } from "../show/severity.tsx";
import { clock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./decision-page.module.css";

type BecauseProps = { shop: string; explained: ExplainedDecision };

/** The page of the chat; `at` names a finding or an event that is shown there. */
function chatAddress(shop: string, { decision, trigger }: ExplainedDecision, event: string | null): string {
  const query = new URLSearchParams({ channel: decision.channel, ...(event !== null && { event }) });
  const finding = trigger.finding === null ? "" : `#${encodeURIComponent(trigger.finding.id)}`;
  return `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(decision.conversation)}?${query}${finding}`;
}

/** What set it off, in the buyer's own words. */
export function Because({ shop, explained }: BecauseProps) {
  const { t } = useTranslation();
  const words = useWords();
  const titles = useTitles(shop);
  const { trigger, evidence } = explained;
  const { finding } = trigger;
  const nothing = evidence.length === 0 && (finding?.evidence.length ?? 0) === 0;
  return (
    <section className={styles.card} aria-labelledby="because">
      <h2 id="because">{t("decision.because")}</h2>
      <p className={styles.trigger}>
        {finding !== null &&
          (finding.kind === "alert" ? (
            <SeverityTag severity={finding.severity} />
          ) : (
            <ScoreTag kind={finding.kind} score={finding.score} />
          ))}
        {finding !== null && <strong>{titles.point(finding.point)}</strong>}
        <bdi>{words(trigger.text)}</bdi>
      </p>
      {evidence.length > 0 && <Words shop={shop} explained={explained} />}
      {evidence.length === 0 && finding !== null && <Quoted quotes={finding.evidence.map(({ quote }) => quote)} />}
      {nothing && trigger.kind !== "person" && <p className={styles.hint}>{t("decision.noWords")}</p>}
      <Link className={styles.more} to={chatAddress(shop, explained, explained.decision.event)}>
        {t(nothing ? "decision.openChat" : "decision.inChat")} <RightOutlined aria-hidden />
      </Link>
    </section>
  );
}

/** The messages, each with what was read in it marked. */
function Words({ shop, explained }: BecauseProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const { evidence, trigger } = explained;
  return (
    <ol className={styles.words} aria-label={t("decision.said")}>
      {evidence.map(({ id, event, role, author, authorName, at, text }) => {
        const spans = (trigger.finding?.evidence ?? []).filter(({ message }) => message === event);
        return (
          <li key={id} data-role={role}>
            <small className="numbers">
              {t(`speaker.${role}`)} <bdi>{authorName ?? author}</bdi> · {clock(at, place)}
            </small>
            <p dir="auto">
              {text === null ? (
                <em>{t("conversation.retracted")}</em>
              ) : (
                cut(
                  text,
                  spans.map((span) => ({ ...span, source: true })),
                ).map((piece) =>
                  piece.sources.length > 0 ? (
                    <mark key={piece.start}>{piece.text}</mark>
                  ) : (
                    <span key={piece.start}>{piece.text}</span>
                  ),
                )
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function Quoted({ quotes }: { quotes: readonly string[] }) {
  return (
    <ol className={styles.words}>
      {[...new Set(quotes)].map((quote) => (
        <li key={quote}>
          <p dir="auto">
            <mark>{quote}</mark>
          </p>
        </li>
      ))}
    </ol>
  );
}
