import { setTimeout as delay } from "node:timers/promises";
import { type Conversation, isSaid, type PostedEvent, supervisorActs } from "./events.ts";
import { createSender, type SenderOptions } from "./sender.ts";

export type ReplayCounts = {
  events: number;
  messages: number;
  /** New to the shop. */
  accepted: number;
  duplicates: number;
  retries: number;
  refused: number;
  /** The first refusals, as the hook worded them. */
  refusals: string[];
};

export type ReplayOptions = SenderOptions & {
  readonly conversations: readonly Conversation[];
  /** Events a second; 0 sends as fast as the answers come. */
  readonly rate?: number;
  /** Conversations on the way at once. */
  readonly lanes?: number;
  /** Events of one conversation in one request, at most. */
  readonly perRequest?: number;
  /** These were acknowledged: the hook answered with 2xx, and may never forget them. */
  readonly onAcknowledged?: (events: readonly PostedEvent[]) => void;
  readonly onProgress?: (counts: Readonly<ReplayCounts>, conversation: Conversation) => void;
  /** Does what a dialogue has a supervisor do. Without it that is left out. */
  readonly supervise?: (conversation: string, act: unknown) => Promise<void>;
};

/**
 * Posts conversations side by side, each in its own order, until every event is acknowledged or refused. Events that have
 * happened already travel together, as from a platform that catches up: one by one, a timer could go off between a question
 * and the answer that follows it a moment later. An event that lies ahead is posted when its time comes.
 */
export async function replay(options: ReplayOptions): Promise<ReplayCounts> {
  const {
    conversations,
    rate = 0,
    lanes = 8,
    perRequest = 100,
    onAcknowledged,
    onProgress,
    supervise,
    ...to
  } = options;
  const send = createSender(to);
  const pace = createPace(rate);
  const counts: ReplayCounts = {
    events: 0,
    messages: 0,
    accepted: 0,
    duplicates: 0,
    retries: 0,
    refused: 0,
    refusals: [],
  };

  async function play(conversation: Conversation): Promise<void> {
    // The answer is read only where the dialogue goes on from it: a real platform answers the menu that it was asked to show,
    // and holds back what it was told to.
    const wait = conversation.events.some(isAlone);
    let menu = "none";
    let isLive = false;
    let rest = conversation.events;
    while (rest.length > 0) {
      const ahead = (rest[0] as PostedEvent).at - Date.now();
      if (ahead > 0) {
        isLive = true;
        await delay(ahead, undefined, { signal: to.signal });
      }
      const batch = rest.slice(0, requestLength(rest, perRequest)).map((event) => answering(event, menu));
      rest = rest.slice(batch.length);
      // Whoever answers in real time does not queue behind what happened before.
      if (!isLive) await pace(batch.length, to.signal);
      counts.events += batch.length;
      counts.messages += batch.filter(isSaid).length;
      try {
        const [first] = batch as [PostedEvent];
        if (first.type === supervisorActs) {
          await supervise?.(conversation.id, first.act);
          onProgress?.(counts, conversation);
          continue;
        }
        const answer = await send(batch, { wait });
        counts.accepted += answer.accepted;
        counts.duplicates += answer.duplicates;
        counts.retries += answer.retries;
        onAcknowledged?.(batch);
        menu = answer.actions.findLast(({ kind }) => kind === "menu")?.key ?? menu;
      } catch (error) {
        if (to.signal?.aborted) throw error;
        counts.refused += batch.length;
        if (counts.refusals.length < 10) counts.refusals.push(`${batch[0]?.id}: ${reason(error)}`);
      }
      onProgress?.(counts, conversation);
    }
  }

  const waiting = [...conversations];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await play(next);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, conversations.length) }, lane));
  return counts;
}

/** The hook takes 128 KiB; the rest is left for the envelope. */
const requestBytes = 120_000;

function requestLength(events: readonly PostedEvent[], most: number): number {
  const now = Date.now();
  const presence = events[0]?.type === "presence";
  let bytes = 0;
  let length = 0;
  for (const event of events.slice(0, most)) {
    bytes += Buffer.byteLength(JSON.stringify(event)) + 1;
    const must = length === 0;
    // Presence is taken in before all else of a request.
    const apart = isAlone(event) || (event.type === "presence") !== presence;
    if (!must && (event.at > now || apart || bytes > requestBytes)) break;
    length++;
    if (event.pending === true || event.type === supervisorActs) break;
  }
  return length;
}

/** Its answer comes before what follows, or it is one itself: a menu's choice cannot be written before the menu has been seen. */
function isAlone({ type, pending }: PostedEvent): boolean {
  return type === "menu" || type === supervisorActs || pending === true;
}

function answering(event: PostedEvent, menu: string): PostedEvent {
  return event.type === "menu" && event.menu === "last" ? { ...event, menu } : event;
}

/** Evenly spaced turns for all lanes together. */
function createPace(rate: number): (events: number, signal?: AbortSignal) => Promise<void> {
  let next = performance.now();
  return async function turn(events, signal) {
    if (rate <= 0) return;
    const now = performance.now();
    const mine = Math.max(next, now);
    next = mine + (events * 1_000) / rate;
    if (mine > now) await delay(mine - now, undefined, { signal });
  };
}

function reason(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error && cause.message !== message ? `${message}: ${cause.message}` : message;
}
