import { describe, expect, it } from "vitest";
import { event as eventSchema } from "../sdk/event.ts";
import { chatwoot } from "./chatwoot.ts";

const told = 1_704_074_700;

/** The documented field set of `message_created`, with what a test changes. */
function message(changes: Record<string, unknown> = {}) {
  return {
    event: "message_created",
    id: 4311,
    content: "什么时候发货",
    created_at: "2024-01-01T02:03:04.000Z",
    message_type: "incoming",
    content_type: "text",
    private: false,
    content_attributes: {},
    source_id: null,
    sender: { id: 7, name: "买家", avatar: "", type: "contact" },
    inbox: { id: 2, name: "web" },
    conversation: conversation(),
    account: { id: 1, name: "shop" },
    ...changes,
  };
}

function conversation(changes: Record<string, unknown> = {}) {
  return {
    id: 88,
    inbox_id: 2,
    status: "open",
    can_reply: true,
    channel: "Channel::WebWidget",
    contact_inbox: { source_id: "abc", hmac_verified: false },
    // Stale: the last message may be another one by the time the payload is built.
    messages: [{ id: 1, message_type: 2, created_at: 1, content: "an older one" }],
    meta: {
      sender: { id: 7, name: "买家" },
      assignee: { id: 3, name: "小美", type: "user", availability_status: "online" },
    },
    unread_count: 1,
    timestamp: 1_704_074_584,
    updated_at: 1_704_074_590.251,
    labels: [],
    ...changes,
  };
}

function translate(body: unknown) {
  const headers = new Headers({ "x-chatwoot-timestamp": String(told) });
  return chatwoot.translate(body, { headers, now: told * 1_000 + 900 });
}

/** The events of a body, each checked against the contract, since the conversation trusts them. */
function eventsOf(body: unknown) {
  const translated = translate(body);
  if (!translated.ok) throw new Error(`${translated.path}: ${translated.message}`);
  for (const event of translated.events) expect(eventSchema.parse(event)).toEqual(event);
  return translated.events;
}

describe("signature", () => {
  const vector = {
    secret: "cw_secret",
    body: '{"event":"message_created","id":1}',
    timestamp: "1700000000",
    signature: "sha256=0268fe45bada2b4016157bba1c61b018dfebd7d8c325985bfdbc1f0fc6e84e48",
  };
  async function accepts(changes: Partial<typeof vector> = {}, now = 1_700_000_000_000) {
    const { secret, body, timestamp, signature } = { ...vector, ...changes };
    const headers = new Headers();
    if (timestamp !== "") headers.set("x-chatwoot-timestamp", timestamp);
    if (signature !== "") headers.set("x-chatwoot-signature", signature);
    return chatwoot.verify({ headers, body: new TextEncoder().encode(body), now }, [await chatwoot.importKey(secret)]);
  }

  it("accepts the vector of the described algorithm", async () => {
    expect(await accepts()).toBe(true);
  });

  it.each([
    { body: '{"event":"message_created","id":2}' },
    { secret: "other" },
    { timestamp: "1700000001" },
    { timestamp: "" },
    { timestamp: " 1700000000".repeat(2) },
    { timestamp: "1700000000.0" },
    { signature: "" },
    { signature: vector.signature.slice("sha256=".length) },
    { signature: vector.signature.toUpperCase() },
    { signature: `${vector.signature}00` },
    { signature: `sha1=${vector.signature.slice("sha256=".length)}` },
    { signature: `${vector.signature}, ${vector.signature}` },
  ])("refuses %j", async (changes) => {
    expect(await accepts(changes)).toBe(false);
  });

  it.each([
    [-301, false],
    [-300, true],
    [300, true],
    [301, false],
  ])("answers a request that is %i s off with %s", async (offset, expected) => {
    expect(await accepts({}, 1_700_000_000_000 + offset * 1_000)).toBe(expected);
  });

  it("refuses an empty secret", async () => {
    await expect(chatwoot.importKey("")).rejects.toThrow("empty");
  });
});

