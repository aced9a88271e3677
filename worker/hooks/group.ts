import type { ConversationEvent, Event, PresenceEvent } from "../../plugins/sdk/event.ts";
import type { EventResult } from "../conversation/answer.ts";
import { Refused } from "../errors.ts";
import type { Submitted } from "./submit.ts";

export type Group = { readonly conversation: string; readonly events: ConversationEvent[]; readonly indexes: number[] };

export type Grouped = { readonly groups: readonly Group[]; readonly presence: readonly PresenceEvent[] };

/** The events of a request by conversation, each group in the order of the request, and what is about agents and not chats. */
export function group(events: readonly Event[]): Grouped {
  const groups = new Map<string, Group>();
  const presence: PresenceEvent[] = [];
  for (const [index, event] of events.entries()) {
    if (event.type === "presence") {
      presence.push(event);
      continue;
    }
    const known = groups.get(event.conversation);
    if (known === undefined) {
      groups.set(event.conversation, { conversation: event.conversation, events: [event], indexes: [index] });
    } else {
      known.events.push(event);
      known.indexes.push(index);
    }
  }
  return { groups: [...groups.values()], presence };
}

export type Answered = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly results: readonly EventResult[];
};

function plainResult(event: string, { duplicate }: { duplicate: boolean }): EventResult {
  return { event, duplicate, findings: [], actions: [], verdict: { decision: "allow" } };
}

/**
 * The answers of all conversations as one, results in the order of the request. Throws `overloaded` or `unavailable` before
 * `conflict`: a sender that tries again loses nothing, one that was told of a conflict may not. `restates`: see `Channel`.
 */
export function merge(
  events: readonly Event[],
  { groups, answers, restates }: { groups: readonly Group[]; answers: readonly Submitted[]; restates: boolean },
): Answered {
  refuseFailures(answers);
  const results: EventResult[] = events.map(({ id }) => plainResult(id, { duplicate: false }));
  let accepted = events.length - groups.reduce((sum, { events }) => sum + events.length, 0);
  let duplicates = 0;
  for (const [position, { events: sent, indexes }] of groups.entries()) {
    const answer = answers[position];
    if (answer?.ok) {
      accepted += answer.accepted;
      duplicates += answer.duplicates;
      for (const [place, result] of answer.results.entries()) results[indexes[place] ?? -1] = result;
    } else if (answer !== undefined && "conflict" in answer) {
      const place = sent.findIndex(({ id }) => id === answer.conflict);
      // Nothing of a refused group was stored, so that only a group of one is as good as told before.
      if (!restates || sent.length > 1) throw new Refused("conflict", { path: `events.${indexes[place]}.id` });
      duplicates += 1;
      results[indexes[place] ?? -1] = plainResult(answer.conflict, { duplicate: true });
    }
  }
  return { accepted, duplicates, results };
}

const retryAfterSeconds = 5;

function refuseFailures(answers: readonly Submitted[]): void {
  for (const answer of answers) {
    if (!answer.ok && "unavailable" in answer) {
      const message = "A conversation does not answer: try again later";
      throw new Refused("unavailable", { message, retryAfter: retryAfterSeconds });
    }
  }
  if (answers.some((answer) => !answer.ok && "overloaded" in answer)) {
    throw new Refused("overloaded", { retryAfter: retryAfterSeconds });
  }
}
