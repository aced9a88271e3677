import chalk from "chalk";
import type { FeedItem } from "../../worker/floor/feed.ts";
import type { DecisionItem, FindingItem } from "./api.ts";

/** How the demo looks in a terminal. */

const colours = { urgent: chalk.red, normal: chalk.yellow, low: chalk.blue };

/** Most suppressions are a policy keeping within its limits; this one is a fact about the shop. */
const worthTelling = new Set(["no-agent-online"]);

/** One line for a finding or for something that was done; undefined for what is not worth a line. */
export function lineOf(item: FeedItem): string | undefined {
  const where = chalk.dim(item.conversation);
  if (item.kind === "finding") {
    const { point, severity, message, evidence, status } = item.finding;
    if (status !== "active") return undefined;
    const quotes = evidence.map(({ quote }) => `“${short(quote)}”`).join(" ");
    return `${colours[severity]("●")} ${point.padEnd(26)} ${colours[severity](message.zh)}  ${quotes}  ${where}`;
  }
  if (item.kind === "task") return undefined;
  const { intervention, outcome, actions, reason } = item.decision;
  if (outcome === "suppressed" && worthTelling.has(reason)) {
    return `${chalk.dim("○")} ${chalk.dim(`${intervention.padEnd(26)} left undone: ${reason}`)}  ${where}`;
  }
  if (outcome !== "acted" || actions.length === 0) return undefined;
  const did = actions.map(({ kind, body }) => `${kind} ${chalk.italic(short(textOf(body)))}`).join(", ");
  const how = reason === "followed" ? chalk.dim(" (as the chat went on)") : "";
  return `${chalk.green("→")} ${chalk.green(intervention.padEnd(26))} ${did}${how}  ${where}`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].length > 36 ? `${[...line].slice(0, 35).join("")}…` : line;
}

/** The words of an action, where it has any. */
function textOf(body: string): string {
  const action: Record<string, unknown> = JSON.parse(body);
  const words = action.text ?? action.note ?? action.tag ?? action.endpoint ?? "";
  return typeof words === "string" ? words : "";
}

export type Row = { readonly name: string; readonly real: number; readonly written: number };

export type Listed = Pick<FindingItem, "point" | "conversation" | "status">;
export type Decided = Pick<DecisionItem, "intervention" | "conversation" | "outcome" | "actions">;

/** Findings by point, and acts by intervention; `names` are listed also when nothing was seen of them. */
export function summarise(options: {
  points: readonly string[];
  interventions: readonly string[];
  findings: readonly Listed[];
  decisions: readonly Decided[];
  isWritten: (conversation: string) => boolean;
}): { points: Row[]; interventions: Row[] } {
  const { points, interventions, findings, decisions, isWritten } = options;
  const count = (names: readonly string[], seen: readonly { name: string; conversation: string }[]) =>
    names.map((name) => {
      const mine = seen.filter((each) => each.name === name);
      const written = mine.filter(({ conversation }) => isWritten(conversation)).length;
      return { name, real: mine.length - written, written };
    });
  const found = findings.filter(({ status }) => status !== "withdrawn");
  const acted = decisions.filter(({ outcome, actions }) => outcome === "acted" && actions.length > 0);
  return {
    points: count(
      points,
      found.map(({ point, conversation }) => ({ name: point, conversation })),
    ),
    interventions: count(
      interventions,
      acted.map(({ intervention, conversation }) => ({ name: intervention, conversation })),
    ),
  };
}

export function table(title: string, rows: readonly Row[]): string {
  const cell = (value: number) => (value === 0 ? chalk.dim("–".padStart(9)) : String(value).padStart(9));
  const lines = rows.map(({ name, real, written }) => `  ${name.padEnd(30)}${cell(real)}${cell(written)}`);
  const head = `  ${title.padEnd(30)}${"real".padStart(9)}${"written".padStart(9)}`;
  return [chalk.bold(head), ...lines].join("\n");
}
