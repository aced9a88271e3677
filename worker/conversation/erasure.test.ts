import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { definePack } from "../../plugins/sdk/pack.ts";
import { definePoint, finding, whole } from "../../plugins/sdk/point.ts";
import service from "../../plugins/service/index.ts";
import { compileShop } from "../settings/compile.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { fold } from "./apply-event.ts";
import { closedAt, morning, open, said } from "./fixtures.ts";
import { rehearse } from "./rehearse.ts";
import { createState, type State } from "./state.ts";

const same = (text: string) => ({ zh: text, en: text });

/** Notes what a test tells it to, and finds what it noted. */
function forgetful(take: (text: string) => unknown) {
  return definePoint({
    id: "forgetful",
    title: same("forgetful"),
    description: same("forgetful"),
    kind: "deduct",
    moment: "session",
    rows: [],
    config: z.object({}),
    codes: { said: { message: same("said") } },
    notes: { codes: ["secret"], take: ({ message }) => take(message.text) as string[] },
    inspect: ({ event, noted }) =>
      event.type === "session"
        ? event.session.messages
            .filter(({ id }) => noted.some(({ message }) => message === id))
            .map((message) => finding("said", [whole(message)]))
        : [],
  });
}

type Own = { readonly points?: Record<string, object>; readonly allowed?: readonly object[] };

function shopOf(packs: Parameters<typeof compileShop>[1], { points = {}, allowed = [] }: Own = {}) {
  const parsed = snapshotWith({
    points,
    shadows: {},
    packs: packs.map(({ id }) => id),
    allowed,
  });
  return compileShop(parsed, packs);
}

const withPoint = (take: Parameters<typeof forgetful>[0]) =>
  shopOf([
    definePack({
      id: "test",
      version: "1.0.0",
      api: 1,
      title: same("test"),
      description: same("test"),
      points: [forgetful(take)],
      interventions: [],
      policies: [],
    }),
  ]);

const real = shopOf([service]);

const retracts = (id: string, message: string, seconds: number): ConversationEvent => ({
  type: "retracted",
  id,
  at: morning + seconds * 1_000,
  conversation: "c-1",
  message,
});
const edits = (id: string, message: string, text: string, seconds: number): ConversationEvent => ({
  type: "edited",
  id,
  at: morning + seconds * 1_000,
  conversation: "c-1",
  message,
  content: [{ type: "text", text }],
});

const standing = (state: State, point = "service/bad-attitude") =>
  [...state.findings.values()]
    .filter((one) => one.point === point && one.status === "active")
    .map(({ id, evidence }) => [id, ...evidence.map(({ message, start, end, quote }) => [message, start, end, quote])]);

const wholeState = (state: State) => JSON.stringify([state.entries, [...state.findings.values()], state.messages]);

