import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../plugins/sdk/intervention.ts";
import { seal, unseal } from "../settings/secrets.ts";
import { newSigningSecret } from "../settings/signing-secret.ts";
import { type Snapshot, snapshot as snapshotSchema } from "../settings/snapshot.ts";
import { type DeliveryDeps, type DeliveryRequest, deliver, type GoneTarget, honoursKeys } from "./deliver.ts";
import { maxAttempts } from "./schedule.ts";

type Seen = { method: string; path: string; headers: Record<string, string>; body: string };
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A receiver on loopback whose answers a test chooses. */
let server: Server;
let origin: string;
let seen: Seen[];
let answer: Answer;
/** What was switched off. */
let gone: GoneTarget[];

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end(`answer ${code}`);
  };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      seen.push({ method: request.method ?? "", path: request.url ?? "", headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  gone = [];
  answer = status(200);
});

const masterKey = Buffer.from("interject-tests-only-master-key!").toString("base64");
const merchant = "m-1";
const [endpointSecret, olderSecret, newerSecret] = [newSigningSecret(), newSigningSecret(), newSigningSecret()];

const deps: DeliveryDeps = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  random: () => 0,
  unseal: (owner, secret) => unseal(masterKey, owner, secret),
  allowLoopback: true,
  publicUrl: "https://interject.example.com/",
  gone: async (target) => void gone.push(target),
};

type Callback = {
  callback?: string | null;
  url?: string;
  disabled?: boolean;
  token?: boolean;
  mail?: boolean;
  receiver?: { disabled?: boolean };
};

async function settings({
  callback = `${origin}/callback`,
  url = `${origin}/hook`,
  disabled = false,
  token = true,
  mail = true,
  receiver = {},
}: Callback) {
  const sealed = (plain: string) => seal(masterKey, merchant, plain);
  const secrets = [await sealed(olderSecret), await sealed(newerSecret)];
  const chatwootCallback = callback === null ? null : `${origin}/api/v1/accounts/1/`;
  return snapshotSchema.parse({
    merchant,
    shop: "s-1",
    revision: 1,
    name: "Shop",
    timeZone: "Asia/Shanghai",
    language: "zh",
    retentionDays: 30,
    channels: [
      { channel: "interject", secrets, callback },
      {
        channel: "chatwoot",
        secrets: [await sealed("cw")],
        callback: chatwootCallback,
        ...(token ? { token: await sealed("cw-token") } : {}),
      },
    ],
    endpoints: [{ id: "crm", url, secret: await sealed(endpointSecret), disabled }],
    points: {},
    packs: [],
    shadows: {},
    allowed: [],
    rules: [],
    groups: [],
    receivers: [
      { id: "mailbox", kind: "email", address: await sealed("lead@shop.com") },
      { id: "slack", kind: "slack", address: await sealed(`${origin}/services/T/B/secret`) },
      { id: "wecom", kind: "wecom", address: await sealed(`${origin}/cgi-bin/webhook/send?key=secret`) },
      {
        id: "dingtalk",
        kind: "dingtalk",
        address: await sealed(`${origin}/robot/send?access_token=secret`),
        secret: await sealed("SECsecret"),
      },
      { id: "program", kind: "webhook", endpoint: "crm" },
    ].map((item) => ({ title: "主管", shown: "…", setAt: 0, ...item, ...receiver })),
    ...(mail
      ? { mail: { url: `${origin}/emails`, from: "a@shop.com", token: await sealed("re_1") } }
      : { mail: undefined }),
    policies: [],
  } satisfies { [setting in keyof Snapshot]?: unknown });
}

type Order = Partial<Pick<DeliveryRequest, "attempt" | "channel">> & {
  settings?: Callback;
  deps?: Partial<DeliveryDeps>;
};

async function send(
  action: Action,
  { attempt = 1, channel = "interject", settings: changes = {}, deps: own = {} }: Order = {},
) {
  const request: DeliveryRequest = {
    key: "c-1:m-1:handoff:0",
    at: 1_700_000_000_000,
    attempt,
    merchant,
    shop: "s-1",
    channel,
    conversation: "88",
    action,
    snapshot: await settings(changes),
  };
  return deliver(request, { ...deps, ...own });
}

