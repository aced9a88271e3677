import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { PackReview } from "../api/install-calls.ts";
import { useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import { type Difference, differencesIn } from "./difference-words.ts";
import styles from "./install.module.css";

type ChangesProps = { differences: PackReview["differences"]; versions: readonly Manifest[] };

const sides = ["added", "removed", "narrowed"] as const;

/** What comes, goes and narrows against the installed version. */
export function Changes({ differences, versions }: ChangesProps) {
  const { t } = useTranslation();
  const words = useWords();
  const optional = useOptionalText();
  const titleOf = ({ kind, title, id }: Difference) =>
    title !== null ? words(title) : ((kind === "permissions" ? optional("install.mayDo", id) : null) ?? id);
  if (sides.every((side) => differences[side].length === 0)) return <p>{t("install.review.noChanges")}</p>;
  return (
    <ul className={styles.changes}>
      {sides.flatMap((side) =>
        differencesIn(differences[side], versions).map((difference) => (
          <li key={`${side} ${difference.part}`}>
            <em data-side={side}>{t(`install.review.${side}`)}</em>
            <span>{t(`install.part.${difference.kind}`)}</span>
            <bdi>
              {difference.owner !== null && `${words(difference.owner)} · `}
              <strong>{titleOf(difference)}</strong>
            </bdi>
          </li>
        )),
      )}
    </ul>
  );
}
