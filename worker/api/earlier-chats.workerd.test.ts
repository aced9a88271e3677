import { expect, test } from "vitest";
import { openShop } from "./testing/chat.ts";

const dayMs = 86_400_000;

/** The shop's midnight (UTC + 8), and a time of today that has passed: whole days before it are the same hour. */
const midnight = Math.floor((Date.now() + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000;
const earlierToday = midnight + Math.floor((Date.now() - midnight) / 2);

type Shop = Awaited<ReturnType<typeof openShop>>;

async function talk(shop: Shop, conversation: string, { days, buyer = "b-1", agent = "agent-1" }: Talk) {
  const chat = shop.chat(conversation);
  const at = earlierToday - days * dayMs;
  const said = (role: string, id: string, text: string) => ({
    type: "message",
    from: { role, id },
    content: [{ type: "text", text }],
  });
  await chat.happens(said("buyer", buyer, `${conversation} 在吗`), { at });
  await chat.happens(said("agent", agent, `${conversation} 在的`), { at: at + 1_000 });
  await chat.settle();
  return (await shop.get(`sessions?conversation=${conversation}`)).items[0].id as string;
}
type Talk = { days: number; buyer?: string; agent?: string };

test("before a session stands what its buyer said in all his chats of three days, and nobody else's (F138)", async () => {
  const shop = await openShop();
  const session = await talk(shop, "c-now", { days: 0 });
  await talk(shop, "c-yesterday", { days: 1, agent: "agent-2" });
  await talk(shop, "c-third", { days: 3 });
  await talk(shop, "c-fourth", { days: 4 });
  await talk(shop, "c-stranger", { days: 1, buyer: "b-2" });
  const earlier = await shop.get(`sessions/${encodeURIComponent(session)}/earlier`);
  expect(earlier.messages.map(({ text }: { text: string }) => text)).toEqual([
    "c-third 在吗",
    "c-third 在的",
    "c-yesterday 在吗",
    "c-yesterday 在的",
  ]);
  expect(earlier.sessions.map(({ conversation }: { conversation: string }) => conversation)).toEqual([
    "c-third",
    "c-yesterday",
  ]);
  expect(earlier).toMatchObject({ from: midnight - 3 * dayMs, to: earlierToday, complete: true });
  const missing = await shop.change("GET", "sessions/none/earlier");
  expect(missing.status).toBe(404);
});

test("an image is fetched from the address that its message names, if it is one that we call (F142)", async () => {
  const shop = await openShop();
  const chat = shop.chat("c-1");
  await chat.happens({
    type: "message",
    from: { role: "buyer", id: "b-1" },
    content: [{ type: "text", text: "坏了" }, { type: "image", url: "https://10.0.0.1/inside.png" }, { type: "image" }],
  });
  await chat.settle();
  const image = (path: string) => shop.change("GET", `conversations/${path}`);
  expect(await image("c-1/images/e-1/1?channel=interject")).toMatchObject({
    status: 502,
    body: { error: { code: "no-image", message: expect.stringContaining("none that we call") } },
  });
  for (const path of [
    "c-1/images/e-1/0",
    "c-1/images/e-1/2",
    "c-1/images/e-1/3",
    "c-1/images/e-9/1",
    "c-2/images/e-1/1",
  ]) {
    expect([path, (await image(path)).status]).toEqual([path, 404]);
  }
  await chat.retract("e-1");
  await chat.settle();
  expect((await image("c-1/images/e-1/1")).status).toBe(404);
});