describe("message_created", () => {
  it("is a message of the buyer, identified by the message", () => {
    expect(eventsOf(message())).toEqual([
      {
        type: "message",
        id: "4311",
        conversation: "88",
        at: Date.UTC(2024, 0, 1, 2, 3, 4),
        sequence: 4311,
        from: { role: "buyer", id: "7", name: "买家" },
        content: [{ type: "text", text: "什么时候发货" }],
      },
    ]);
  });

  it.each([
    ["a user", { id: 3, name: "小美", type: "user" }, { role: "agent", id: "3", name: "小美" }],
    ["an agent bot", { id: 9, name: "助手", type: "agent_bot" }, { role: "bot", id: "9", name: "助手" }],
    ["nobody, typed on the phone", null, { role: "agent", id: "3", name: "小美" }],
  ])("is by the agent's side when sent by %s", (_, sender, from) => {
    expect(eventsOf(message({ message_type: "outgoing", sender }))[0]).toMatchObject({ type: "message", from });
  });

  it("is by an unknown agent when neither a sender nor an assignee is told", () => {
    const body = message({ message_type: "outgoing", sender: null, conversation: conversation({ meta: {} }) });
    expect(eventsOf(body)[0]).toMatchObject({ from: { role: "agent", id: "unknown" } });
  });

  it.each(["template", "activity"])("of type %s is an automatic message of the system", (message_type) => {
    const [event] = eventsOf(message({ message_type, sender: null }));
    expect(event).toMatchObject({ from: { role: "system" }, automatic: true });
  });

  it("of an automation rule is automatic", () => {
    const body = message({ message_type: "outgoing", sender: null, content_attributes: { automation_rule_id: 5 } });
    expect(eventsOf(body)[0]).toMatchObject({ from: { role: "system", id: "automation" }, automatic: true });
  });

  it("that is private is not a message of the conversation", () => {
    expect(eventsOf(message({ private: true, message_type: "outgoing" }))).toEqual([]);
    expect(eventsOf(message({ event: "message_updated", private: true }))).toEqual([]);
  });

  it("keeps pictures and names other attachments", () => {
    const attachments = [
      { file_type: "image", data_url: "https://chat.example.com/a.png" },
      { file_type: "audio", data_url: "https://chat.example.com/a.ogg" },
      { file_type: "image", data_url: `https://chat.example.com/${"x".repeat(3_000)}` },
    ];
    expect(eventsOf(message({ content: null, attachments }))[0]).toMatchObject({
      content: [
        { type: "image", url: "https://chat.example.com/a.png" },
        { type: "card", title: "audio", url: "https://chat.example.com/a.ogg" },
        { type: "image" },
      ],
    });
  });

  it("without text or attachment still says who spoke", () => {
    const [event] = eventsOf(message({ content: null, content_type: "input_email" }));
    expect(event).toMatchObject({ content: [{ type: "card", title: "input_email" }] });
  });

  it("is cut to the longest text that we keep, at most 50 parts, and stays valid", () => {
    const attachments = Array.from({ length: 60 }, () => ({ file_type: "image", data_url: null }));
    const [event] = eventsOf(message({ content: `${"好".repeat(65_535)}👩`, attachments }));
    if (event?.type !== "message") throw new Error("no message");
    expect(event.content).toHaveLength(50);
    expect(event.content[0]).toEqual({ type: "text", text: `${"好".repeat(65_535)}�` });
  });

  it("names the action of ours that caused it", () => {
    const body = message({ message_type: "outgoing", content_attributes: { interject: "c-1:step-1" } });
    expect(eventsOf(body)[0]).toMatchObject({ causedBy: "c-1:step-1" });
    expect(eventsOf(message({ content_attributes: { interject: { evil: 1 } } }))[0]).not.toHaveProperty("causedBy");
  });

  it("gives the same event when it is told again later", () => {
    const first = eventsOf(message());
    const later = chatwoot.translate(message({ conversation: conversation({ unread_count: 9 }) }), {
      headers: new Headers({ "x-chatwoot-timestamp": String(told + 60) }),
      now: 0,
    });
    expect(later).toEqual({ ok: true, events: first });
  });
});

describe("message_updated", () => {
  const update = (changes: Record<string, unknown>) => eventsOf(message({ event: "message_updated", ...changes }));

  it("with the mark of deletion retracts the message", () => {
    const changes = { content: "This message was deleted", content_attributes: { deleted: true } };
    expect(update(changes)).toEqual([
      { type: "retracted", id: "4311-retracted", conversation: "88", at: told * 1_000, message: "4311" },
    ]);
  });

  it("of an incoming message is an edit, named after its content", () => {
    const [first] = update({ content: "改一下" });
    expect(first).toMatchObject({
      type: "edited",
      at: told * 1_000,
      message: "4311",
      content: [{ type: "text", text: "改一下" }],
    });
    expect(update({ content: "改一下" })[0]?.id).toBe(first?.id);
    expect(update({ content: "又改" })[0]?.id).not.toBe(first?.id);
  });

  it("of an outgoing message is an edit only with a mark of editing, since each delivery status comes this way", () => {
    const outgoing = { message_type: "outgoing", sender: { id: 3, type: "user" } };
    expect(update(outgoing)).toEqual([]);
    const edited = { ...outgoing, content_attributes: { is_edited: true, previous_content: "…" } };
    expect(update(edited)[0]).toMatchObject({ type: "edited", message: "4311" });
  });

  it("with a chosen option is a choice in the menu that we sent", () => {
    const content_attributes = {
      items: [{ title: "转人工", value: "human" }],
      submitted_values: [{ title: "转人工", value: "human" }],
      interject: "key-1",
    };
    const changes = { message_type: "outgoing", content_type: "input_select", content_attributes };
    expect(update(changes)).toEqual([
      {
        type: "menu",
        id: "4311-choice-human",
        conversation: "88",
        at: told * 1_000,
        menu: "key-1",
        choice: "human",
      },
    ]);
  });

  it("with a chosen option of another menu names the message and keeps the choice an id", () => {
    const content_attributes = { submitted_values: [{ title: "x", value: "track my order" }] };
    const changes = { message_type: "outgoing", content_type: "input_select", content_attributes };
    expect(update(changes)[0]).toMatchObject({ type: "menu", menu: "4311", choice: "track-my-order" });
  });

  it("with an answered survey is a rating", () => {
    const content_attributes = { submitted_values: { csat_survey_response: { rating: 2, feedback_message: "…" } } };
    const changes = { message_type: "template", content_type: "input_csat", content_attributes };
    expect(update(changes)).toEqual([
      { type: "rating", id: "4311-rating-2", conversation: "88", at: told * 1_000, score: 2 },
    ]);
  });
});

