import { allShops, type MemberRole, memberRoles } from "../../db/schema.ts";
import type { CsvLine } from "../files/read-csv.ts";

/** What a file of members would change (F007): looked at line by line before anything is changed. Pure. */

export const memberColumns = {
  email: ["邮箱"],
  shop: ["店铺"],
  role: ["角色"],
  accounts: ["客服账号"],
} as const;

type Known = {
  readonly id: string;
  readonly email: string;
  readonly shop: string;
  readonly role: MemberRole;
  readonly ownRole: string | null;
  readonly agents: readonly string[];
};
export type House = {
  readonly members: readonly Known[];
  readonly shops: readonly { id: string; name: string }[];
  readonly ownRoles: readonly { id: string; name: string }[];
};
export type Change = { role: MemberRole; ownRole: string | null; agents: string[] };
export type PlannedLine = {
  readonly line: number;
  readonly email: string;
  readonly outcome: "change" | "same" | "error";
  /** The column that is wrong. */
  readonly field?: string;
  readonly message?: string;
  readonly from?: string;
  readonly to?: string;
  readonly member?: string;
  readonly change?: Change;
};

const builtIn: Record<string, MemberRole> = { 管理员: "admin", 质培人员: "quality", 客服: "agent" };
const roleNamed = (text: string, { ownRoles }: House): Pick<Change, "role" | "ownRole"> | null => {
  const role = memberRoles.find((one) => one === text.toLowerCase()) ?? builtIn[text];
  if (role !== undefined) return { role, ownRole: null };
  const own = ownRoles.find(({ id, name }) => id === text || name === text);
  return own === undefined ? null : { role: "agent", ownRole: own.id };
};

/** How the file names a role. */
export const writtenRole = ({ role, ownRole }: Pick<Change, "role" | "ownRole">) => ownRole ?? role;

export function planMembers(lines: readonly CsvLine[], house: House): PlannedLine[] {
  const seen = new Set<string>();
  return lines.map(({ line, cells }) => {
    const email = (cells.email ?? "").toLowerCase();
    const error = (field: string, message: string): PlannedLine => ({ line, email, outcome: "error", field, message });
    const shop = shopNamed(cells.shop ?? "", house);
    if (shop === null)
      return error("shop", `No such shop: ${[allShops, ...house.shops.map(({ id }) => id)].join(", ")}`);
    const member = house.members.find((one) => one.email === email && one.shop === shop);
    if (member === undefined) return error("email", "Nobody of this address is a member there: invite them first");
    if (seen.has(member.id)) return error("email", "The same member stands in an earlier line");
    seen.add(member.id);
    const wanted = roleNamed(cells.role ?? "", house);
    if (wanted === null) {
      const allowed = [...memberRoles, ...house.ownRoles.map(({ id }) => id)].join(", ");
      return error("role", `No such role; allowed: ${allowed}`);
    }
    const agents = [...new Set((cells.accounts ?? "").split(/[\s,，;；]+/).filter((one) => one !== ""))];
    if (agents.length > 0 && (wanted.role !== "agent" || shop === allShops)) {
      return error("accounts", "Only an agent of one shop has accounts");
    }
    if (agents.length > 20 || agents.some((one) => one.length > 128)) return error("accounts", "At most 20 accounts");
    const change: Change = { ...wanted, agents };
    const [from, to] = [written(member), written(change)];
    return from === to
      ? { line, email, outcome: "same" }
      : { line, email, outcome: "change", from, to, member: member.id, change };
  });
}

const written = (one: Pick<Known, "role" | "ownRole" | "agents">) =>
  [writtenRole(one), ...[...one.agents].sort()].join(" ");

function shopNamed(text: string, { shops }: House): string | null {
  if (text === allShops || text === "全部店铺" || text.toLowerCase() === "all shops") return allShops;
  return shops.find(({ id, name }) => id === text || name === text)?.id ?? null;
}
