import chalk from "chalk";

type Span = readonly [start: number, end: number];

/** A text with these places marked, as a terminal shows it. Places may overlap. */
export function underlined(text: string, spans: readonly Span[], mark: (words: string) => string = inTerminal): string {
  let shown = "";
  let at = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    shown += text.slice(at, from) + mark(text.slice(from, end));
    at = end;
  }
  return shown + text.slice(at);
}

const inTerminal = (words: string) => (chalk.level > 0 ? chalk.underline.yellow(words) : `[${words}]`);
