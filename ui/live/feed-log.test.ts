import { describe, expect, it } from "vitest";
import type { FeedItem } from "../../worker/floor/feed.ts";
import { emptyLog, type FeedLog, leftToCatchUp, take } from "./feed-log.ts";
import { decisionItem, findingItem } from "./feed-samples.ts";

const hello = (seq: number, oldest = 1) => ({ type: "hello", seq, oldest }) as const;
const item = (seq: number, content: FeedItem = findingItem({ id: `f-${seq}` })) =>
  ({ type: "item", seq, at: seq, item: content }) as const;
const play = (log: FeedLog, ...frames: Parameters<typeof take>[1][]) => frames.reduce(take, log);
const seqs = (log: FeedLog) => log.entries.map(({ seq }) => seq);

describe("the panel's log", () => {
  it("keeps items in order and absorbs repeated ones", () => {
    const log = play(emptyLog, hello(2), item(1), item(2), item(2), item(1), item(3));
    expect(seqs(log)).toEqual([1, 2, 3]);
    expect(log.last).toBe(3);
  });

  it("says how far it has to catch up, and how much it had missed", () => {
    const before = play(emptyLog, hello(0), item(1), item(2));
    const greeted = play(before, hello(5));
    expect(greeted.missed).toBe(3);
    expect(leftToCatchUp(greeted)).toBe(3);
    const caughtUp = play(greeted, item(3), item(4), item(5));
    expect(leftToCatchUp(caughtUp)).toBe(0);
    expect(seqs(caughtUp)).toEqual([1, 2, 3, 4, 5]);
  });

  it("says what was lost in a break longer than the server remembers", () => {
    const before = play(emptyLog, hello(0), item(1), item(2));
    const after = play(before, hello(2_500, 501));
    expect(after.lost).toBe(498);
    expect(after.missed).toBe(2_000);
  });

  it("starts anew when the server's feed did", () => {
    const before = play(emptyLog, hello(0), item(1), item(2), item(3));
    const after = play(before, hello(1), item(1));
    expect(seqs(after)).toEqual([1]);
    expect(after.missed).toBe(0);
  });

  it("forgets the words of a message that was taken back", () => {
    const evidence = [{ message: "m-1", start: 0, end: 2, quote: "红鲤鱼" }];
    const retracted = { kind: "retracted", conversation: "c-1", channel: "interject", event: "m-1" } as const;
    const finding = findingItem({ id: "f-1", evidence });
    const other = findingItem({
      id: "f-2",
      evidence: [{ ...evidence[0], message: "m-2", start: 0, end: 2, quote: "差评" }],
    });
    const about = { ...retracted, conversation: finding.conversation, channel: finding.channel };
    const log = play(emptyLog, hello(0), item(1, finding), item(2, other), item(3, about));
    expect(JSON.stringify(log.entries)).not.toContain("红鲤鱼");
    expect(JSON.stringify(log.entries)).toContain("差评");
  });

  it("replaces a finding or decision by its later state", () => {
    const log = play(
      emptyLog,
      hello(0),
      item(1, findingItem({ id: "f-1", status: "active" })),
      item(2, decisionItem({ id: "d-1", outcome: "planned" })),
      item(3, findingItem({ id: "f-1", status: "withdrawn" })),
      item(4, decisionItem({ id: "d-1", outcome: "acted" })),
    );
    expect(seqs(log)).toEqual([3, 4]);
    expect(log.entries[0]?.item).toMatchObject({ finding: { status: "withdrawn" } });
    expect(log.entries[1]?.item).toMatchObject({ decision: { outcome: "acted" } });
  });
});
