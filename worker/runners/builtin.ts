import type { Conversation, Message } from "../../plugins/sdk/conversation.ts";
import { type CheckedOutput, checkNotes, checkOutput, quote, type TextOf } from "../../plugins/sdk/output.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Evidence, Hit, Hits, Noted, PointEvent, PointInput } from "../../plugins/sdk/point.ts";
import type { CommonPhrases } from "./common-phrases.ts";
import { collect, emptyOutcome, type Outcome } from "./outcome.ts";
import { compilePhrases, type PhraseHits, type PointPhrases } from "./phrase-hits.ts";

/** A point of an installed pack with its settings, parsed by the point's own schema. */
export type InstalledPoint = {
  readonly pack: string;
  readonly definition: PackDefinition["points"][number];
  readonly config: Readonly<Record<string, unknown>>;
};

/** Codes that points noted of a message before its words went, by the point's full id. */
export type Notes = { readonly [point: string]: readonly string[] };

/** What the runner is told beside event and conversation. */
export type Known = {
  /** Full id of the point that armed the timer. */
  readonly timerOwner?: string;
  /** Of retracted messages, by the message's id. */
  readonly notes?: ReadonlyMap<string, Notes>;
};

export type PointRunner = {
  /**
   * Asks the points whose moment fits: a session event goes to `session` points, a timer to `timerOwner`, the point that armed
   * it, a tally to `shop` points, and every other event to all `message` and `timer` points. Never throws because of a point.
   */
  readonly inspect: (event: PointEvent, conversation: Conversation, known?: Known) => Outcome;
  /** The same question, answered in full by each point that would be asked: what it read, found and held back (N34). */
  readonly explain: (event: PointEvent, conversation: Conversation, known?: Known) => Explanation[];
  /** The points of guests that want to hear of the event, in the order of the shop's list. They are asked elsewhere, later. */
  readonly guests: (event: PointEvent, conversation: Conversation, known?: Pick<Known, "timerOwner">) => GuestPoint[];
  /** What points want to remember of a message whose words are about to go; null when none does. */
  readonly notes: (message: Message) => { readonly notes: Notes | null; readonly errors: Outcome["errors"] };
  /** What the shop's own lists take in memory. */
  readonly bytes: number;
};

/** A guest's point that is to be asked: `point` is the full id of the instance, `id` the one within its pack. */
export type GuestPoint = {
  readonly point: string;
  readonly pack: string;
  readonly id: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly hits: Hits;
};

export type Explanation = {
  readonly point: string;
  readonly hits: readonly (Hit & { readonly list: string })[];
  readonly findings: Outcome["findings"];
  readonly held: readonly {
    readonly guard: string;
    readonly evidence: readonly (Evidence & { readonly quote: string })[];
  }[];
  readonly error: string | null;
  /** Of this call alone. Production clocks stand still while code runs, so there it is 0. */
  readonly microseconds: number;
};

type ReadyPoint = {
  readonly id: string;
  readonly pack: string;
  readonly index: number;
  readonly definition: PackDefinition["points"][number];
  readonly config: Readonly<Record<string, unknown>>;
  readonly phrases: PointPhrases;
  /** Until one of its phrases is found. A point whose phrases cannot be read stays awake, to say so. */
  readonly sleeps: boolean;
};

const nothingFound: Hits = Object.freeze({});
const silent: CheckedOutput = { ok: true, results: [] };

