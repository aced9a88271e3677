import { describe, expect, it } from "vitest";
import type { Action } from "../sdk/intervention.ts";
import type { OutboundRequest, SendResult } from "./channel.ts";
import { chatwoot } from "./chatwoot.ts";

const answered = (body: unknown = {}, status = 200): SendResult => ({
  kind: "answered",
  status,
  retryAfter: null,
  body: JSON.stringify(body),
});

/** Carries the action out against a Chatwoot that answers as told, and shows what it was asked. */
async function carryOut(action: Action, respond: (request: OutboundRequest) => SendResult = () => answered()) {
  const asked: [string, string, unknown][] = [];
  const result = await chatwoot.deliver(
    {
      key: "act_1",
      at: 0,
      now: 0,
      conversation: "88",
      action,
      callback: "https://chat.example.com/api/v1/accounts/1/",
      secrets: [],
      token: "token-1",
    },
    async (request) => {
      expect(request.headers).toMatchObject({ api_access_token: "token-1" });
      const path = request.url.replace("https://chat.example.com/api/v1/accounts/1/conversations/88/", "");
      asked.push([request.method, path, request.body === undefined ? undefined : JSON.parse(request.body)]);
      return respond(request);
    },
  );
  return { asked, result };
}

const note = (content: string) => ({
  content,
  message_type: "outgoing",
  private: true,
  content_attributes: { interject: "act_1" },
});

describe("what agents alone may see is a private note", () => {
  it.each<Action>([
    { kind: "suggestion", text: "可以这样说" },
    { kind: "notice", audience: "agent", to: "3", text: "可以这样说" },
  ])("$kind", async (action) => {
    expect((await carryOut(action)).asked).toEqual([["POST", "messages", note("可以这样说")]]);
  });
});

describe("what the buyer sees carries our mark", () => {
  it.each<Action>([
    { kind: "reply", text: "马上为您转接" },
    { kind: "notice", audience: "buyer", text: "马上为您转接" },
  ])("$kind", async (action) => {
    const body = { ...note("马上为您转接"), private: false };
    expect((await carryOut(action)).asked).toEqual([["POST", "messages", body]]);
  });

  it("menu", async () => {
    const { asked } = await carryOut({ kind: "menu", text: "转人工吗", options: [{ id: "human", label: "转人工" }] });
    const items = [{ title: "转人工", value: "human" }];
    const marked = { content_type: "input_select", content_attributes: { items, interject: "act_1" } };
    expect(asked).toEqual([["POST", "messages", { ...note("转人工吗"), private: false, ...marked }]]);
  });
});

describe("a hand-over opens the conversation", () => {
  const opened = ["POST", "toggle_status", { status: "open" }];
  it.each<[string, Omit<Extract<Action, { kind: "handoff" }>, "kind">, unknown[]]>([
    ["to whoever is free", {}, []],
    ["to a team", { group: "12" }, [["POST", "assignments", { team_id: 12 }]]],
    ["to an agent", { agent: "3" }, [["POST", "assignments", { assignee_id: 3 }]]],
    [
      "to an agent of a team, the team first",
      { group: "12", agent: "3" },
      [
        ["POST", "assignments", { team_id: 12 }],
        ["POST", "assignments", { assignee_id: 3 }],
      ],
    ],
    [
      "with names that Chatwoot does not know, in the note",
      { group: "售后", agent: "a-1", note: "买家生气" },
      [["POST", "messages", note("售后\na-1\n买家生气")]],
    ],
  ])("%s", async (_, action, then) => {
    expect((await carryOut({ kind: "handoff", ...action })).asked).toEqual([opened, ...then]);
  });

  it("and stops at the first request that fails", async () => {
    const { asked, result } = await carryOut({ kind: "handoff", agent: "3" }, () => answered({}, 502));
    expect([asked.length, result]).toEqual([1, answered({}, 502)]);
  });
});

describe("a menu that is taken back", () => {
  const menu = (id: number, marks: object = { interject: "act_0" }) => ({
    id,
    content_type: "input_select",
    content_attributes: { items: [], ...marks },
  });
  const dismiss = (payload: unknown) =>
    carryOut({ kind: "dismiss-menu" }, ({ method }) => answered(method === "GET" ? { meta: {}, payload } : {}));

  it("is deleted: the newest of ours that nobody has answered", async () => {
    const others = [
      menu(1),
      menu(2),
      menu(3, { interject: "act_9", submitted_values: [{ value: "human" }] }),
      menu(4, {}),
    ];
    const { asked } = await dismiss([...others, { id: 5, content_type: "text", content_attributes: null }]);
    expect(asked).toEqual([
      ["GET", "messages", undefined],
      ["DELETE", "messages/2", undefined],
    ]);
  });

  it("and is gone already is done, so that it may be tried again", async () => {
    const { asked, result } = await dismiss([{ id: 2, content_type: "text", content_attributes: { deleted: true } }]);
    expect([asked.length, result]).toMatchObject([1, { kind: "answered", status: 200 }]);
  });

  it("stays while the messages cannot be read", async () => {
    expect((await dismiss("oops")).result).toMatchObject({ kind: "unreached" });
  });
});

describe("a label", () => {
  it("is added to those that are there", async () => {
    const { asked } = await carryOut({ kind: "tag", tag: "angry" }, () => answered({ payload: ["vip"] }));
    expect(asked).toEqual([
      ["GET", "labels", undefined],
      ["POST", "labels", { labels: ["vip", "angry"] }],
    ]);
  });

  it("that is there already is left alone", async () => {
    const { asked } = await carryOut({ kind: "tag", tag: "vip" }, () => answered({ payload: ["vip"] }));
    expect(asked).toHaveLength(1);
  });
});

it.each<Action>([
  { kind: "verdict", decision: "hold" },
  { kind: "notify", receiver: "r", text: "x" },
  { kind: "task", task: "follow-up", text: "x" },
  { kind: "close-task", outcome: "done" },
])("$kind is nothing that Chatwoot could do", async (action) => {
  const { asked, result } = await carryOut(action);
  expect([asked, result.kind]).toEqual([[], "unsupported"]);
});

it("our own private note comes back, and is no event of the chat", () => {
  const body = {
    event: "message_created",
    id: 1,
    ...note("可以这样说"),
    created_at: 1,
    sender: { id: 3, type: "user" },
    conversation: { id: 88 },
  };
  expect(chatwoot.translate(body, { headers: new Headers(), now: 0 })).toEqual({ ok: true, events: [] });
});

it("what our token has sent comes back with our mark", () => {
  const body = {
    event: "message_created",
    id: 1,
    ...note("马上为您转接"),
    private: false,
    created_at: 1,
    sender: { id: 3, type: "user" },
    conversation: { id: 88 },
  };
  const translated = chatwoot.translate(body, { headers: new Headers(), now: 0 });
  expect(translated).toMatchObject({ ok: true, events: [{ type: "message", causedBy: "act_1" }] });
});
