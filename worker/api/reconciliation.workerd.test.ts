import { expect, test } from "vitest";
import { openShop } from "./testing/chat.ts";

const day = 86_400_000;

/** A chat with these sentences of the agent, closed, and judged as a whole. */
async function chatted(shop: Awaited<ReturnType<typeof openShop>>, conversation: string, ...sentences: string[]) {
  const chat = shop.chat(conversation);
  const start = Date.now() - 600_000;
  await chat.say("buyer", "这款怎么样", { at: start });
  for (const [index, text] of sentences.entries()) await chat.say("agent", text, { at: start + 1_000 * (index + 1) });
  await chat.close({ at: start + 60_000 });
  await chat.settle();
}

test("what alert and session point both found is confirmed, and what only the alert found is overridden (F090)", async () => {
  const shop = await openShop();
  await chatted(shop, "c-1", "我们家全国销量第一，放心买");
  const { families } = await shop.get("reconciliation?point=service%2Fad-law");
  expect(families).toMatchObject([
    {
      point: "service/ad-law",
      counts: { confirmed: 1, overridden: 0, "missed-live": 0, "missed-by-session": 0 },
      alerts: [{ alert: "alerts/ad-law", right: 1, wrong: 0, missing: 0, precision: 1, recall: 1 }],
      items: [{ outcome: "confirmed", reason: "both-found", conversation: "c-1", alerts: ["alerts/ad-law"] }],
    },
  ]);

  // A person says that the session point was wrong: its word is gone, and the alert stands alone.
  const [finding] = (await shop.get("findings?point=service%2Fad-law")).items;
  await shop.change("POST", `findings/${encodeURIComponent(finding.id)}/feedback`, { verdict: "wrong" });
  await shop.chat("c-1").settle();
  const [after] = (await shop.get("reconciliation?point=alerts%2Fad-law")).families;
  expect(after).toMatchObject({
    counts: { confirmed: 0, overridden: 1 },
    items: [{ outcome: "overridden", reason: "finding-dismissed" }],
  });
});

test("families without sessions have counts of zero, and the period is 30 days when none is given", async () => {
  const shop = await openShop();
  const answer = await shop.get("reconciliation");
  expect(answer.to - answer.from).toBe(30 * day);
  expect(answer.families.length).toBeGreaterThan(3);
  for (const { counts, alerts, items } of answer.families) {
    expect(counts).toEqual({ confirmed: 0, overridden: 0, "missed-live": 0, "missed-by-session": 0 });
    expect(alerts[0]).toMatchObject({ precision: null, recall: null });
    expect(items).toEqual([]);
  }
  expect((await shop.get("reconciliation?point=alerts%2Fnothing")).families).toEqual([]);
  expect((await shop.get("reconciliation?from=yesterday")).error).toMatchObject({ code: "invalid", path: "from" });
});
