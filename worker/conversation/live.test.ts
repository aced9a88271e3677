import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { factsWith, morning, offerPolicy, said, shopWith } from "./fixtures.ts";
import { takeIn, wake } from "./live.ts";
import { load } from "./storage.ts";

/** The store of an object, on SQLite in memory. */
function sqlStorage(): SqlStorage {
  const db = new DatabaseSync(":memory:");
  const exec = (sql: string, ...values: (string | number | null)[]) => {
    const several = values.length === 0 && /;\s*\S/.test(sql);
    if (several) db.exec(sql);
    const rows = several ? [] : db.prepare(sql).all(...values);
    return { toArray: () => rows };
  };
  return { exec } as unknown as SqlStorage;
}

test("failure F11: what the answer to an edit delivered is in it again when the edit is repeated, since the answer may be lost (simulated run 142147)", () => {
  const sql = sqlStorage();
  const owner = { merchant: "m", shop: "s", channel: "interject", conversation: "c-1" };
  const stored = load(sql, owner);
  if (stored === null) throw new Error("no tables were made");
  const live = wake(stored, "Asia/Shanghai");
  const shop = shopWith([offerPolicy]);
  const receive = (event: ConversationEvent) =>
    takeIn(live, shop, sql, { events: [event], wait: true }, { now: event.at, facts: factsWith(1) }).results[0];
  receive(said("m-1", "buyer", "你好", 0));
  const edit: ConversationEvent = {
    type: "edited",
    id: "e-1",
    at: morning + 5_000,
    conversation: "c-1",
    message: "m-1",
    content: [{ type: "text", text: "你好，我要退款" }],
  };
  const first = receive(edit);
  expect(first?.actions.map(({ kind }) => kind)).toEqual(["menu"]);
  expect([...live.deliveries.values()].map(({ state }) => state)).toEqual(["sent"]);
  // The object may be gone in between.
  expect(JSON.stringify(sql.exec("SELECT delivery FROM outbox").toArray())).toContain('answeredTo\\":\\"e-1');
  expect(receive(edit)).toMatchObject({ duplicate: true, actions: first?.actions });
  expect(receive(said("m-2", "buyer", "在吗", 6))?.actions).toEqual([]);
});
