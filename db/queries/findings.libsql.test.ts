import { afterAll, beforeAll, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { conversationsSince, readConversation } from "./conversations.ts";
import { findingTextsQuery, readFindingTexts } from "./finding-texts.ts";
import { listFindings, readFinding, recordVerdict } from "./findings.ts";
import { readTexts } from "./messages.ts";

let database: TestDatabase;
let db: Database;
let writer: Writer;

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => fixtureAt, random: () => 0 });
});

afterAll(() => database.stop());

test("findings of trial settings only when their status is asked for, also when they were withdrawn", async () => {
  const owner = { merchant: "m-trial", shop: "s-trial" };
  const rows = rowsFixture({ ...owner, messages: 4, findings: 4 });
  for (const [index, finding] of rows.findings.entries()) {
    const trial = index % 2 === 0;
    if (trial) finding.id = finding.id.replace("|alerts/", "|~alerts/");
    finding.status = index < 2 ? (trial ? "shadow" : "active") : "withdrawn";
  }
  await writer.append(rows);
  const events = async (status?: "shadow" | "withdrawn") =>
    (await listFindings(db, owner, { status })).items.map(({ event }) => event).sort();
  expect(await events()).toEqual(["m-1", "m-3"]);
  expect(await events("shadow")).toEqual(["m-0"]);
  expect(await events("withdrawn")).toEqual(["m-3"]);
  const page = await readConversation(db, owner, { conversation: "c-1" });
  expect(page?.findings.map(({ event }) => event)).toEqual(["m-1", "m-3"]);
});

test("a verdict stays with its finding when the conversation reports it again, and belongs to its tenant", async () => {
  const owner = { merchant: "m-verdict", shop: "s-verdict" };
  const rows = rowsFixture({ ...owner, messages: 3, findings: 3 });
  await writer.append(rows);
  const [right, wrong] = rows.findings.map(({ id }) => id);
  await recordVerdict(db, owner, { id: right ?? "", verdict: "right", by: "user:q", at: 7 });
  await recordVerdict(db, owner, { id: wrong ?? "", verdict: "wrong", by: "user:q", at: 8 });
  await recordVerdict(db, { ...owner, merchant: "m-2" }, { id: right ?? "", verdict: "wrong", by: "user:x", at: 9 });
  await writer.append(rows);
  const judged = async (verdict: "right" | "wrong" | "none") =>
    (await listFindings(db, owner, { verdict })).items.map(({ id, verdictBy, verdictAt }) => [
      id,
      verdictBy,
      verdictAt,
    ]);
  expect(await judged("right")).toEqual([[right, "user:q", 7]]);
  expect(await judged("wrong")).toEqual([[wrong, "user:q", 8]]);
  expect(await judged("none")).toEqual([[rows.findings[2]?.id, null, null]]);
  await recordVerdict(db, owner, { id: right ?? "", verdict: null, by: "user:q", at: 10 });
  expect(await readFinding(db, owner, right ?? "")).toMatchObject({
    verdict: null,
    verdictBy: null,
    verdictAt: null,
  });
  expect(await readFinding(db, { ...owner, shop: "s-other" }, right ?? "")).toBeNull();
});

test("texts of findings are those of the messages that they quote, of their own conversation", async () => {
  const owner = { merchant: "m-texts", shop: "s-texts" };
  const sibling = { merchant: "m-texts", shop: "s-other" };
  const rows = rowsFixture({ ...owner, messages: 4, findings: 2 });
  rows.findings[1]?.evidence.push({ message: "m-3", start: 0, end: 2, quote: "什么" });
  await writer.append(rows);
  await writer.append(rowsFixture({ ...sibling, messages: 4 }));
  const found = await findingTextsQuery(db, owner, { verdict: null, since: fixtureAt });
  expect(found.map(({ event, texts }) => [event, texts.toSorted()])).toEqual([
    ["m-1", ["什么时候发货 1", "什么时候发货 3"]],
    ["m-0", ["什么时候发货 0"]],
  ]);
  expect(await findingTextsQuery(db, owner, { verdict: null, since: fixtureAt + 1 })).toHaveLength(1);
  expect(await findingTextsQuery(db, owner, { verdict: "right", since: fixtureAt })).toEqual([]);
  const id = rows.findings[0]?.id ?? "";
  expect(await readFindingTexts(db, owner, id)).toEqual(["什么时候发货 0"]);
  expect(await readFindingTexts(db, { ...owner, merchant: "m-2" }, id)).toEqual([]);
  const ids = ["s-texts/interject/c-1/m-0", "s-other/interject/c-1/m-0", "s-texts/interject/none/m-0"];
  expect([...(await readTexts(db, owner, ids))]).toEqual([["s-texts/interject/c-1/m-0", "什么时候发货 0"]]);
});

test("conversations since a time come oldest first, and their cursor goes on", async () => {
  const owner = { merchant: "m-since", shop: "s-since" };
  for (const [index, minutes] of [3, 1, 2, 2].entries())
    await writer.append(rowsFixture({ ...owner, conversation: `c-${index}`, at: fixtureAt + minutes * 60_000 }));
  // The shop's own thread has no buyer: a backtest has nothing to judge in it.
  await writer.append(rowsFixture({ ...owner, channel: shopChannel, conversation: "shop", at: fixtureAt + 90_000 }));
  const all = await conversationsSince(db, owner, { at: fixtureAt + 60_000, seq: 0 });
  expect(all.items.map(({ conversation }) => conversation)).toEqual(["c-1", "c-2", "c-3", "c-0"]);
  expect(all.next).toBeNull();
  const [, second] = all.items;
  const rest = await conversationsSince(db, owner, second ?? { at: 0, seq: 0 });
  expect(rest.items.map(({ conversation }) => conversation)).toEqual(["c-3", "c-0"]);
  expect((await conversationsSince(db, { ...owner, merchant: "m-2" }, { at: 0, seq: 0 })).items).toEqual([]);
});
