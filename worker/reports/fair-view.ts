import type { ScopedSums } from "../../db/queries/report-sums.ts";
import { addUp } from "./add-up.ts";

/** Fewer would show who they are. */
export const leastPeers = 3;
/** At the same load: from half as many sessions as one's own to twice as many. */
const sameLoad = { least: 0.5, most: 2 };

type Counted = ScopedSums & { readonly id: string };
export type FairView = {
  readonly own: ScopedSums | null;
  /** Colleagues together, never one of them; null: too few to compare with. */
  readonly peers: { readonly sums: ScopedSums; readonly agents: number; readonly sameLoad: boolean } | null;
};

type Who = { readonly accounts: readonly string[]; readonly groups: readonly { readonly agents: readonly string[] }[] };

/**
 * What an agent's accounts did beside what his group did (N38): colleagues with about as many sessions, or the whole group where
 * those are too few. Without a group the shop's human agents are compared with.
 */
export function fairView(rows: readonly ScopedSums[], { accounts, groups }: Who): FairView {
  const agents = rows.filter((row): row is Counted => row.scope === "agent" && row.id !== null && row.role !== "bot");
  const own = together(agents.filter(({ id }) => accounts.includes(id)));
  const mine = groups.filter((group) => group.agents.some((agent) => accounts.includes(agent)));
  const near = new Set(mine.flatMap((group) => group.agents));
  const colleagues = agents.filter(({ id }) => !accounts.includes(id) && (mine.length === 0 || near.has(id)));
  const load = own?.sessions ?? 0;
  const alike = colleagues.filter(
    ({ sessions }) => sessions >= load * sameLoad.least && sessions <= load * sameLoad.most,
  );
  const isAlike = load > 0 && alike.length >= leastPeers;
  const chosen = isAlike ? alike : colleagues;
  const sums = together(chosen);
  const peers = sums === null || chosen.length < leastPeers ? null : { sums, agents: chosen.length, sameLoad: isAlike };
  return { own, peers };
}

function together(rows: readonly Counted[]): ScopedSums | null {
  const summed = [
    "sessions",
    "uncounted",
    "received",
    "answered",
    "rounds",
    "replyMs",
    "humanRounds",
    "humanReplyMs",
    "durationMs",
    "scored",
    "score",
    "deductions",
    "paidAmount",
    "payers",
    "inquirers",
  ] as const;
  return addUp<ScopedSums>(rows, { key: () => "all", summed })[0] ?? null;
}
