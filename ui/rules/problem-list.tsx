import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { RuleProblem } from "../api/rule-queries.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./rule-editor.module.css";

/** All that keeps the rule from being saved, each with the way to its field. */
export function ProblemList({ problems }: { problems: readonly RuleProblem[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const place = usePlaceWords();
  const lines = new Map(
    problems.map(({ path, message }) => [t("rules.problemAt", { place: place(path), message: words(message) }), path]),
  );
  return (
    <Alert
      className={styles.problemList}
      role="alert"
      type="error"
      showIcon
      title={t("rules.problems")}
      description={
        <ul>
          {[...lines].map(([line, path]) => (
            <li key={line}>
              <a href={`#${fieldOf(path)}`}>{line}</a>
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Ids stand on conditions, standards, combinations and the first block. */
function fieldOf(path: string): string {
  return (
    /^standards\.\d+\.conditions\.\d+/.exec(path)?.[0] ??
    /^(?:standards|combinations)\.\d+/.exec(path)?.[0] ??
    "rule-basics"
  );
}

function usePlaceWords(): (path: string) => string {
  const { t } = useTranslation();
  const areas = ["title", "scores", "agents", "standards", "combinations"] as const;
  return (path) => {
    const numbers = [...path.matchAll(/(standards|conditions|steps)\.(\d+)/g)].map(([, , index]) => Number(index) + 1);
    const [standard, condition, step] = numbers;
    if (step !== undefined) return t("rules.place.step", { standard, condition, step });
    if (condition !== undefined) return t("rules.place.condition", { standard, condition });
    if (standard !== undefined) return t("rules.place.standard", { standard });
    const area = areas.find((each) => path === each || path.startsWith(`${each}.`));
    return t(`rules.place.${area ?? "other"}`);
  };
}
