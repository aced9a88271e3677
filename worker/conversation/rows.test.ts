import { expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { compileShop } from "../settings/compile.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { morning, open, said } from "./fixtures.ts";
import type { Entry } from "./log.ts";
import { rowsOf } from "./rows.ts";

test("an alert goes along when its message moves to the session of whoever answers it", () => {
  const chat = open(compileShop(snapshotWith({ packs: ["alerts"] }), packs));
  chat.receive([said("m-1", "agent", "您好", 0, "a-1"), said("m-2", "buyer", "什么时候发货", 10)]);
  chat.wait(90);
  const rows = (entries: Iterable<Entry>) =>
    rowsOf(chat.state, [...entries], { merchant: "m", shop: "s", dueAt: null, deliveries: new Map() });
  const [before] = rows(chat.state.entries).findings;
  expect(before).toMatchObject({ point: "alerts/unanswered", event: "m-2" });
  // Another agent answers: the question belongs to his session now.
  const turn = chat.receive([said("m-3", "agent", "今天发货", 120, "a-2")], { now: morning + 120_000 });
  const { findings, messages } = rows(turn.written);
  const moved = findings.find(({ id }) => id === before?.id);
  expect(moved?.session).toBe(messages.find(({ event }) => event === "m-2")?.session);
  expect(moved?.session).not.toBe(before?.session);
});
