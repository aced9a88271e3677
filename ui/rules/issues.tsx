import { createContext, type ReactNode, useContext } from "react";
import type { ContentPreview, RuleProblem, RuleWarning } from "../api/rule-queries.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./rule-editor.module.css";

/** What the server says of the rule as it is now, told beside the field that it is about (N37). */
export type RuleReading = {
  readonly problems: readonly RuleProblem[];
  readonly warnings: readonly RuleWarning[];
  /** Messages that were read; null: not tried yet. */
  readonly messages: number | null;
  readonly contents: readonly ContentPreview[];
};

const Reading = createContext<RuleReading>({ problems: [], warnings: [], messages: null, contents: [] });

export function RuleReadingProvider({ reading, children }: { reading: RuleReading; children: ReactNode }) {
  return <Reading value={reading}>{children}</Reading>;
}

export const useReading = () => useContext(Reading);

/** `within`: also of what lies inside the field, such as the sentences of a list. */
export function useIssues(path: string, { within = false } = {}) {
  const { problems, warnings } = useReading();
  const isHere = (other: { path: string }) => other.path === path || (within && other.path.startsWith(`${path}.`));
  return { problems: problems.filter(isHere), warnings: warnings.filter(isHere) };
}

type IssuesProps = { path: string; id?: string; text?: string; within?: boolean };

/** Problems and hints of one field. `text`: what the places in them are of. */
export function Issues({ path, id, text = "", within = false }: IssuesProps) {
  const words = useWords();
  const { problems, warnings } = useIssues(path, { within });
  return (
    <div id={id} className={styles.issues} role="status">
      {problems.map(({ path: at, message, offset }) => (
        <p key={`${at} ${message.en}`} data-tone="problem">
          <bdi>{words(message)}</bdi>
          {offset !== undefined && text !== "" && <Excerpt text={text} start={offset} end={offset + 1} />}
        </p>
      ))}
      {warnings.map(({ path: at, message, code, start, end }) => (
        <p key={`${at} ${code} ${start ?? ""} ${message.en}`} data-tone="hint">
          {start !== undefined && end !== undefined && <Excerpt text={text} start={start} end={end} />}
          <bdi>{words(message)}</bdi>
        </p>
      ))}
    </div>
  );
}

const around = 8;

/** The place inside the text that is meant, with a few characters on both sides. */
function Excerpt({ text, start, end }: { text: string; start: number; end: number }) {
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  return (
    <code className={styles.excerpt} dir="auto">
      {from > 0 && "…"}
      {text.slice(from, start)}
      <mark>{text.slice(start, end) || "␣"}</mark>
      {text.slice(end, to)}
      {to < text.length && "…"}
    </code>
  );
}
