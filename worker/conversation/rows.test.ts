import { expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { compileShop } from "../settings/compile.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { fold } from "./apply-event.ts";
import { closedAt, morning, open, said, shopWith } from "./fixtures.ts";
import type { Entry } from "./log.ts";
import { rowsOf } from "./rows.ts";
import { createState, type State } from "./state.ts";

const rowsIn = (state: State, entries: Iterable<Entry>) =>
  rowsOf(state, [...entries], { merchant: "m", shop: "s", dueAt: null, deliveries: new Map() });

test("an alert goes along when its message moves to the session of whoever answers it", () => {
  const chat = open(compileShop(snapshotWith({ packs: ["alerts"] }), packs));
  chat.receive([said("m-1", "agent", "您好", 0, "a-1"), said("m-2", "buyer", "什么时候发货", 10)]);
  chat.wait(90);
  const rows = (entries: Iterable<Entry>) => rowsIn(chat.state, entries);
  const [before] = rows(chat.state.entries).findings;
  expect(before).toMatchObject({ point: "alerts/unanswered", event: "m-2" });
  // Another agent answers: the question belongs to his session now.
  const turn = chat.receive([said("m-3", "agent", "今天发货", 120, "a-2")], { now: morning + 120_000 });
  const { findings, messages } = rows(turn.written);
  const moved = findings.find(({ id }) => id === before?.id);
  expect(moved?.session).toBe(messages.find(({ event }) => event === "m-2")?.session);
  expect(moved?.session).not.toBe(before?.session);
});

test("an alert that was withdrawn, found again and withdrawn once more is withdrawn in the ledger, too (simulated run 117491)", () => {
  const chat = open(shopWith([]));
  const now = morning + 200_000;
  const told = (turn: { written: Iterable<Entry> }) =>
    rowsIn(chat.state, turn.written).findings.find(({ id }) => id.includes("/m-3:answer|"))?.status;
  chat.receive([said("m-3", "buyer", "人呢", 50)]);
  expect(told(chat.wait(150))).toBe("active");
  // What waited was the question before it,
  expect(told(chat.receive([said("m-1", "buyer", "在吗", 0)], { now }))).toBe("withdrawn");
  // but that one had its answer,
  chat.receive([said("m-2", "agent", "在的", 20)], { now });
  expect(told(chat.wait(0))).toBe("active");
  // and the chat had ended in time.
  expect(told(chat.receive([closedAt("x-1", 100)], { now }))).toBe("withdrawn");

  const woken = createState({ shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" });
  for (const entry of chat.state.entries) fold(woken, entry);
  expect(woken.findings).toEqual(chat.state.findings);
});
