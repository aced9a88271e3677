import type { Message } from "../../plugins/sdk/conversation.ts";
import type { Bilingual, FindingData, PointEvent, SessionEndReason } from "../../plugins/sdk/point.ts";
import { foldedOf } from "../../plugins/sdk/text/message.ts";
import type { Outcome } from "../runners/outcome.ts";
import { type CompiledShop, pointOf } from "../settings/compile.ts";
import type { Entry, FoundFinding } from "./log.ts";
import { type About, notMeant, type SettingGuard } from "./meant.ts";
import { defaultScores, scoreOf } from "./score-of.ts";
import { emptySession, type LiveSession } from "./sessions.ts";
import { messageOf, type State, viewOf } from "./state.ts";

/** What points are asked for an entry of the log, or null where they are not asked at all. */
export function pointEventOf(state: State, entry: Entry): PointEvent | null {
  const { event } = entry;
  switch (event.type) {
    case "message": {
      const message = state.messages.findLast((candidate) => candidate.id === event.id) ?? messageOf(entry, false);
      return message === null ? null : { type: "message", id: entry.id, at: entry.at, message };
    }
    case "edited": {
      // New words are judged like words that were just said.
      const message = state.messages.findLast((candidate) => candidate.id === event.message);
      if (message === undefined || message.retracted) return null;
      return { type: "message", id: event.message, at: entry.at, message };
    }
    case "timer":
      return { type: "timer", id: entry.id, at: entry.at, timer: event.timer, armedBy: event.armedBy };
    case "session": {
      const session = state.cutter.sessions.find((candidate) => candidate.id === event.session);
      return session === undefined
        ? null
        : { type: "session", id: entry.id, at: entry.at, reason: event.reason, session };
    }
    case "step":
    case "wake":
    case "task":
    case "intervene":
    case "asked":
    case "session-type":
    case "feedback":
    case "guest":
    case "planned":
      return null;
    default:
      return event;
  }
}

function filled({ zh, en }: Bilingual, data: FindingData | undefined): Bilingual {
  if (data === undefined) return { zh, en };
  const fill = (text: string, language: "zh" | "en") =>
    text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      String(data[`${name}.${language}`] ?? data[name] ?? placeholder),
    );
  return { zh: fill(zh, "zh"), en: fill(en, "en") };
}

/** The platform's event that a finding is about, and the part of its id that says where it was made. */
function placeOf({ id, event }: Entry, raw: Outcome["findings"][number]): { anchor: string; place: string } {
  switch (event.type) {
    case "timer":
      return { anchor: event.armedBy, place: `${event.armedBy}:${event.timer}` };
    case "session": {
      const anchor = raw.evidence[0]?.message ?? id;
      return { anchor, place: `${event.session}:${anchor}` };
    }
    case "edited":
      return { anchor: event.message, place: event.message };
    default:
      return { anchor: id, place: id };
  }
}

type Raw = Outcome["findings"][number];

function aboutOf(state: State, entry: Entry, raw: Raw): About {
  const { event } = entry;
  const { anchor } = placeOf(entry, raw);
  const session =
    (event.type === "session"
      ? state.cutter.sessions.find((candidate) => candidate.id === event.session)
      : (state.sessionOf.get(anchor) ?? state.cutter.current)) ?? null;
  return { anchor, session, type: session?.type ?? "unsure" };
}

/** Why the shop's settings hold a finding back; null: it counts. Other agents, other hours, words that the shop allows. */
export function heldBack(state: State, shop: CompiledShop, entry: Entry, raw: Raw): SettingGuard | null {
  const point = shop.points.get(raw.point);
  const code = point?.definition.codes[raw.code];
  if (point === undefined || code === undefined) return null;
  const about = aboutOf(state, entry, raw);
  const guard = notMeant(state, shop, point, entry, about);
  if (guard !== null) return guard;
  const score = scoreOf(code.score ?? defaultScores[point.definition.kind], point.settings.scores, about.type);
  if (score === null) return "not-inspected";
  return isAllowed(state, shop, raw) ? "allowed-phrase" : null;
}

