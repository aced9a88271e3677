import { describe, expect, it } from "vitest";
import type { Event } from "../../plugins/sdk/event.ts";
import type { EventResult } from "../conversation/answer.ts";
import { Refused } from "../errors.ts";
import { group, merge } from "./group.ts";
import type { Submitted } from "./submit.ts";

const closed = (id: string, conversation: string): Event => ({ type: "closed", id, conversation, at: 1 });
const presence = (id: string): Event => ({ type: "presence", id, at: 1, agent: "a-1", status: "online" });

const events = [
  closed("e-1", "c-1"),
  closed("e-2", "c-2"),
  presence("p-1"),
  closed("e-3", "c-1"),
  closed("e-4", "c-2"),
];

function result(event: string, duplicate = false): EventResult {
  return { event, duplicate, findings: [], actions: [], verdict: { decision: "block", reason: event } };
}
const taken = (...ids: string[]): Submitted => ({
  ok: true,
  accepted: ids.length,
  duplicates: 0,
  results: ids.map((id) => result(id)),
});

function answerOf(
  answers: Submitted[],
  { sent = events, restates = false }: { sent?: Event[]; restates?: boolean } = {},
) {
  return merge(sent, { groups: group(sent).groups, answers, restates });
}

function refusalOf(answers: Submitted[], options?: { sent?: Event[]; restates?: boolean }): Refused {
  try {
    answerOf(answers, options);
  } catch (error) {
    if (error instanceof Refused) return error;
  }
  throw new Error("was not refused");
}

describe("grouping", () => {
  it("makes one group a conversation, in the order of the request, and keeps presence apart", () => {
    const grouped = group(events);
    expect(grouped.groups.map(({ conversation, events: sent }) => [conversation, sent.map(({ id }) => id)])).toEqual([
      ["c-1", ["e-1", "e-3"]],
      ["c-2", ["e-2", "e-4"]],
    ]);
    expect(grouped.presence.map(({ id }) => id)).toEqual(["p-1"]);
  });
});

describe("one answer of many", () => {
  it("counts all and puts the results back into the order of the request", () => {
    const second: Submitted = { ok: true, accepted: 1, duplicates: 1, results: [result("e-2"), result("e-4", true)] };
    const { accepted, duplicates, results } = answerOf([taken("e-1", "e-3"), second]);
    expect({ accepted, duplicates }).toEqual({ accepted: 4, duplicates: 1 });
    expect(results.map(({ event, duplicate }) => [event, duplicate])).toEqual([
      ["e-1", false],
      ["e-2", false],
      ["p-1", false],
      ["e-3", false],
      ["e-4", true],
    ]);
    expect(results[2]).toMatchObject({ findings: [], actions: [], verdict: { decision: "allow" } });
  });

  it("names the place of a conflict in the request", () => {
    const refused = refusalOf([taken("e-1", "e-3"), { ok: false, conflict: "e-4" }]);
    expect(refused).toMatchObject({ code: "conflict", status: 409, path: "events.4.id" });
  });

  it("asks to try again later, before it tells of a conflict", () => {
    const overloaded = refusalOf([
      { ok: false, conflict: "e-1" },
      { ok: false, overloaded: true },
    ]);
    expect(overloaded).toMatchObject({ code: "overloaded", status: 503, retryAfter: 5 });
    const unavailable = refusalOf([
      { ok: false, overloaded: true },
      { ok: false, unavailable: true },
    ]);
    expect(unavailable).toMatchObject({ code: "unavailable", status: 503, retryAfter: 5 });
  });

  it("takes a conflict as a repeat where the platform tells states again", () => {
    const sent = [closed("e-1", "c-1")];
    const answer = answerOf([{ ok: false, conflict: "e-1" }], { sent, restates: true });
    expect(answer).toMatchObject({ accepted: 0, duplicates: 1, results: [{ event: "e-1", duplicate: true }] });
  });

  it("does not take it so for several events, of which nothing was stored", () => {
    const sent = [closed("e-1", "c-1"), closed("e-2", "c-1")];
    expect(refusalOf([{ ok: false, conflict: "e-2" }], { sent, restates: true })).toMatchObject({
      path: "events.1.id",
    });
  });

  it("of nothing is nothing", () => {
    expect(answerOf([], { sent: [] })).toEqual({ accepted: 0, duplicates: 0, results: [] });
  });
});