describe("a retracted message", () => {
  const script = [
    said("m-1", "buyer", "怎么退", 0),
    said("m-2", "agent", "滚，青花鱼", 10),
    edits("e-1", "m-2", "你有病吧，红鲤鱼", 20),
    said("m-3", "buyer", "你", 25),
    retracts("r-1", "m-2", 30),
    retracts("r-2", "m-2", 35),
    said("m-4", "agent", "点击申请售后", 40),
    closedAt("x-1", 50),
    said("m-5", "buyer", "好的", 60),
    closedAt("x-2", 70),
  ];

  test("loses its words, also those of its edits, and keeps what was noted of them", () => {
    const chat = open(real);
    chat.receive(script);
    expect(standing(chat.state)).toHaveLength(1);
    expect(standing(chat.state)[0]?.slice(1)).toEqual([["m-2", 0, 0, ""]]);
    expect(wholeState(chat.state)).not.toMatch(/青花鱼|红鲤鱼|有病|滚/);
  });

  test("is judged alike in every order of arrival, awake or woken, however often it is delivered", () => {
    const reference = open(real);
    reference.receive(script, { now: morning + 90_000 });
    const expected = standing(reference.state);
    // An edit that comes before its message leaves nobody to ask: who said it is not known yet.
    const inOrder = (events: readonly ConversationEvent[]) =>
      events.findIndex((event) => event.id === "m-2") < events.findIndex((event) => event.id === "e-1");
    fc.assert(
      fc.property(
        fc.shuffledSubarray(script, { minLength: script.length }).filter(inOrder),
        fc.array(fc.nat(script.length - 1)),
        (shuffled, repeated) => {
          const chat = open(real);
          const again = repeated.map((index) => script[index] as ConversationEvent);
          chat.receive([...shuffled, ...again], { now: morning + 90_000 });
          expect(standing(chat.state)).toEqual(expected);
          expect(wholeState(chat.state)).not.toMatch(/青花鱼|红鲤鱼|有病|滚/);
          const woken = createState({
            shop: "s",
            channel: "interject",
            conversation: "c-1",
            timeZone: "Asia/Shanghai",
          });
          for (const entry of JSON.parse(JSON.stringify(chat.state.entries))) fold(woken, entry);
          expect(standing(woken)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("counts again when its session is judged again after it went", () => {
    const chat = open(real);
    chat.receive([said("m-1", "buyer", "怎么退", 0), said("m-2", "agent", "滚", 10), closedAt("x-1", 20)]);
    expect(standing(chat.state).map(([, ...evidence]) => evidence)).toEqual([[["m-2", 0, 1, "滚"]]]);
    chat.receive([retracts("r-1", "m-2", 30)]);
    expect(standing(chat.state).map(([, ...evidence]) => evidence)).toEqual([[["m-2", 0, 0, ""]]]);
    chat.receive([said("m-3", "buyer", "好的", 40), closedAt("x-2", 50)]);
    expect(standing(chat.state).map(([, ...evidence]) => evidence)).toEqual([[["m-2", 0, 0, ""]]]);
  });

  test("is no second finding: the one with words and the one without are the same", () => {
    const chat = open(real);
    chat.receive([said("m-1", "buyer", "怎么退", 0), said("m-2", "agent", "滚", 10), closedAt("x-1", 20)]);
    const [before] = standing(chat.state);
    const turn = chat.receive([retracts("r-1", "m-2", 15)]);
    expect(standing(chat.state).map(([known]) => known)).toEqual([before?.[0]]);
    expect(turn.news.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test("counts in a rehearsal of the stored log, too", () => {
    const chat = open(real);
    chat.receive(script);
    const { findings } = rehearse(chat.state, real);
    expect(findings.filter(({ point }) => point === "service/bad-attitude")).toHaveLength(1);
  });

  test("is nothing to remember where the shop has allowed its words", () => {
    const allowed = [{ phrase: "滚，青", by: "a@b.example", at: 0 }];
    const chat = open(shopOf([service], { points: { "service/bad-attitude": { allowed } } }));
    chat.receive(script.filter((event) => event.id !== "e-1"));
    expect(standing(chat.state)).toEqual([]);
    expect(wholeState(chat.state)).not.toContain("abuse");
  });
});

describe("notes", () => {
  const script = [said("m-1", "agent", "蓝鲸", 0), retracts("r-1", "m-1", 5), closedAt("x-1", 10)];

  test("come back to the point that took them, and to no other", () => {
    const chat = open(withPoint((text) => (text === "蓝鲸" ? ["secret"] : [])));
    chat.receive(script);
    expect(standing(chat.state, "test/forgetful")).toHaveLength(1);
    expect(chat.state.byId.get("m-1")?.event).toMatchObject({ content: [], notes: { "test/forgetful": ["secret"] } });
  });

  test.each([
    ["words of the message", (text: string) => [text], "a note is not among the declared codes"],
    ["no list", () => "secret", "notes must be a list of codes"],
    [
      "an error that quotes the message",
      (text: string) => {
        throw new TypeError(text);
      },
      "notes: TypeError",
    ],
  ])("%s: refused, said so, and nothing of the words is kept", (_, take, error) => {
    const chat = open(withPoint(take));
    chat.receive(script);
    expect(standing(chat.state, "test/forgetful")).toEqual([]);
    expect(chat.state.byId.get("r-1")?.result?.errors).toEqual([{ point: "test/forgetful", error }]);
    expect(wholeState(chat.state)).not.toContain("蓝鲸");
  });
});
