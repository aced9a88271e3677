import type { Message } from "../conversation.ts";
import type { CompiledCondition } from "./compiled.ts";
import type { Held } from "./held.ts";
import type { Fault } from "./rule-codes.ts";
import type { CompiledContent, Said } from "./said.ts";

/**
 * 客服回复行为: whether the agent said the expected lines, in order and in time, and none that is unwanted. Lines that are sent in
 * one message are in order. Where a line was said several times, one fitting series is enough.
 */

type Steps = Extract<CompiledCondition, { type: "agent-steps" }>;

/** Where a message says a content, also one whose words are gone. */
export type Finder = (content: CompiledContent, message: Message) => Said | null;

/** A line as it was said: the position of its message among the agent's. */
type Occurrence = { readonly position: number; readonly at: number; readonly said: Said };
type Line = { readonly step: number; readonly occurrences: readonly Occurrence[] };

type Broken = { readonly fault: Fault; readonly step: number; readonly of: readonly Occurrence[] };

/** `messages` are the agent's, in order. null: the condition does not hold. */
export function judgeSteps(condition: Steps, messages: readonly Message[], find: Finder): Held | null {
  const lines: Line[] = [];
  let unwanted: Broken | null = null;
  for (const [index, { content, expect }] of condition.steps.entries()) {
    const read = expect === "said" ? messages : messages.filter(({ automatic }) => !automatic);
    const occurrences = read.flatMap((message): Occurrence[] => {
      const said = find(content, message);
      return said === null ? [] : [{ position: messages.indexOf(message), at: message.at, said }];
    });
    if (expect === "said") lines.push({ step: index + 1, occurrences });
    else if (occurrences.length > 0) unwanted ??= { fault: "unwanted", step: index + 1, of: occurrences.slice(0, 1) };
  }
  const series = chain(lines, condition);
  const broken = "fault" in series ? series : unwanted;
  if (condition.holds === "kept") {
    if (broken !== null || "fault" in series) return null;
    return { places: placesOf(series.of), anchored: true, data: series.of[0]?.said.data ?? {} };
  }
  if (broken === null) return null;
  const { fault, step, of } = broken;
  const minutes = condition.withinMinutes;
  return {
    places: placesOf(of),
    anchored: true,
    fault,
    data: { step, ...(fault === "late" && minutes !== undefined && { minutes }) },
  };
}

/** A series of the lines that keeps order and interval, or the first thing that breaks every one. */
function chain(
  lines: readonly Line[],
  { inOrder, withinMinutes }: Pick<Steps, "inOrder" | "withinMinutes">,
): Broken | { readonly of: readonly Occurrence[] } {
  const absent = lines.find(({ occurrences }) => occurrences.length === 0);
  if (absent !== undefined) {
    return { fault: "missing", step: absent.step, of: lines.flatMap(({ occurrences }) => occurrences.slice(0, 1)) };
  }
  const longest = withinMinutes === undefined ? Number.POSITIVE_INFINITY : withinMinutes * 60_000;
  const inTime = (from: Occurrence, to: Occurrence): boolean => Math.abs(to.at - from.at) <= longest;
  const follows = (from: Occurrence, to: Occurrence): boolean => !inOrder || from.position <= to.position;

  // Order alone first: what breaks it is told before what is merely late.
  const ordered = link(lines, follows);
  if ("broken" in ordered) return { fault: "order", ...ordered.broken };
  const timely = link(lines, (from, to) => follows(from, to) && inTime(from, to));
  return "broken" in timely ? { fault: "late", ...timely.broken } : { of: timely.series };
}

type Linked = { series: readonly Occurrence[] } | { broken: { step: number; of: readonly Occurrence[] } };

/** Goes from line to line over all occurrences that a fitting series can have reached. */
function link(lines: readonly Line[], fits: (from: Occurrence, to: Occurrence) => boolean): Linked {
  let reached: readonly (readonly Occurrence[])[] = [[]];
  for (const { step, occurrences } of lines) {
    const next = occurrences.flatMap((occurrence) => {
      const way = reached.find((series) => {
        const last = series[series.length - 1];
        return last === undefined || fits(last, occurrence);
      });
      return way === undefined ? [] : [[...way, occurrence]];
    });
    if (next.length === 0) {
      const before = reached[0]?.at(-1);
      const nearest = nearestTo(before, occurrences);
      return { broken: { step, of: [before, nearest].filter((one) => one !== undefined) } };
    }
    reached = next;
  }
  return { series: reached[0] ?? [] };
}

/** The occurrence that shows best what is wrong: the next one after the line before, else the last one before it. */
function nearestTo(before: Occurrence | undefined, occurrences: readonly Occurrence[]): Occurrence | undefined {
  if (before === undefined) return occurrences[0];
  return occurrences.find(({ position }) => position >= before.position) ?? occurrences[occurrences.length - 1];
}

function placesOf(occurrences: readonly Occurrence[]): Held["places"] {
  return occurrences.flatMap(({ said }) => said.places);
}