/** For a receiver that never answers. */
const impatient = { deps: { timeoutMs: 300 } };

const webhook: Action = { kind: "webhook", endpoint: "crm", payload: { point: "alerts/unanswered", n: 1 } };
const reply: Action = { kind: "reply", text: "您好" };
const menu: Action = { kind: "menu", text: "需要人工吗？", options: [{ id: "human", label: "转人工" }] };
const buyerNotice: Action = { kind: "notice", audience: "buyer", text: "正在为您转接" };
const agentNotice: Action = { kind: "notice", audience: "agent", text: "请回复" };

describe("a webhook to the shop's endpoint", () => {
  it("arrives once, signed, with its key", async () => {
    expect(await send(webhook)).toEqual({ state: "sent" });
    expect(seen).toHaveLength(1);
    const [{ method, path, headers, body }] = seen as [Seen];
    expect({ method, path, type: headers["content-type"] }).toEqual({
      method: "POST",
      path: "/hook",
      type: "application/json",
    });
    expect(new Webhook(endpointSecret).verify(body, headers)).toEqual({
      key: "c-1:m-1:handoff:0",
      at: 1_700_000_000_000,
      shop: "s-1",
      channel: "interject",
      conversation: "88",
      payload: { point: "alerts/unanswered", n: 1 },
    });
  });

  it("keeps its id over attempts, with a signature and time of each", async () => {
    await send(webhook, { deps: { now: () => Date.now() - 60_000 } });
    await send(webhook, { attempt: 2 });
    const [first, second] = seen as [Seen, Seen];
    expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
    expect(Number(second.headers["webhook-timestamp"])).toBeGreaterThan(Number(first.headers["webhook-timestamp"]));
    expect(second.body).toBe(first.body);
  });

  it.each([
    [400, "HTTP 400"],
    [401, "HTTP 401"],
    [500, "HTTP 500"],
    [502, "HTTP 502"],
  ])("is tried again after %i", async (code, error) => {
    answer = status(code);
    expect(await send(webhook)).toEqual({ state: "retry", after: 5, error });
  });

  it("does not follow a redirect", async () => {
    answer = status(302, { location: `${origin}/elsewhere` });
    expect(await send(webhook)).toEqual({
      state: "retry",
      after: 5,
      error: "HTTP 302: redirects are not followed",
    });
    expect(seen.map(({ path }) => path)).toEqual(["/hook"]);
  });

  it("is over when the endpoint is gone", async () => {
    answer = status(410);
    expect(await send(webhook)).toEqual({ state: "failed", error: "gone" });
    expect(gone).toEqual([{ endpoint: "crm" }]);
  });

  it.each([429, 502, 503, 504])("waits as long as %i asks", async (code) => {
    answer = status(code, { "retry-after": "90" });
    expect(await send(webhook)).toEqual({ state: "retry", after: 90, error: `HTTP ${code}` });
  });

  it("is tried again when no answer comes in time", async () => {
    answer = () => undefined;
    expect(await send(webhook, impatient)).toEqual({ state: "retry", after: 5, error: "no answer within 0.3 s" });
  });

  it("is tried again when the connection breaks, or when there is none", async () => {
    answer = (request) => request.socket.destroy();
    expect(await send(webhook)).toEqual({ state: "retry", after: 5, error: "connection lost" });
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, "127.0.0.1", resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const url = `http://127.0.0.1:${port}/`;
    expect(await send(webhook, { settings: { url } })).toEqual({ state: "retry", after: 5, error: "no connection" });
  });

  it("reads at most 64 KB of an endless answer and counts its status", async () => {
    let written = 0;
    answer = (_, response) => {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(16_384))) written += 16_384;
        written += 16_384;
      };
      response.on("drain", pour);
      response.on("error", () => undefined);
      pour();
    };
    expect(await send(webhook, { deps: { timeoutMs: 5_000 } })).toEqual({ state: "sent" });
    expect(written).toBeGreaterThan(65_536);
  });

  it("gives up after the last attempt", async () => {
    answer = status(500);
    expect(await send(webhook, { attempt: maxAttempts })).toEqual({ state: "failed", error: "HTTP 500, 10 attempts" });
  });

  it("goes nowhere that the shop did not set, and to no address inside", async () => {
    const unknown = { ...webhook, endpoint: "other" };
    expect(await send(unknown)).toEqual({ state: "failed", error: "no such endpoint" });
    expect(await send(webhook, { settings: { disabled: true } })).toEqual({
      state: "failed",
      error: "endpoint disabled",
    });
    expect(await send(webhook, { deps: { allowLoopback: false } })).toEqual({
      state: "failed",
      error: "address refused: not https",
    });
    expect(seen).toEqual([]);
  });
});

