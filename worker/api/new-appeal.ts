import type { Context } from "hono";
import { writeClient } from "../../db/client.ts";
import { type Appeal, openAppeal } from "../../db/queries/appeals.ts";
import type { readWholeSession } from "../../db/queries/own-results.ts";
import { appealDays, dueAt, type Entry, lastRound } from "../appeals/entry.ts";
import { Refused } from "../errors.ts";
import type { Api } from "./context.ts";

const refusals: Record<Extract<Entry, { may: false }>["why"], string> = {
  open: "An appeal against this session waits for its answer",
  late: `Appeals are possible for ${appealDays} days`,
  final: `This session was looked at ${lastRound} times, and that is final`,
  nothing: "No finding stands that counts against the agent",
};

type Whole = NonNullable<Awaited<ReturnType<typeof readWholeSession>>>;
type Doubted = {
  readonly session: Whole["session"];
  readonly agent: string;
  readonly doubtable: Whole["findings"];
  readonly entry: Entry;
};
type Said = { readonly findings?: readonly string[] | undefined; readonly reason: string; readonly now: number };

/**
 * Opens an appeal against findings of a session, all that can be doubted unless some are named.
 * @throws Refused `conflict` where none may be made now, `invalid` for findings that cannot be doubted
 */
export async function newAppeal(
  c: Context<Api>,
  { session, agent, doubtable, entry }: Doubted,
  { findings: wanted, reason, now }: Said,
): Promise<Appeal> {
  if (!entry.may) throw new Refused("conflict", { path: "session", message: refusals[entry.why] });
  const chosen = wanted === undefined ? doubtable : doubtable.filter((one) => wanted.includes(one.id));
  if (wanted !== undefined && chosen.length < new Set(wanted).size) {
    const message = "Only findings of this session that stand and count against the agent";
    throw new Refused("invalid", { path: "findings", message });
  }
  const row: Appeal = {
    id: crypto.randomUUID(),
    channel: session.channel,
    conversation: session.conversation,
    session: session.id,
    agent,
    sessionAt: session.startedAt,
    round: entry.round,
    items: chosen.map(({ id: finding, point }) => ({ finding, point, overturned: null })),
    reason,
    by: c.get("identity").by,
    at: now,
    dueAt: dueAt(now),
    state: "open",
    decidedBy: null,
    decidedAt: null,
    answer: null,
    precedent: null,
    remindedAt: null,
    escalatedAt: null,
  };
  const opened = await openAppeal(writeClient(c.env), c.get("tenant"), row);
  if (!opened) throw new Refused("conflict", { path: "session", message: refusals.open });
  return row;
}
