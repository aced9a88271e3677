import chalk from "chalk";
import { taskKinds } from "../../plugins/sdk/intervention.ts";
import type { FeedItem } from "../../worker/floor/feed.ts";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import type { DecisionItem, FindingItem, TaskItem } from "./api.ts";

/** How the demo looks in a terminal. */

const colours = { urgent: chalk.red, normal: chalk.yellow, low: chalk.blue };

/** Most suppressions are a policy keeping within its limits; these say something about the shop or the chat. */
const worthTelling = new Set(["no-agent-online", "human-serves", "menu-open", "holdout", "incident", "daily-cap"]);

/** Something of the whole shop, not of one conversation. */
export const isOfShop = ({ channel }: { channel: string }): boolean => channel === shopChannel;

/** The feed tells of a thing again when one of its parts changes, as when an action was delivered: that is no news here. */
export function createNews() {
  const told = new Set<string>();
  return {
    isNew(item: FeedItem): boolean {
      const key = keyOf(item);
      if (told.has(key)) return false;
      told.add(key);
      return true;
    },
  };
}

function keyOf(item: FeedItem): string {
  switch (item.kind) {
    case "finding":
      return `finding ${item.finding.id} ${item.finding.status}`;
    case "decision":
      return `decision ${item.decision.id} ${item.decision.outcome}`;
    case "task":
      return `task ${item.task.id} ${item.task.state}`;
    case "handling":
      return `handling ${item.handling.finding} ${item.handling.takenAt} ${item.handling.handledAt}`;
    case "retracted":
      return `retracted ${item.conversation} ${item.event}`;
  }
}

/** One line for a finding or for something that was done; undefined for what is not worth a line. */
export function lineOf(item: FeedItem): string | undefined {
  const where = chalk.dim(item.conversation);
  switch (item.kind) {
    case "finding":
      return findingLine(item.finding, where);
    case "decision":
      return decisionLine(item.decision, where);
    case "task":
      return taskLine(item.task, where);
    default:
      return undefined;
  }
}

type Item<Kind extends FeedItem["kind"]> = Extract<FeedItem, { kind: Kind }>;

function findingLine({ point, severity, message, evidence, status }: Item<"finding">["finding"], where: string) {
  if (status !== "active") return undefined;
  const quotes = evidence.map(({ quote }) => `“${short(quote)}”`).join(" ");
  return `${colours[severity]("●")} ${point.padEnd(26)} ${colours[severity](message.zh)}  ${quotes}  ${where}`;
}

function decisionLine({ intervention, outcome, actions, reason }: Item<"decision">["decision"], where: string) {
  const name = intervention.padEnd(26);
  if (outcome === "suppressed") {
    return worthTelling.has(reason) ? `${chalk.dim(`○ ${name} left undone: ${reason}`)}  ${where}` : undefined;
  }
  const told = whatBecame.get(reason);
  if (told !== undefined) return `${chalk.cyan("↳")} ${chalk.cyan(name)} ${told}  ${where}`;
  const shown = actions.filter(({ kind }) => kind !== "task" && kind !== "close-task");
  if (outcome !== "acted" || shown.length === 0) return undefined;
  const did = shown.map(({ kind, body }) => `${kind} ${chalk.italic(short(textOf(body)))}`).join(", ");
  const how = reason === "followed" ? chalk.dim(" (as the chat went on)") : "";
  return `${chalk.green("→")} ${chalk.green(name)} ${did}${how}  ${where}`;
}

/** What an agent did with a verdict. */
const whatBecame: ReadonlyMap<string, string> = new Map([
  ["changed", "the agent changed the message"],
  ["took-wording", "the agent took the proposed wording"],
  ["overrode", "the agent gave a reason, and it was sent"],
  ["sent-anyway", "it was sent all the same"],
]);

function taskLine({ kind, text, state }: Item<"task">["task"], where: string) {
  const name = `task: ${kind}`.padEnd(26);
  return state === "open"
    ? `${chalk.magenta("☐")} ${chalk.magenta(name)} ${short(text)}  ${where}`
    : `${chalk.dim(`☑ ${name} ${state}`)}  ${where}`;
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].length > 36 ? `${[...line].slice(0, 35).join("")}…` : line;
}

/** The words of an action, where it has any. */
function textOf(body: string): string {
  const action: Record<string, unknown> = JSON.parse(body);
  if (action.kind === "verdict") return `${action.decision}: ${action.text ?? action.reason ?? ""}`;
  const words = action.text ?? action.agent ?? action.note ?? action.tag ?? action.endpoint ?? "";
  return typeof words === "string" ? words : "";
}

/** How often something was seen in real dialogues, in written ones, and across the whole shop. */
export type Row = { readonly name: string; readonly real: number; readonly written: number; readonly shop: number };

export type Listed = Pick<FindingItem, "point" | "conversation" | "channel" | "status">;
export type Decided = Pick<DecisionItem, "intervention" | "conversation" | "outcome" | "actions">;
export type Opened = Pick<TaskItem, "kind" | "conversation">;

/** Findings by point, acts by intervention, tasks by kind; `points` and `interventions` are listed also when nothing was seen of them. */
export function summarise(options: {
  points: readonly string[];
  interventions: readonly string[];
  findings: readonly Listed[];
  decisions: readonly Decided[];
  tasks: readonly Opened[];
  isWritten: (conversation: string) => boolean;
}): { points: Row[]; interventions: Row[]; tasks: Row[] } {
  const { points, interventions, findings, decisions, tasks, isWritten } = options;
  type Seen = { readonly name: string; readonly conversation: string; readonly channel?: string };
  const count = (names: readonly string[], seen: readonly Seen[]) =>
    names.map((name) => {
      const mine = seen.filter((each) => each.name === name);
      const shop = mine.filter(({ channel = "" }) => isOfShop({ channel })).length;
      const written = mine.filter(({ conversation }) => isWritten(conversation)).length;
      return { name, real: mine.length - written - shop, written, shop };
    });
  const found = findings.filter(({ status }) => status !== "withdrawn");
  const acted = decisions.filter(({ outcome, actions }) => outcome === "acted" && actions.length > 0);
  return {
    points: count(
      points,
      found.map(({ point, ...rest }) => ({ name: point, ...rest })),
    ),
    interventions: count(
      interventions,
      acted.map(({ intervention, conversation }) => ({ name: intervention, conversation })),
    ),
    tasks: count(
      taskKinds,
      tasks.map(({ kind, conversation }) => ({ name: kind, conversation })),
    ),
  };
}

export function table(title: string, rows: readonly Row[]): string {
  const columns = ["real", "written", "shop"] as const;
  const cell = (value: number) => (value === 0 ? chalk.dim("–".padStart(9)) : String(value).padStart(9));
  const lines = rows.map((row) => `  ${row.name.padEnd(30)}${columns.map((column) => cell(row[column])).join("")}`);
  const head = `  ${title.padEnd(30)}${columns.map((column) => column.padStart(9)).join("")}`;
  return [chalk.bold(head), ...lines].join("\n");
}