describe("a notice to a receiver outside the panel", () => {
  const text = "【紧急】买家要投诉";
  const to = (receiver: string): Action => ({ kind: "notify", receiver, text, severity: "urgent" });
  const link = "https://interject.example.com/shops/s-1/conversations/88?channel=interject";
  const says =
    (body: unknown, code = 200): Answer =>
    (_, response) =>
      response.writeHead(code).end(typeof body === "string" ? body : JSON.stringify(body));
  const ok = says({ errcode: 0, errmsg: "ok" });

  it("reaches each kind in its own form", async () => {
    answer = ok;
    expect(await send(to("wecom"))).toEqual({ state: "sent" });
    expect(await send(to("dingtalk"))).toEqual({ state: "sent" });
    answer = says("ok");
    expect(await send(to("slack"))).toEqual({ state: "sent" });
    answer = status(202);
    expect(await send(to("mailbox"))).toEqual({ state: "sent" });
    expect(await send(to("program"))).toEqual({ state: "sent" });
    expect(seen.map(({ path }) => path.replace(/timestamp=.*/, "…"))).toEqual([
      "/cgi-bin/webhook/send?key=secret",
      "/robot/send?access_token=secret&…",
      "/services/T/B/secret",
      "/emails",
      "/hook",
    ]);
    expect(seen[0]?.body).toContain(`🔴 Shop\\n${text}\\n查看会话: ${link}`);
    expect(seen[3]?.headers).toMatchObject({
      authorization: "Bearer re_1",
      "idempotency-key": "c-1:m-1:handoff:0",
    });
    expect(new Webhook(endpointSecret).verify(seen[4]?.body ?? "", seen[4]?.headers ?? {})).toEqual({
      key: "c-1:m-1:handoff:0",
      at: 1_700_000_000_000,
      shop: "s-1",
      payload: { type: "notice", receiver: "program", text, severity: "urgent", link },
    });
  });

  it("is not delivered because a robot answered 200: it must say that it took the message", async () => {
    answer = says({ errcode: 310000, errmsg: "keywords not in content" });
    expect(await send(to("dingtalk"))).toEqual({ state: "failed", error: "DingTalk 310000 keywords not in content" });
    answer = says("<html>");
    expect(await send(to("wecom"))).toEqual({ state: "retry", after: 5, error: "not an answer of WeCom" });
  });

  it("waits as long as a robot that is told too much asks for", async () => {
    answer = says({ errcode: 45009, errmsg: "api freq out of limit" });
    expect(await send(to("wecom"))).toMatchObject({ state: "retry", after: 60 });
    expect(await send(to("wecom"), { attempt: 2 })).toMatchObject({ state: "retry", after: 300 });
    answer = says({ errcode: 130101, errmsg: "send too fast" });
    expect(await send(to("dingtalk"))).toMatchObject({ state: "retry", after: 600 });
    answer = status(429, { "retry-after": "30" });
    expect(await send(to("slack"))).toEqual({ state: "retry", after: 30, error: "HTTP 429" });
  });

  it("is tried again after a failure, also one whose answer was lost, and always under the same key", async () => {
    answer = status(500);
    expect(await send(to("mailbox"))).toEqual({ state: "retry", after: 5, error: "HTTP 500" });
    answer = (request) => request.socket.destroy();
    expect(await send(to("mailbox"))).toEqual({ state: "retry", after: 5, error: "connection lost" });
    answer = () => undefined;
    expect(await send(to("mailbox"), impatient)).toMatchObject({ state: "retry", error: "no answer within 0.3 s" });
    answer = status(200);
    expect(await send(to("mailbox"), { attempt: 4 })).toEqual({ state: "sent" });
    expect(new Set(seen.map(({ headers }) => headers["idempotency-key"]))).toEqual(new Set(["c-1:m-1:handoff:0"]));
    expect(new Set(seen.map((request) => request.body)).size).toBe(1);
    expect(seen).toHaveLength(4);
  });

  it("switches off what is gone, and the endpoint of a program", async () => {
    answer = says({ errcode: 93000, errmsg: "invalid webhook url" });
    expect(await send(to("wecom"))).toEqual({ state: "failed", error: "gone: WeCom 93000 invalid webhook url" });
    answer = says("no_service", 404);
    expect(await send(to("slack"))).toEqual({ state: "failed", error: "gone: Slack 404 no_service" });
    answer = status(410);
    expect(await send(to("program"))).toEqual({ state: "failed", error: "gone" });
    expect(gone).toEqual([{ receiver: "wecom" }, { receiver: "slack" }, { endpoint: "crm" }]);
  });

  it("does not follow a redirect", async () => {
    answer = status(302, { location: `${origin}/elsewhere` });
    expect(await send(to("slack"))).toMatchObject({ state: "retry", error: "HTTP 302: redirects are not followed" });
    expect(seen).toHaveLength(1);
  });

  it("goes to nobody who is unknown or switched off, waits for a mail provider, and never goes inside", async () => {
    expect(await send(to("nobody"))).toEqual({ state: "failed", error: "no such receiver" });
    const off = { settings: { receiver: { disabled: true } } };
    expect(await send(to("slack"), off)).toEqual({ state: "failed", error: "receiver disabled" });
    expect(await send(to("program"), { settings: { disabled: true } })).toMatchObject({ error: "endpoint disabled" });
    const noMail = { settings: { mail: false } };
    expect(await send(to("mailbox"), noMail)).toEqual({ state: "waiting", error: "no mail settings" });
    const live = { deps: { allowLoopback: false } };
    for (const id of ["mailbox", "slack", "wecom", "dingtalk", "program"])
      expect(await send(to(id), live)).toEqual({ state: "failed", error: "address refused: not https" });
    expect(seen).toEqual([]);
  });
});

