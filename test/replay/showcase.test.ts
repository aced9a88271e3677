import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { conversationEvent } from "../../plugins/sdk/event.ts";
import { noFacts, type ShopFacts } from "../../plugins/sdk/shop.ts";
import { advance } from "../../worker/conversation/due.ts";
import { receive } from "../../worker/conversation/engine.ts";
import { createState, type State } from "../../worker/conversation/state.ts";
import { startTurn } from "../../worker/conversation/turn.ts";
import { commonPhrases } from "../../worker/runners/common-phrases.ts";
import { compileShop } from "../../worker/settings/compile.ts";
import { snapshotWith } from "../../worker/settings/snapshot-fixture.ts";
import { type Dialogue, readDialogues } from "./dialogue.ts";
import { conversationOf, isSaid, type PostedEvent, supervisorActs } from "./events.ts";

/** What the written dialogues are there to show, judged by the engine alone, on a virtual clock. */

const shop = compileShop(
  snapshotWith({
    name: "s",
    retentionDays: 1,
    packs: packs.map(({ id }) => id),
    // Which chats are left alone to measure is the business of other tests.
    policies: packs.flatMap(({ policies }) => policies.map((policy) => ({ ...policy, mode: "act", holdout: 0 }))),
  }),
  packs,
  commonPhrases(packs),
);

const seats = { day: { online: 3, queue: 0 }, rush: { online: 2, queue: 13 }, night: { online: 0, queue: 0 } };
/** Noon in Shanghai: no dialogue meets midnight. */
const noon = Date.UTC(2024, 0, 1, 4);

function play(dialogue: Dialogue): State {
  const { events } = conversationOf(dialogue, "r", noon);
  const state = createState({ shop: "s", channel: "interject", conversation: "c", timeZone: "Asia/Shanghai" });
  const there = { known: true, suspended: 1, ...seats[dialogue.phase ?? "day"] };
  const facts: ShopFacts = { ...noFacts, seats: there };
  for (const event of events) {
    if (event.type === supervisorActs || event.type === "presence") continue;
    const read = conversationEvent.parse(event.menu === "last" ? { ...event, menu: lastMenu(state) } : event);
    // What is only asked about is not part of the log; the gate has tests of its own.
    if (event.type !== "message" || isSaid(event)) receive(state, shop, read, { now: event.at, facts }, startTurn());
  }
  const now = (events.at(-1) as PostedEvent).at + 3_600_000;
  if (!dialogue.closed) advance(state, shop, { now, facts }, startTurn());
  return state;
}

function lastMenu(state: State): string | undefined {
  const actions = [...state.decisions.values()].flatMap((decision) => decision.actions);
  return actions.findLast(({ kind }) => kind === "menu")?.key;
}

const dialogues = await readDialogues("test/replay/dialogues/showcase.jsonl");
const played = dialogues.map((dialogue) => ({ dialogue, state: play(dialogue) }));
const foundIn = (state: State) => [...state.findings.values()].filter(({ status }) => status !== "withdrawn");

describe("the written dialogues", () => {
  test("say in Chinese what each of them shows, under a name of its own", () => {
    expect(new Set(dialogues.map(({ id }) => id)).size).toBe(dialogues.length);
    for (const { title } of dialogues) expect(title).toMatch(/\p{Script=Han}/u);
  });

  test("give every point something to find, but for those that look at the whole shop", () => {
    const found = new Set(played.flatMap(({ state }) => foundIn(state).map(({ point }) => point)));
    const points = [...shop.points].filter(([, { definition }]) => definition.moment !== "shop");
    expect(points.map(([id]) => id).filter((id) => !found.has(id))).toEqual([]);
  });

  test("give every intervention something to do, but for the one that a supervisor runs by hand", () => {
    const decisions = played.flatMap(({ state }) => [...state.decisions.values()]);
    const acted = new Set(decisions.flatMap((one) => (one.actions.length > 0 ? [one.intervention] : [])));
    expect([...shop.interventions.keys()].filter((id) => !acted.has(id))).toEqual(["supervision/reassign"]);
  });

  test("are named for every point and intervention where people look for them", async () => {
    const text = await readFile("test/replay/dialogues/README.md", "utf8");
    const rows = [...text.matchAll(/^\| `([a-z-]+\/[a-z-]+)` .*? \| (.*) \|$/gm)].map(([, id, shown]) => ({
      id,
      shown,
    }));
    expect(rows.map(({ id }) => id)).toEqual([...shop.points.keys(), ...shop.interventions.keys()]);
    const names = rows.flatMap(({ shown = "" }) => [...shown.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
    const known = new Set(dialogues.map(({ id }) => id.replace("showcase-", "")));
    expect(names.filter((name = "") => !known.has(name))).toEqual([]);
  });

  test("open every kind of task", () => {
    const kinds = new Set(played.flatMap(({ state }) => [...state.tasks.values()].map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(["acknowledge", "call-back", "follow-up", "message"]);
  });

  test("show each recipe beside a chat that is as it should be (F128, F129, F130, F035)", () => {
    for (const recipe of ["coupon", "deposit", "ordering", "order-reminder"]) {
      const recipesIn = (id: string) =>
        played
          .filter(({ dialogue }) => dialogue.id === id)
          .flatMap(({ state }) => foundIn(state).filter(({ point }) => point.startsWith("recipes/")));
      expect(recipesIn(`showcase-${recipe}`), recipe).not.toEqual([]);
      expect(recipesIn(`showcase-${recipe}-right`), recipe).toEqual([]);
    }
  });
});
