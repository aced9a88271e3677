import { wallClock } from "../../plugins/sdk/clock.ts";
import type { Rehearsal } from "../conversation/rehearse.ts";
import { type HitGroup, hitGroups, type Progress, type Sample } from "./run.ts";

type Found = Rehearsal["findings"][number];
export type Place = { readonly channel: string; readonly conversation: string };

/** What both versions found in one conversation; null: it could not be played. */
export type Played = Place & { readonly both: { readonly present: Rehearsal; readonly changed: Rehearsal } | null };

/** Shown of each group; at most one from a conversation, so that one long quarrel does not fill the list. */
const samplesShown = 10;

/** Adds conversations to a run's counts. Findings are the same when their ids are; those before `since` do not count. */
export function tally(
  before: Progress,
  played: readonly Played[],
  { point, since, timeZone }: { point: string; since: number; timeZone: string },
): Progress {
  const after = structuredClone(before);
  for (const { both, ...place } of played) {
    after.done++;
    if (both === null) {
      after.failed++;
      continue;
    }
    after.messages += both.present.messages;
    const counts = (finding: Found) => finding.point === point && finding.status !== "shadow" && finding.at >= since;
    const present = both.present.findings.filter(counts);
    const changed = both.changed.findings.filter(counts);
    const groups: Record<HitGroup, Found[]> = {
      present,
      changed,
      added: without(changed, present),
      removed: without(present, changed),
    };
    for (const version of ["present", "changed"] as const) {
      for (const { at } of groups[version]) dayOf(after, wallClock(at, timeZone).day)[version]++;
    }
    for (const group of hitGroups) {
      const [first] = groups[group];
      after.hits[group] += groups[group].length;
      if (first !== undefined && after.samples[group].length < samplesShown)
        after.samples[group].push(sampleOf(first, place));
    }
  }
  return after;
}

function dayOf({ byDay }: Progress, day: string): Progress["byDay"][number] {
  let counted = byDay.find((known) => known.day === day);
  if (counted === undefined) {
    counted = { day, present: 0, changed: 0 };
    byDay.push(counted);
  }
  return counted;
}

function without(some: readonly Found[], others: readonly Found[]): Found[] {
  const known = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => !known.has(id));
}

function sampleOf(
  { id, code, severity, message, event, at, evidence }: Found,
  { channel, conversation }: Place,
): Sample {
  const spans = evidence.map(({ message: quoted, start, end }) => ({ message: quoted, start, end }));
  return { id, code, severity, message, channel, conversation, event, at, evidence: spans };
}