/** Compiles a shop's enabled points: where their phrases are found, and who is asked about which event. */
export function compilePoints(installed: readonly InstalledPoint[], common?: CommonPhrases): PointRunner {
  const sources = installed.map(({ pack, definition, config }) => ({
    point: `${pack}/${definition.id}`,
    lists: () => definition.phrases?.(config),
  }));
  const phrases = compilePhrases(sources, common);
  const all = installed.map(
    ({ pack, definition, config }, index): ReadyPoint => ({
      id: `${pack}/${definition.id}`,
      pack,
      index,
      definition,
      config: freeze(config),
      phrases: phrases.points[index] as PointPhrases,
      sleeps: definition.wakes === "hits" && phrases.points[index]?.broken === null,
    }),
  );
  const points = all.filter(({ definition }) => definition.guest !== true);
  const guestPoints = all.filter(({ definition }) => definition.guest === true);
  const atSession = points.filter(({ definition }) => definition.moment === "session");
  const aboutShop = points.filter(({ definition }) => definition.moment === "shop");
  const live = points.filter(({ definition }) => definition.moment === "message" || definition.moment === "timer");
  const wakeful = live.filter(({ sleeps }) => !sleeps);
  const byId = new Map(live.map((point) => [point.id, point]));
  const noting = points.filter(
    ({ definition, phrases: { broken } }) => definition.notes !== undefined && broken === null,
  );

  function inspect(event: PointEvent, conversation: Conversation, { timerOwner, notes }: Known = {}): Outcome {
    const outcome = emptyOutcome();
    let found: PhraseHits | null = null;
    const textOf: TextOf = (message) => textIn(message, event, conversation);
    const ask = (point: ReadyPoint): void => {
      let hits = point.phrases.noHits;
      if (hits !== null) {
        found ??= phrases.find(judgedMessages(event, conversation));
        hits = found.get(point.index) ?? hits;
      }
      const noted = notedBy(point, event, conversation, notes);
      const output = askPoint(
        point,
        { event, conversation, config: point.config, hits: hits ?? nothingFound, noted },
        textOf,
      );
      if (output !== silent) collect(point.id, output, textOf, outcome);
    };
    if (event.type === "message") freezeMessage(event.message);
    if (event.type === "timer") {
      const owner = timerOwner === undefined ? undefined : byId.get(timerOwner);
      if (owner !== undefined) ask(owner);
    } else {
      for (const point of askedAbout(event, conversation)) ask(point);
    }
    return outcome;
  }

  function askedAbout(event: PointEvent, conversation: Conversation): readonly ReadyPoint[] {
    if (event.type === "session") return atSession;
    if (event.type === "tally") return aboutShop;
    if (event.type !== "message" || wakeful.length === live.length) return live;
    const found = phrases.find(judgedMessages(event, conversation));
    return found.size === 0 ? wakeful : live.filter(({ sleeps, index }) => !sleeps || found.has(index));
  }

  function explain(event: PointEvent, conversation: Conversation, { timerOwner, notes }: Known = {}): Explanation[] {
    const asked =
      event.type === "timer"
        ? live.filter(({ id }) => id === timerOwner)
        : event.type === "session"
          ? atSession
          : event.type === "tally"
            ? aboutShop
            : live;
    const found = phrases.find(judgedMessages(event, conversation));
    const textOf: TextOf = (message) => textIn(message, event, conversation);
    return asked.map((point) => {
      const hits = found.get(point.index) ?? point.phrases.noHits ?? nothingFound;
      const noted = notedBy(point, event, conversation, notes);
      const started = performance.now();
      const output = askPoint(point, { event, conversation, config: point.config, hits, noted }, textOf);
      const microseconds = Math.round((performance.now() - started) * 1_000);
      const outcome = emptyOutcome();
      collect(point.id, output, textOf, outcome);
      return {
        point: point.id,
        hits: listed(hits),
        findings: outcome.findings,
        held: (output.ok ? output.results : []).flatMap((result) =>
          result.kind === "held" ? [{ guard: result.guard, evidence: quote(result.evidence, textOf) }] : [],
        ),
        error: outcome.errors[0]?.error ?? null,
        microseconds,
      };
    });
  }

  function guests(event: PointEvent, conversation: Conversation, { timerOwner }: Known = {}): GuestPoint[] {
    if (guestPoints.length === 0 || event.type === "tally") return [];
    const moment = event.type === "session";
    const asked = guestPoints.filter(({ id, definition }) =>
      event.type === "timer" ? id === timerOwner : (definition.moment === "session") === moment,
    );
    if (asked.length === 0) return [];
    const found = phrases.find(judgedMessages(event, conversation));
    return asked.flatMap(({ id: point, pack, index, definition, config, sleeps, phrases: { noHits } }) => {
      if (sleeps && event.type === "message" && !found.has(index)) return [];
      return [{ point, pack, id: definition.id, config, hits: found.get(index) ?? noHits ?? nothingFound }];
    });
  }

  function notes(message: Message): ReturnType<PointRunner["notes"]> {
    const taken: Record<string, readonly string[]> = {};
    const errors: { point: string; error: string }[] = [];
    freezeMessage(message);
    for (const point of noting) {
      const hits = phrases.find([message]).get(point.index) ?? point.phrases.noHits ?? nothingFound;
      const output = takeNotes(point, { message, config: point.config, hits });
      if (!output.ok) errors.push({ point: point.id, error: output.error });
      else if (output.codes.length > 0) taken[point.id] = output.codes;
    }
    return { notes: Object.keys(taken).length === 0 ? null : taken, errors };
  }
  return { inspect, explain, guests, notes, bytes: phrases.bytes };
}

