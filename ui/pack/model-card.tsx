import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./pack-page.module.css";
import { quotedText } from "./quoted-text.ts";
import { Section } from "./section.tsx";

/** What the author says of how well it judges: the method, examples, and where it errs. */
export function ModelCard({ manifest: { card, points } }: { manifest: Manifest }) {
  const { t } = useTranslation();
  const words = useWords();
  if (card === undefined) return null;
  const titleOf = (id: string) => {
    const point = points.find((each) => each.id === id);
    return point === undefined ? id : words(point.title);
  };
  return (
    <Section title={t("pack.card")}>
      <h3>{t("pack.method")}</h3>
      <p className={styles.text}>{words(card.method)}</p>
      {card.samples.length > 0 && (
        <>
          <h3>{t("pack.examples")}</h3>
          <ul className={styles.examples}>
            {card.samples.map(({ point, text, quote }) => (
              <li key={`${point} ${text}`}>
                <Quoted text={text} quote={quote} />
                <small>{titleOf(point)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {card.falsePositives.length > 0 && (
        <>
          <h3>{t("pack.falsePositives")}</h3>
          <p className={styles.quiet}>{t("pack.falsePositivesHint")}</p>
          <ul className={styles.examples}>
            {card.falsePositives.map(({ text, why }) => (
              <li key={text}>
                <bdi>{text}</bdi>
                <small>{words(why)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Quoted({ text, quote }: { text: string; quote: string }) {
  const [before, quoted, after] = quotedText(text, quote);
  return (
    <bdi>
      {before}
      {quoted !== "" && <mark>{quoted}</mark>}
      {after}
    </bdi>
  );
}