/** Turns a runner's findings into the shop's: ids, severity, score, session and text are the host's to add. */
export function findingsOf(state: State, shop: CompiledShop, entry: Entry, raws: Outcome["findings"]): FoundFinding[] {
  const found: FoundFinding[] = [];
  const ordinals = new Map<string, number>();
  for (const raw of raws) {
    const point = shop.points.get(raw.point);
    const code = point?.definition.codes[raw.code];
    if (point === undefined || code === undefined) continue;
    if (heldBack(state, shop, entry, raw) !== null) continue;
    const { kind } = point.definition;
    const { place } = placeOf(entry, raw);
    const { anchor, session, type } = aboutOf(state, entry, raw);
    const score = scoreOf(code.score ?? defaultScores[kind], point.settings.scores, type);
    const base = `${state.key}/${place}|${raw.point}|${raw.code}`;
    const ordinal = ordinals.get(base) ?? 0;
    ordinals.set(base, ordinal + 1);
    const { point: id, shadow } = pointOf(raw.point);
    found.push({
      id: ordinal === 0 ? base : `${base}|${ordinal}`,
      point: id,
      code: raw.code,
      kind,
      severity: point.settings.severity ?? code.severity ?? "normal",
      ...(typeof score === "number" && { score }),
      message: filled(code.message, raw.data),
      event: anchor,
      at: entry.at,
      // The shop's own thread has no messages and so no sessions: its findings belong to the day.
      session: session?.id ?? (entry.event.type === "tally" ? emptySession(state.cutter, entry.at).id : ""),
      agent: session?.agent?.id ?? null,
      evidence: raw.evidence,
      revision: shop.snapshot.revision,
      status: shadow ? "shadow" : "active",
    });
  }
  return found;
}

/** The shop has said that these words are right for it (F056, F077): of this point, or of all. */
function isAllowed(state: State, shop: CompiledShop, { point, evidence }: Outcome["findings"][number]): boolean {
  if (!shop.allowed.has(point)) return false;
  return evidence.some((span) => {
    const message = state.messages.findLast((candidate) => candidate.id === span.message);
    return message !== undefined && allows(shop, point, message);
  });
}

/** Whether the message has words that the shop allows this instance of a point. */
export function allows(shop: CompiledShop, point: string, message: Message): boolean {
  return shop.allowed.get(point)?.some((phrase) => foldedOf(message).text.includes(phrase)) === true;
}

const untouched: Outcome = { findings: [], arms: [], disarms: [], resolves: [], errors: [] };

/** Whether points are asked about an entry at all: not about what we have caused ourselves, nor about words that are gone. */
export function isJudged({ event }: Entry): boolean {
  return !("causedBy" in event && event.causedBy !== undefined) && !("erased" in event);
}

/** What points are told beside the event: the session that is judged, and whose timer it was. */
export function contextOf(state: State, { event }: Entry) {
  const session =
    event.type === "session"
      ? (state.cutter.sessions.find((candidate) => candidate.id === event.session) ?? null)
      : undefined;
  return { session, timerOwner: event.type === "timer" ? event.point : undefined };
}

/** Asks the shop's points about an entry that was just applied to the state. */
export function inspect(state: State, shop: CompiledShop, entry: Entry): Outcome {
  if (!isJudged(entry)) return untouched;
  const pointEvent = pointEventOf(state, entry);
  if (pointEvent === null) return untouched;
  const { session, timerOwner } = contextOf(state, entry);
  return shop.runner.inspect(pointEvent, viewOf(state, entry.at, session), { timerOwner, notes: state.notes });
}

/** Whether something came to the session, a message or an order of its day, that its newest judgement has not seen. */
export function owesJudgement(session: LiveSession): boolean {
  const { judgedAt, orderedAt, messages } = session;
  const last = messages[messages.length - 1];
  if (last === undefined) return false;
  return judgedAt === null || last.at > judgedAt || (orderedAt !== null && orderedAt > judgedAt);
}

export function sessionEvent(session: LiveSession, at: number, reason: SessionEndReason) {
  return { type: "session" as const, id: `session:${session.id}:${reason}:${at}`, at, session: session.id, reason };
}