describe("events of the conversation", () => {
  const changed = (previous: unknown, current: unknown) => [
    { assignee_id: { previous_value: previous, current_value: current } },
  ];

  it("is closed when resolved, at the time of the change", () => {
    const body = { event: "conversation_status_changed", ...conversation({ status: "resolved" }) };
    expect(eventsOf(body)).toEqual([
      { type: "closed", id: "closed-88-1704074590251", conversation: "88", at: 1_704_074_590_251 },
    ]);
  });

  it.each(["open", "pending", "snoozed"])("is not closed by the status %s", (status) => {
    expect(eventsOf({ event: "conversation_status_changed", ...conversation({ status }) })).toEqual([]);
  });

  it("is handed over when the assignee changes", () => {
    const body = { event: "conversation_updated", ...conversation({ changed_attributes: changed(5, 3) }) };
    expect(eventsOf(body)).toEqual([
      {
        type: "transferred",
        id: "transferred-88-1704074590251-3",
        conversation: "88",
        at: 1_704_074_590_251,
        by: { role: "agent", id: "5" },
        to: { role: "agent", id: "3", name: "小美" },
      },
    ]);
  });

  it("is handed to whom the change names, also when somebody else is assigned by now", () => {
    const body = { event: "conversation_updated", ...conversation({ changed_attributes: changed(null, 12) }) };
    const [event] = eventsOf(body);
    expect(event).toMatchObject({ type: "transferred", to: { role: "agent", id: "12" } });
    expect(event).not.toHaveProperty("by");
  });

  it.each([[changed(3, null)], [[{ status: { previous_value: "open", current_value: "resolved" } }]], [null]])(
    "is not handed over by the changes %j",
    (changed_attributes) => {
      expect(eventsOf({ event: "conversation_updated", ...conversation({ changed_attributes }) })).toEqual([]);
    },
  );

  it("hears the buyer type, and not what an agent types into a private note", () => {
    const body = { event: "conversation_typing_on", conversation: conversation(), user: { id: 7, name: "买家" } };
    expect(eventsOf(body)).toEqual([
      {
        type: "typing",
        id: `typing-88-7-${told * 1_000}`,
        conversation: "88",
        at: told * 1_000,
        from: { role: "buyer", id: "7", name: "买家" },
      },
    ]);
    expect(eventsOf({ ...body, user: { id: 3, type: "user" }, is_private: true })).toEqual([]);
  });

  it.each([
    "conversation_created",
    "contact_created",
    "contact_updated",
    "webwidget_triggered",
    "conversation_typing_off",
    "something_new",
  ])("ignores %s", (event) => {
    expect(eventsOf({ event })).toEqual([]);
  });
});

describe("a payload that is not Chatwoot's", () => {
  it.each([
    [{}, "event"],
    [[], ""],
    [message({ id: "a b" }), "id"],
    [message({ created_at: "yesterday-ish" }), "created_at"],
    [message({ message_type: "sideways" }), "message_type"],
    [message({ conversation: null }), "conversation"],
    [message({ conversation: { id: {} } }), "conversation.id"],
    [message({ sender: { id: 7, name: 5 } }), "sender.name"],
  ])("is refused with the path of the field: %#", (body, path) => {
    const translated = translate(body);
    expect(translated).toMatchObject({ ok: false, path });
  });

  it("names the allowed values", () => {
    const translated = translate(message({ message_type: "sideways" }));
    expect(translated.ok ? "" : translated.message).toContain("incoming");
  });
});
