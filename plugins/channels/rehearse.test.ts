import { describe, expect, test } from "vitest";
import { channels } from "./all.ts";
import { isTestConversation, newTestConversation, testConversations } from "./test-message.ts";

/** A secret in the form that each platform's secrets have. */
const secret = `whsec_${btoa("a secret of thirty-two bytes, ok")}`;
const now = 1_700_000_000_000;
const conversation = newTestConversation();
const message = { conversation, text: "我要投诉", buyer: "测试买家", now };

describe.each([...channels.values()])("the test message of $id", (channel) => {
  const requests = () => channel.rehearse(message, secret);
  const arrived = ({ headers, body }: { headers: Readonly<Record<string, string>>; body: string }) => ({
    headers: new Headers(headers),
    body: new TextEncoder().encode(body),
    now,
  });

  test("is signed as the platform signs: with this secret, and with no other", async () => {
    const key = await channel.importKey(secret);
    const other = await channel.importKey(secret.replace("whsec_Y", "whsec_Z"));
    for (const request of await requests()) {
      expect(await channel.verify(arrived(request), [key])).toBe(true);
      expect(await channel.verify(arrived(request), [other])).toBe(false);
      expect(channel.headerProblem(arrived(request))).toBeNull();
    }
  });

  test("is what the buyer says, and the end of the chat", async () => {
    const events = (await requests()).flatMap((request) => {
      const { headers } = arrived(request);
      const translated = channel.translate(JSON.parse(request.body), { headers, now });
      if (!translated.ok) throw new Error(`${translated.path}: ${translated.message}`);
      return translated.events;
    });
    expect(events).toMatchObject([
      { type: "message", conversation, from: { role: "buyer" }, content: [{ type: "text", text: "我要投诉" }] },
      { type: "closed", conversation },
    ]);
    expect(events.every((event) => "conversation" in event && isTestConversation(event.conversation))).toBe(true);
  });

  test("says what is wrong with headers that are missing or old", async () => {
    const [request] = await requests();
    if (request === undefined) throw new Error("no request");
    expect(channel.headerProblem({ headers: new Headers(), now })).toBe("unsigned");
    expect(channel.headerProblem({ headers: new Headers(request.headers), now: now + 301_000 })).toBe("stale");
  });
});

test("conversations of tests lie between two names, which SQL can ask for", () => {
  const { from, to } = testConversations;
  expect(conversation >= from && conversation < to).toBe(true);
  expect("interject-tests" >= from && "interject-tests" < to).toBe(false);
  expect(isTestConversation("interject-tests")).toBe(false);
});
