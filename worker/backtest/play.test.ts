import { expect, test, vi } from "vitest";
import type { Rehearsal } from "../conversation/rehearse.ts";
import { playAll } from "./play.ts";

const settings = { present: { points: {}, packs: ["present"] }, changed: { points: {}, packs: ["changed"] } };
const places = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ channel: "interject", conversation: `c-${index}` }));
const rehearsal = (messages: number): Rehearsal => ({ messages, findings: [] });

test("plays every conversation under both versions, at most eight at a time, and answers in their order", async () => {
  let awake = 0;
  let most = 0;
  const asked: string[] = [];
  const played = await playAll(places(30), settings, async ({ conversation }, { packs: [version = ""] }) => {
    asked.push(`${conversation} ${version}`);
    most = Math.max(most, ++awake);
    // Later ones are ready sooner.
    for (let turn = Number(conversation.slice(2)) % 7; turn < 7; turn++) await Promise.resolve();
    awake--;
    return rehearsal(version === "present" ? 1 : 2);
  });
  expect(most).toBe(8);
  expect(new Set(asked).size).toBe(60);
  expect(played.map(({ conversation }) => conversation)).toEqual(places(30).map(({ conversation }) => conversation));
  expect(played.every(({ both }) => both?.present.messages === 1 && both.changed.messages === 2)).toBe(true);
});

test("a conversation that fails is tried again, then left out; the others are played", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const failures = new Map<string, number>();
  const played = await playAll(places(3), settings, async ({ conversation }) => {
    const before = failures.get(conversation) ?? 0;
    failures.set(conversation, before + 1);
    if (conversation === "c-0" && before === 0) throw new Error("overloaded");
    if (conversation === "c-1") throw new Error("broken 我的地址");
    return rehearsal(1);
  });
  expect(played.map(({ both }) => both !== null)).toEqual([true, false, true]);
  expect(errors).toHaveBeenCalledTimes(1);
  expect(String(errors.mock.calls[0]?.[0])).not.toContain("我的地址");
  errors.mockRestore();
});

test("a conversation that is not kept any more is not played", async () => {
  const [played] = await playAll(places(1), settings, async () => null);
  expect(played?.both).toBeNull();
});
