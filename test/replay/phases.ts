import { type Dialogue, type Phase, phases } from "./dialogue.ts";
import { type Conversation, conversationOf, type PostedEvent } from "./events.ts";
import { type ReplayCounts, type ReplayOptions, replay } from "./run.ts";
import { createSender } from "./sender.ts";

type Seat = { readonly status: "online" | "suspended" | "offline"; readonly queue: number };
const online: Seat = { status: "online", queue: 0 };
const suspended: Seat = { status: "suspended", queue: 0 };
const offline: Seat = { status: "offline", queue: 0 };

/** Who is at work, and how many buyers wait for him. */
const seats: Readonly<Record<Phase, Readonly<Record<string, Seat>>>> = {
  day: { xiaomei: online, xiaolan: online, afeng: online, dandan: suspended },
  // A queue in which a buyer may ask for a call instead.
  rush: {
    xiaomei: { status: "online", queue: 7 },
    xiaolan: { status: "online", queue: 6 },
    afeng: suspended,
    dandan: suspended,
  },
  night: { xiaomei: offline, xiaolan: offline, afeng: offline, dandan: offline },
};

export type PhasedOptions = Omit<ReplayOptions, "conversations"> & {
  readonly dialogues: readonly Dialogue[];
  readonly run: string;
  /** Where the dialogues of a phase that begins now end, or begin to play in real time (epoch milliseconds). */
  readonly endNow: () => number;
  /** Called before the phase's first event. */
  readonly onPhase?: (phase: Phase) => Promise<void>;
};

/**
 * Plays the phases one after the other, each with its own people at work; afterwards it is day again. Dialogues without a phase
 * play by day, and where no dialogue has one, nobody's presence is touched.
 */
export async function replayPhases({
  dialogues,
  run,
  endNow,
  onPhase,
  ...options
}: PhasedOptions): Promise<ReplayCounts> {
  const phased = dialogues.some(({ phase }) => phase !== undefined);
  const send = createSender(options);
  const take = async (phase: Phase) => {
    if (phased) await send(presenceOf(phase, run));
  };
  let total = await replay({ ...options, conversations: [] });
  for (const phase of phases) {
    const mine = dialogues.filter((dialogue) => (dialogue.phase ?? "day") === phase);
    if (mine.length === 0) continue;
    await take(phase);
    if (phased) await onPhase?.(phase);
    const end = endNow();
    const before = total;
    total = await replay({
      ...options,
      conversations: ordered(
        mine.map((dialogue) => conversationOf(dialogue, run, end)),
        end,
      ),
      onProgress: (counts, conversation) => options.onProgress?.(sum(before, counts), conversation),
    }).then((counts) => sum(before, counts));
  }
  await take("day");
  return total;
}

function presenceOf(phase: Phase, run: string): PostedEvent[] {
  const at = Date.now();
  return Object.entries(seats[phase]).map(([agent, seat]) => ({
    id: `${run}.${phase}.${agent}.${at}`,
    type: "presence",
    at,
    agent,
    ...seat,
  }));
}

/** What plays in real time begins first; the rest in an order that mixes written and real. */
function ordered(conversations: readonly Conversation[], end: number): Conversation[] {
  const lastsUntil = ({ events }: Conversation) => Math.max(end, events.at(-1)?.at ?? end);
  const mixed = conversations.map((each, index) => ({ each, place: (index * 37) % conversations.length }));
  mixed.sort((a, b) => lastsUntil(b.each) - lastsUntil(a.each) || a.place - b.place);
  return mixed.map(({ each }) => each);
}

function sum(one: ReplayCounts, other: Readonly<ReplayCounts>): ReplayCounts {
  return {
    events: one.events + other.events,
    messages: one.messages + other.messages,
    accepted: one.accepted + other.accepted,
    duplicates: one.duplicates + other.duplicates,
    retries: one.retries + other.retries,
    refused: one.refused + other.refused,
    refusals: [...one.refusals, ...other.refusals].slice(0, 10),
  };
}
