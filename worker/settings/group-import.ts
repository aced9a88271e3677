import type { CsvLine } from "../files/read-csv.ts";
import type { AgentGroup } from "./snapshot.ts";

/**
 * What a file of accounts and groups would change (F010). An account's lines together say its groups; no group: the default group.
 * Accounts that the file does not name stay where they are. Pure.
 */

export const groupColumns = { account: ["客服账号", "旺旺账号"], group: ["客服分组", "分组"] } as const;

/** Titles of the group in which an account is that stands in none (F008). */
const defaultTitles = ["", "默认分组", "default group"];

export type PlannedAccount = {
  readonly line: number;
  readonly account: string;
  readonly outcome: "change" | "same" | "error";
  readonly field?: string;
  readonly message?: string;
  readonly from?: string;
  readonly to?: string;
};

const mostAccounts = 5_000;

export function planGroups(
  lines: readonly CsvLine[],
  groups: readonly AgentGroup[],
): { lines: PlannedAccount[]; groups: AgentGroup[]; undo: [string, string][] } {
  const titlesOf = (account: string) =>
    groups.filter(({ agents }) => agents.includes(account)).map(({ title }) => title);
  const wanted = new Map<string, Set<string>>();
  const read = lines.map(({ line, cells }) => {
    const { account = "", group = "" } = cells;
    const error = (field: string, message: string) => ({ line, account, outcome: "error" as const, field, message });
    if (account === "" || account.length > 128) return error("account", "An account of 1 to 128 characters");
    if (defaultTitles.includes(group.toLowerCase())) {
      if (!wanted.has(account)) wanted.set(account, new Set());
      return { line, account, to: "" };
    }
    const found = groups.find(({ id, title }) => id === group || title === group);
    if (found === undefined) {
      const known = groups.map(({ title }) => title).join(", ") || "the shop has none";
      return error("group", `No such group: make it first. There are: ${known}`);
    }
    if (found.agents.length >= mostAccounts) return error("group", `At most ${mostAccounts} accounts in a group`);
    wanted.set(account, (wanted.get(account) ?? new Set()).add(found.id));
    return { line, account, to: found.title };
  });
  const next = groups.map((group) => ({
    ...group,
    agents: [
      ...group.agents.filter((account) => wanted.get(account)?.has(group.id) ?? true),
      ...[...wanted]
        .filter(([account, ids]) => ids.has(group.id) && !group.agents.includes(account))
        .map(([one]) => one),
    ],
  }));
  const isMoved = (account: string) =>
    next.some(({ agents }, at) => agents.includes(account) !== (groups[at]?.agents.includes(account) ?? false));
  const undo = [...wanted.keys()].filter(isMoved).flatMap((account): [string, string][] => {
    const titles = titlesOf(account);
    return titles.length === 0 ? [[account, ""]] : titles.map((title) => [account, title]);
  });
  return {
    lines: read.map((line): PlannedAccount => {
      if (!("to" in line)) return line;
      const from = titlesOf(line.account).join(" ");
      return isMoved(line.account)
        ? { ...line, from, outcome: "change" }
        : { line: line.line, account: line.account, outcome: "same" };
    }),
    groups: next,
    undo,
  };
}