describe("the callback of a shop without a platform of ours", () => {
  it.each([
    menu,
    reply,
    buyerNotice,
    agentNotice,
    { kind: "tag", tag: "vip" },
    { kind: "handoff" },
    { kind: "dismiss-menu" },
  ] as const)("is told of $kind with its key, signed with every live secret", async (action) => {
    expect(await send(action)).toEqual({ state: "sent" });
    const [{ path, headers, body }] = seen as [Seen];
    expect(path).toBe("/callback");
    const told = { conversation: "88", actions: [{ key: "c-1:m-1:handoff:0", at: 1_700_000_000_000, ...action }] };
    expect(new Webhook(olderSecret).verify(body, headers)).toEqual(told);
    expect(new Webhook(newerSecret).verify(body, headers)).toEqual(told);
  });

  it("leaves the action to the panel when the shop has none", async () => {
    expect(await send(reply, { settings: { callback: null } })).toEqual({ state: "waiting", error: "no callback" });
  });

  it("is tried again with a reply of unknown outcome, since it honours keys", async () => {
    answer = () => undefined;
    expect(await send(reply, impatient)).toMatchObject({ state: "retry" });
    answer = (request) => request.socket.destroy();
    expect(await send(menu)).toMatchObject({ state: "retry" });
  });

  it("is not needed for a notice to the supervisor, and too late for a verdict", async () => {
    expect(await send({ kind: "notice", audience: "supervisor", text: "看一下" })).toEqual({ state: "sent" });
    expect(await send({ kind: "verdict", decision: "block" })).toMatchObject({ state: "failed" });
    expect(seen).toEqual([]);
  });

  it("of an unknown channel fails", async () => {
    expect(await send(reply, { channel: "fax" })).toEqual({ state: "failed", error: "no such channel" });
  });
});

