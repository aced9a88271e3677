import { expect, test } from "vitest";
import { asks, type Dialogue, readDialogues } from "./dialogue.ts";
import { conversationOf } from "./events.ts";
import { timelineOf } from "./timeline.ts";

const end = 1_700_000_000_000;
const real = await readDialogues("test/replay/dialogues/real.jsonl");
const showcase = await readDialogues("test/replay/dialogues/showcase.jsonl");

const base: Dialogue = {
  id: "d",
  source: "test",
  closed: true,
  live: false,
  messages: [{ role: "buyer", text: "在吗" }],
};

/** Where the dialogue first waits for an answer. */
const waitsAt = ({ messages }: Dialogue) => messages.findIndex(asks);

test("ends when it is told to, and starts while what it brings is not yet old news", () => {
  for (const dialogue of [...real, ...showcase].filter((each) => waitsAt(each) < 0 && !each.live)) {
    const { items, closedAt } = timelineOf(dialogue, end);
    expect(closedAt).toBe(end);
    // What is older than fifteen minutes is recorded, and nobody acts on it.
    expect(end - (items[0]?.at ?? 0), dialogue.id).toBeLessThan(13 * 60_000);
    expect(items.every(({ at }, index) => index === 0 || at >= (items[index - 1]?.at ?? 0))).toBe(true);
    expect(items.at(-1)?.at).toBeLessThan(end);
  }
});

test("a dialogue that waits for an answer reaches it when it is told to, and goes on from there", () => {
  const waiting = showcase.filter((dialogue) => waitsAt(dialogue) > 0);
  expect(waiting.length).toBeGreaterThan(10);
  for (const dialogue of waiting) {
    const { items, closedAt } = timelineOf(dialogue, end);
    const place = waitsAt(dialogue);
    expect(items[place - 1]?.at).toBe(end);
    expect(items[place]?.at).toBeGreaterThan(end);
    expect(closedAt - end, dialogue.id).toBeLessThan(60_000);
  }
});

test("about one agent reply in twelve takes more than a minute", () => {
  let replies = 0;
  let slow = 0;
  for (const dialogue of real) {
    const { items } = timelineOf(dialogue, end);
    for (const [index, { item, at }] of items.entries()) {
      const before = items[index - 1];
      if (!before || !("role" in item) || !("role" in before.item)) continue;
      if (item.role !== "agent" || before.item.role !== "buyer") continue;
      replies++;
      if (at - before.at > 60_000) slow++;
    }
  }
  expect(replies).toBeGreaterThan(300);
  expect(slow / replies).toBeGreaterThan(1 / 20);
  expect(slow / replies).toBeLessThan(1 / 9);
});

test("keeps the times that a dialogue brings along", () => {
  const timed: Dialogue = {
    ...base,
    messages: [
      { role: "buyer", text: "在吗", at: 5_000 },
      { role: "agent", text: "在的", at: 1_805_000 },
    ],
  };
  const { items } = timelineOf(timed, end);
  expect((items[1]?.at ?? 0) - (items[0]?.at ?? 0)).toBe(1_800_000);
});

test("keeps the pauses that were written into a dialogue", () => {
  const { items } = timelineOf({ ...base, messages: [...base.messages, { role: "agent", text: "在", wait: 72 }] }, end);
  expect((items[1]?.at ?? 0) - (items[0]?.at ?? 0)).toBe(72_000);
});

test("gives the same events twice under one run's name, and other ids under another", () => {
  const [dialogue] = real;
  if (!dialogue) throw new Error("no dialogue");
  const first = conversationOf(dialogue, "r1", end);
  expect(JSON.stringify(conversationOf(dialogue, "r1", end))).toBe(JSON.stringify(first));
  const ids = new Set(first.events.map(({ id }) => id));
  expect(ids.size).toBe(first.events.length);
  expect(conversationOf(dialogue, "r2", end).events.some(({ id }) => ids.has(id))).toBe(false);
});

test("makes ids that the webhook takes out of any dialogue id", () => {
  const { id, events } = conversationOf({ ...base, id: `对话 ${"长".repeat(300)}` }, "r1", end);
  for (const name of [id, ...events.map((event) => event.id)]) expect(name).toMatch(/^[^\s\p{C}]{1,128}$/u);
});

test("ends a conversation with the platform's closing event, unless it goes on", () => {
  expect(conversationOf(base, "r", end).events.at(-1)).toMatchObject({ type: "closed", at: end });
  expect(conversationOf({ ...base, closed: false }, "r", end).events.map(({ type }) => type)).toEqual(["message"]);
});
