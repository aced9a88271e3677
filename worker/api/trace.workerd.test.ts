import { expect, test } from "vitest";
import { openShop } from "./testing/chat.ts";

const exposure = "alerts/threaten-exposure";

type Traced = { point: string; shadow: boolean };

async function trace(shop: Awaited<ReturnType<typeof openShop>>, event: string, more = "") {
  const answer = await shop.get(`messages/trace?conversation=c-1&event=${event}${more}`);
  const of = (point: string, shadow = false) =>
    answer.points.find((item: Traced) => item.point === point && item.shadow === shadow);
  return { answer, of };
}

test("a message's trace names every point that was asked, what it hit and what it found", async () => {
  const shop = await openShop();
  const chat = shop.chat("c-1");
  const { event } = await chat.say("buyer", "我要去12315投诉你们");
  await chat.settle();
  const { answer, of } = await trace(shop, event);
  expect(answer).toMatchObject({ event, revision: 1 });
  expect(of(exposure)).toMatchObject({
    findings: [{ evidence: [{ message: event, quote: "12315" }] }],
    suppressed: [],
    error: null,
  });
  expect(of(exposure).hits.length).toBeGreaterThan(0);
  expect(of("alerts/unanswered")).toMatchObject({ findings: [], error: null });
});

test("what the shop allows is shown as suppressed, and a trial as a trial", async () => {
  const shop = await openShop();
  const chat = shop.chat("c-1");
  const { event, findings } = await chat.say("buyer", "我要去12315投诉你们");
  await chat.settle();
  await shop.change("PUT", `points/${exposure}/shadow`, { severity: "low" });
  expect((await trace(shop, event)).of(exposure, true)).toMatchObject({ findings: [{ code: expect.any(String) }] });
  await shop.change("DELETE", `points/${exposure}/shadow`);
  const id = findings.find(({ point }) => point === exposure)?.id ?? "";
  const learn = { phrase: "12315投诉", scope: "point" };
  await shop.change("POST", `findings/${encodeURIComponent(id)}/feedback`, { verdict: "wrong", learn });
  const { answer, of } = await trace(shop, event, "&channel=interject");
  expect(of(exposure)).toMatchObject({ findings: [], suppressed: [{ evidence: [{ quote: "12315" }] }] });
  expect(answer.revision).toBe(4);
});

test("an unknown message, conversation or channel is not found, a query without a message is invalid", async () => {
  const shop = await openShop();
  const chat = shop.chat("c-1");
  const { event } = await chat.say("buyer", "你好");
  await chat.settle();
  for (const query of [
    "conversation=c-1&event=none",
    `conversation=c-2&event=${event}`,
    `conversation=c-1&event=${event}&channel=chatwoot`,
  ])
    expect((await shop.get(`messages/trace?${query}`)).error.code).toBe("not-found");
  expect((await shop.get("messages/trace?conversation=c-1")).error).toMatchObject({ code: "invalid", path: "event" });
});