describe("Chatwoot", () => {
  const call = (action: Action, order: Order = {}) => send(action, { ...order, channel: "chatwoot" });
  const posted = () => seen.map(({ method, path, body }) => [method, path, body === "" ? null : JSON.parse(body)]);
  const root = "/api/v1/accounts/1/conversations/88";

  it("shows the buyer a menu whose answer names the action", async () => {
    expect(await call(menu)).toEqual({ state: "sent" });
    expect(seen[0]?.headers.api_access_token).toBe("cw-token");
    expect(posted()).toEqual([
      [
        "POST",
        `${root}/messages`,
        {
          content: "需要人工吗？",
          message_type: "outgoing",
          private: false,
          content_type: "input_select",
          content_attributes: { items: [{ title: "转人工", value: "human" }], interject: "c-1:m-1:handoff:0" },
        },
      ],
    ]);
  });

  it.each([
    [reply, false],
    [buyerNotice, false],
    [agentNotice, true],
    [{ kind: "suggestion", text: "试试" } satisfies Action, true],
  ])("gets $kind as a message, private unless it is for the buyer", async (action, isPrivate) => {
    expect(await call(action)).toEqual({ state: "sent" });
    expect(posted()).toMatchObject([["POST", `${root}/messages`, { private: isPrivate }]]);
  });

  it("opens a conversation for hand-off, assigns the team and leaves the note last", async () => {
    expect(await call({ kind: "handoff", group: "12", note: "买家生气" })).toEqual({ state: "sent" });
    expect(posted()).toMatchObject([
      ["POST", `${root}/toggle_status`, { status: "open" }],
      ["POST", `${root}/assignments`, { team_id: 12 }],
      ["POST", `${root}/messages`, { private: true, content: "买家生气" }],
    ]);
  });

  it("stops a hand-off at the first request that fails", async () => {
    answer = status(503);
    expect(await call({ kind: "handoff", group: "12", note: "x" })).toMatchObject({ state: "retry" });
    expect(seen).toHaveLength(1);
  });

  it("adds a label to those that are there", async () => {
    answer = (_, response) => response.end(JSON.stringify({ payload: ["vip"] }));
    expect(await call({ kind: "tag", tag: "angry" })).toEqual({ state: "sent" });
    expect(posted()).toEqual([
      ["GET", `${root}/labels`, null],
      ["POST", `${root}/labels`, { labels: ["vip", "angry"] }],
    ]);
  });

  it("does not overwrite labels that it could not read, nor set one twice", async () => {
    expect(await call({ kind: "tag", tag: "angry" })).toMatchObject({ state: "retry" });
    answer = (_, response) => response.end(JSON.stringify({ payload: ["angry"] }));
    expect(await call({ kind: "tag", tag: "angry" })).toEqual({ state: "sent" });
    expect(seen.map(({ method }) => method)).toEqual(["GET", "GET"]);
  });

  it.each([reply, menu, buyerNotice])("is not sent $kind again when it may have been shown", async (action) => {
    answer = () => undefined;
    expect(await call(action, impatient)).toEqual({ state: "unknown", error: "no answer within 0.3 s" });
    answer = (request) => request.socket.destroy();
    expect(await call(action)).toEqual({ state: "unknown", error: "connection lost" });
    answer = status(502);
    expect(await call(action)).toEqual({ state: "unknown", error: "HTTP 502" });
  });

  it("is sent it again when it was certainly not taken", async () => {
    answer = status(503, { "retry-after": "30" });
    expect(await call(reply)).toEqual({ state: "retry", after: 30, error: "HTTP 503" });
    answer = status(429);
    expect(await call(reply)).toMatchObject({ state: "retry" });
  });

  it("is sent what the buyer does not see again", async () => {
    answer = () => undefined;
    expect(await call(agentNotice, impatient)).toMatchObject({ state: "retry" });
  });

  it("needs a token", async () => {
    expect(await call(reply, { settings: { token: false } })).toEqual({ state: "waiting", error: "no token" });
    expect(seen).toEqual([]);
  });
});

describe("whether a receiver drops keys it has seen", () => {
  it("is promised by webhooks and our own callback, not by Chatwoot", () => {
    expect(honoursKeys({ channel: "chatwoot", action: webhook })).toBe(true);
    expect(honoursKeys({ channel: "chatwoot", action: { kind: "notify", receiver: "lead", text: "看一下" } })).toBe(
      true,
    );
    expect(honoursKeys({ channel: "interject", action: reply })).toBe(true);
    expect(honoursKeys({ channel: "chatwoot", action: reply })).toBe(false);
    expect(honoursKeys({ channel: "fax", action: reply })).toBe(false);
  });
});
