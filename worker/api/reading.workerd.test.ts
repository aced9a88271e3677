import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { bareDecision } from "../ledger/fixtures.ts";
import type { LedgerRows } from "../ledger/rows.ts";
import { findingItem, messageItem } from "./schemas.ts";
import { withKey } from "./testing/browser.ts";
import { newMerchant, type TestMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const start = 1_700_000_000_000;
const naughty = `Robert'); DROP TABLE "message";-- <script>alert(1)</script> ﷽ \u202Etest\u202C 👩‍👩‍👧 null`;

function rowsOf({ id, shop }: TestMerchant, conversation: string, { messages = 3, at = start } = {}): LedgerRows {
  const ids = { conversation: `${shop}/interject/${conversation}`, session: `${shop}/interject/${conversation}/s-1` };
  const event = (index: number) => `m-${index}`;
  return {
    v: 1,
    merchant: id,
    shop,
    conversation: {
      id: ids.conversation,
      channel: "interject",
      conversation,
      buyer: "b-1",
      buyerName: naughty,
      agent: "a-1",
      firstAt: at,
      lastAt: at + messages - 1,
      messages,
      closed: false,
      dueAt: null,
    },
    sessions: [
      {
        id: ids.session,
        day: "2023-11-15",
        agent: "a-1",
        agentName: "小王",
        agentRole: "agent",
        type: "presale",
        typeConfidence: 0.9,
        typeChosen: false,
        rounds: 0,
        replyMs: 0,
        humanRounds: 0,
        humanReplyMs: 0,
        durationMs: 0,
        startedAt: at,
        endedAt: at + messages - 1,
        messages,
        score: 97,
        judgedAt: at + 10,
        scene: null,
        rating: null,
        buyer: "b-1",
        buyerMessages: messages,
        paidOrders: null,
        paidAmount: null,
        traded: null,
      },
    ],
    messages: Array.from({ length: messages }, (_, index) => ({
      id: `${ids.conversation}/${event(index)}`,
      event: event(index),
      session: ids.session,
      at: at + index,
      role: "buyer" as const,
      author: "b-1",
      authorName: null,
      text: index === 0 ? naughty : `message ${index}`,
      content: null,
      automatic: false,
      retracted: false,
    })),
    findings: [
      {
        id: `${ids.conversation}/f-1`,
        session: ids.session,
        event: event(0),
        point: "alerts/unanswered",
        code: "late",
        kind: "alert",
        severity: "normal",
        score: null,
        message: { zh: "60 秒未回复", en: "No answer for 60 seconds" },
        evidence: [{ message: event(0), start: 0, end: 6, quote: "Robert" }],
        revision: 1,
        at: at + 5,
        agent: "a-1",
        status: "active",
        resolvedAt: null,
      },
    ],
    tasks: [],
    decisions: [
      {
        id: `${ids.conversation}/d-1`,
        session: ids.session,
        event: event(0),
        finding: `${ids.conversation}/f-1`,
        point: "alerts/unanswered",
        policy: "call-supervisor",
        intervention: "supervision/notify-supervisor",
        step: 0,
        mode: "observe",
        outcome: "observed",
        reason: "matched",
        revision: 1,
        at: at + 5,
        ...bareDecision,
        actions: [{ key: "k-1", kind: "notice", state: "planned", body: "{}", error: null }],
      },
    ],
  };
}

async function shopWith(...conversations: Parameters<typeof rowsOf>[2][]) {
  const merchant = await newMerchant(env);
  for (const [index, options] of conversations.entries()) {
    const receipt = await env.LEDGER.getByName("default").append(rowsOf(merchant, `c-${index + 1}`, options));
    expect(receipt.ok).toBe(true);
  }
  const ask = withKey(await merchant.key());
  const get = async (path: string) => (await ask(`/v1/shops/${merchant.shop}/${path}`)).json<Page>();
  return { merchant, ask, get };
}

type Page = { items: Record<string, unknown>[]; next: string | null };

test("a conversation's page holds its transcript, findings and decisions, with texts as they came", async () => {
  const { ask, merchant } = await shopWith({});
  const answer = await ask(`/v1/shops/${merchant.shop}/conversations/c-1`);
  expect(answer.status).toBe(200);
  const page = await answer.json<Record<string, unknown>>();
  expect(page).toMatchObject({
    conversation: { conversation: "c-1", channel: "interject", buyerName: naughty },
    sessions: [{ score: 97, type: "presale" }],
    messages: [{ event: "m-0", text: naughty }, { event: "m-1" }, { event: "m-2" }],
    findings: [{ event: "m-0", evidence: [{ quote: "Robert" }] }],
    decisions: [{ outcome: "observed", actions: [{ state: "planned" }] }],
  });
});

test("a conversation that does not exist is not found", async () => {
  const { ask, merchant } = await shopWith();
  expect((await ask(`/v1/shops/${merchant.shop}/conversations/c-1`)).status).toBe(404);
});

test("items are what the document promises, and name no tenant", async () => {
  const { get } = await shopWith({});
  const [finding] = (await get("findings")).items;
  const [message] = (await get("messages")).items;
  expect(findingItem.strict().parse(finding)).toEqual(finding);
  expect(messageItem.strict().parse(message)).toEqual(message);
});

test("pages are newest first, and following next shows everything once", async () => {
  const { get } = await shopWith({ messages: 7 });
  const seen: unknown[] = [];
  let next: string | null = "";
  for (let pages = 0; next !== null && pages < 10; pages++) {
    const page: Page = await get(`messages?limit=3${next === "" ? "" : `&cursor=${next}`}`);
    seen.push(...page.items.map(({ event }) => event));
    next = page.next;
  }
  expect(seen).toEqual(["m-6", "m-5", "m-4", "m-3", "m-2", "m-1", "m-0"]);
});

test("filters choose by conversation, point, severity, status, policy, outcome and time (F153)", async () => {
  const { get } = await shopWith({}, { at: start + 1_000 });
  const count = async (path: string) => (await get(path)).items.length;
  expect(await count("conversations")).toBe(2);
  expect(await count("conversations?conversation=c-1")).toBe(1);
  expect(await count("conversations?channel=chatwoot")).toBe(0);
  expect(await count("messages?conversation=c-2")).toBe(3);
  expect(await count("findings?point=alerts%2Funanswered")).toBe(2);
  expect(await count("findings?point=alerts%2Fad-law")).toBe(0);
  expect(await count("findings?severity=urgent")).toBe(0);
  expect(await count("findings?status=active&conversation=c-1")).toBe(1);
  expect(await count("decisions?policy=call-supervisor&outcome=observed")).toBe(2);
  expect(await count("decisions?outcome=acted")).toBe(0);
  expect(await count(`findings?from=${start + 1_000}`)).toBe(1);
  expect(await count(`findings?to=${start + 1_000}`)).toBe(1);
  expect(await count(`sessions?from=${start}&to=${start + 1}`)).toBe(1);
});

test("quotes in a filter are text", async () => {
  const { get } = await shopWith({});
  for (const value of ["' OR 1=1 --", '"', "%", naughty]) {
    expect((await get(`messages?conversation=${encodeURIComponent(value)}`)).items).toEqual([]);
  }
});

test("counters count by hour what was really inserted", async () => {
  const { merchant, get } = await shopWith({});
  await env.LEDGER.getByName("default").append(rowsOf(merchant, "c-1"));
  const { items } = await get("counters");
  const hour = start - (start % 3_600_000);
  expect(items).toContainEqual({ hour, metric: "messages", subject: "buyer", count: 3 });
  expect(items).toContainEqual({ hour, metric: "findings", subject: "alerts/unanswered", count: 1 });
  expect((await get(`counters?from=${hour + 3_600_000}`)).items).toEqual([]);
});