/** Hits in one list, each with the name of its own. */
export function listed(hits: Hits): Explanation["hits"] {
  return Object.entries(hits).flatMap(([list, places]) => places.map((place) => ({ ...place, list })));
}

const noneNoted: readonly Noted[] = Object.freeze([]);

function notedBy(
  { id, definition }: ReadyPoint,
  event: PointEvent,
  conversation: Conversation,
  notes: Known["notes"],
): readonly Noted[] {
  if (definition.notes === undefined || notes === undefined || notes.size === 0) return noneNoted;
  return judgedMessages(event, conversation).flatMap((message) =>
    message.retracted ? (notes.get(message.id)?.[id] ?? []).map((code) => ({ message: message.id, code })) : [],
  );
}

/** The words are about to go, so that what a point throws is named by its kind alone: its text may quote them. */
function takeNotes({ definition }: ReadyPoint, input: Parameters<NoteTaker>[0]): ReturnType<typeof checkNotes> {
  const { codes = [], take } = definition.notes ?? {};
  try {
    return checkNotes(codes, take?.(input) ?? []);
  } catch (error) {
    return { ok: false, error: `notes: ${error instanceof Error ? error.name : "error"}` };
  }
}

type NoteTaker = NonNullable<PackDefinition["points"][number]["notes"]>["take"];

/** The messages whose hits a point reads. */
function judgedMessages(event: PointEvent, conversation: Conversation): readonly Message[] {
  if (event.type === "message") return [event.message];
  return event.type === "session" ? event.session.messages : conversation.session.messages;
}

/** One call of one point. Whatever it throws, also while its output is read, is its own failure. */
function askPoint(
  point: ReadyPoint,
  input: PointInput<Readonly<Record<string, unknown>>>,
  textOf: TextOf,
): CheckedOutput {
  if (point.phrases.broken !== null) return { ok: false, error: point.phrases.broken };
  try {
    const output: unknown = point.definition.inspect(input);
    return Array.isArray(output) && output.length === 0 ? silent : checkOutput(point.definition, output, textOf);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Text of a message that the point was shown. Evidence is nearly always recent, so the search begins at the end. */
function textIn(id: string, event: PointEvent, conversation: Conversation): string | undefined {
  if (event.type === "message" && event.message.id === id) return event.message.text;
  const known = conversation.messages.findLast((message) => message.id === id);
  if (known !== undefined || event.type !== "session") return known?.text;
  return event.session.messages.find((message) => message.id === id)?.text;
}

function freezeMessage(message: Message): void {
  if (Object.isFrozen(message.content)) return;
  freeze(message);
}

/** Plain data only, and shallow in practice: a message, or the settings of a point. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}
