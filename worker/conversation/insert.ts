import type { CompiledShop } from "../settings/compile.ts";
import { fold } from "./apply-event.ts";
import { applyDecision } from "./apply-result.ts";
import { fireDue, judgeAllInOrder } from "./due.ts";
import { isOrphan } from "./guest-words.ts";
import { startJourney } from "./journeys.ts";
import {
  compareEntries,
  type Decision,
  type Entry,
  type FoundFinding,
  isHostEvent,
  isPlatformEvent,
  positionOf,
  type Result,
} from "./log.ts";
import { createState, type State } from "./state.ts";
import type { Kept, Turn, TurnContext } from "./turn.ts";

function judgedAgain(entry: Entry): Entry {
  return { ...entry, result: "erased" in entry.event ? entry.result : null };
}

/** Where to begin: what happened in the same instant and ends a session ends it again, behind the entry. */
function instantOf(entries: readonly Entry[], entry: Entry): number {
  const position = positionOf(entries, entry);
  if (!isPlatformEvent(entry.event)) return position;
  const first = entries.findIndex(({ at }) => at === entry.at);
  return first < 0 ? position : Math.min(first, position);
}

/**
 * Puts a late event where it belongs and judges everything behind it again. Findings that still stand keep their revision and
 * their decisions, new ones are decided, the others are withdrawn: decisions are history and are never taken back. An entry of an
 * id that is there already takes the place of that one: a guest says something else about the same entry.
 */
export function insert(state: State, shop: CompiledShop, entry: Entry, context: TurnContext, turn: Turn): void {
  const entries = state.entries.slice();
  const replaced = state.byId.get(entry.id);
  const position = replaced === undefined ? instantOf(entries, entry) : entries.indexOf(replaced);
  // Storing the entry removes the row of that sequence.
  if (replaced !== undefined) entry.seq = replaced.seq;
  const behind = entries.slice(position);
  const horizon = behind[behind.length - 1]?.at ?? entry.at;

  const findings = new Map<string, FoundFinding>();
  const history: Decision[] = [];
  const heard = new Set<string>();
  for (const later of behind) {
    turn.written.delete(later);
    if (isHostEvent(later.event)) turn.removed.push(later);
    heard.add(later.id);
    for (const finding of later.result?.findings ?? []) findings.set(finding.id, finding);
    history.push(...(later.result?.decisions ?? []));
  }
  const kept: Kept = { findings, decisions: new Map(history.map((decision) => [decision.id, decision])), heard };

  const { shop: shopId } = shop.snapshot;
  const fresh = createState({ ...state, shop: shopId, timeZone: state.cutter.timeZone });
  for (const earlier of entries.slice(0, position)) fold(fresh, earlier);
  for (const decision of history) {
    fresh.decisions.set(decision.id, decision);
    startJourney(fresh, decision);
  }

  const again = behind.filter((later) => later !== replaced && !isHostEvent(later.event)).map(judgedAgain);
  const ordered = [entry, ...again].sort(compareEntries);
  judgeAllInOrder(fresh, shop, ordered, context, turn, kept, () => {
    // Where it will stand in the log: whoever wakes must come to the same as whoever stayed awake.
    for (const decision of history) applyDecision(fresh, decision);
  });
  fireDue(fresh, shop, horizon, context, turn, kept);

  const gone = [...findings.values()].filter(({ id }) => !fresh.findings.has(id));
  // Nobody is there to find it again: it stays.
  const orphans = gone.filter(({ point }) => isOrphan(shop, point));
  const withdrawn = gone
    .filter(({ point }) => !isOrphan(shop, point))
    .map((finding) => ({ ...finding, status: "withdrawn" as const }));
  // In front of all that it is about: the entry itself, but for what comes before it in its instant.
  const [holder = entry] = ordered;
  const result: Result = holder.result ?? {
    revision: shop.snapshot.revision,
    findings: [],
    withdrawn: [],
    arms: [],
    disarms: [],
    errors: [],
    decisions: [],
    resolved: [],
  };
  holder.result = {
    ...result,
    findings: [...result.findings, ...orphans],
    withdrawn: [...result.withdrawn, ...withdrawn],
    // In the order in which they were applied here: what was decided about later entries comes behind.
    decisions: [...result.decisions, ...history],
  };
  for (const finding of [...withdrawn, ...orphans]) fresh.findings.set(finding.id, finding);
  const changed = changedBefore(behind, state, fresh);
  for (const earlier of entries.slice(0, position)) {
    const moved = fresh.sessionOf.get(earlier.id)?.id !== state.sessionOf.get(earlier.id)?.id;
    if (moved || foundIn(earlier).some(({ id }) => changed.has(id))) turn.written.add(earlier);
  }
  Object.assign(state, fresh);
}

/** All that the entry says of findings. Also that one does not stand: that counts again when nothing behind finds it any more. */
function foundIn({ result }: Entry): FoundFinding[] {
  return [...(result?.withdrawn ?? []), ...(result?.findings ?? [])];
}

/** Findings of earlier entries that were settled, withdrawn or made again behind, and are so no more: the ledger must hear of it. */
function changedBefore(behind: readonly Entry[], before: State, now: State): Set<string> {
  const settled = behind.flatMap((entry) => [...(entry.result?.resolved ?? []), ...foundIn(entry).map(({ id }) => id)]);
  const changed = (id: string) => {
    const [was, is] = [before.findings.get(id), now.findings.get(id)];
    return was?.status !== is?.status || was?.at !== is?.at;
  };
  return new Set(settled.filter(changed));
}
