import { expect, test } from "vitest";
import { openShop } from "./testing/chat.ts";

const unanswered = "points/alerts/unanswered";
const rule = {
  id: "asks-shipping",
  title: { zh: "催发货", en: "Asks when it ships" },
  kind: "alert",
  standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords: "什么时候+发货" }] }],
};

test("a revision says who changed what, value by value, and what going back would change (N12)", async () => {
  const shop = await openShop();
  await shop.change("PATCH", unanswered, { config: { seconds: 30 } });
  await shop.change("PATCH", unanswered, { config: { seconds: 90 } });
  const page = await shop.get("revisions/2");
  expect(page).toMatchObject({
    revision: 2,
    live: 3,
    by: expect.stringMatching(/^key:/),
    name: expect.any(String),
    back: [{ path: "points.alerts/unanswered.config.seconds", from: "90", to: "30" }],
  });
  expect(page.changes).toContainEqual({
    path: "points.alerts/unanswered.config.seconds",
    secret: false,
    from: null,
    to: "30",
  });
});

test("going back publishes a new revision that judges at once, and is in the history", async () => {
  const shop = await openShop();
  await shop.change("PUT", "rules/asks-shipping", { mode: "live", rule });
  expect((await shop.chat("c-1").say("buyer", "什么时候发货")).points).toContain("shop/asks-shipping");
  expect(await shop.change("POST", "revisions/1/restore", {})).toMatchObject({ status: 200, body: { revision: 3 } });
  expect((await shop.chat("c-2").say("buyer", "什么时候发货")).points).not.toContain("shop/asks-shipping");
  const { items, live } = await shop.get("revisions");
  expect(live).toBe(3);
  expect(items.map(({ revision }: { revision: number }) => revision)).toEqual([3, 2, 1]);
  // Nothing is left to change: no revision.
  expect((await shop.change("POST", "revisions/1/restore", {})).body.revision).toBe(3);
});

test("one part goes back alone, and its history is a list of its own", async () => {
  const shop = await openShop();
  await shop.change("PUT", "rules/asks-shipping", { mode: "live", rule });
  await shop.change("PATCH", unanswered, { config: { seconds: 90 } });
  await shop.change("DELETE", "rules/asks-shipping");
  const about = "rule:asks-shipping";
  const listed = await shop.get(`revisions?about=${encodeURIComponent(about)}`);
  expect(listed.items.map(({ revision }: { revision: number }) => revision)).toEqual([4, 2]);
  const back = await shop.get(`revisions/3?about=${encodeURIComponent(about)}`);
  expect(back.back.every(({ path }: { path: string }) => path.startsWith("rules."))).toBe(true);
  expect((await shop.change("POST", "revisions/2/restore", { about })).status).toBe(200);
  expect((await shop.get("rules")).items).toMatchObject([{ mode: "live", rule: { id: "asks-shipping" } }]);
  const { packs } = await shop.get("packs");
  const points = packs.flatMap((pack: { points: object[] }) => pack.points);
  expect(points.find(({ id }: { id: string }) => id === "alerts/unanswered").settings.config.seconds).toBe(90);
});

test("a policy that was deleted comes back where it stood", async () => {
  const shop = await openShop();
  const ids = async () => (await shop.get("policies")).policies.map(({ id }: { id: string }) => id);
  const before = await ids();
  const [, second = ""] = before;
  expect((await shop.change("DELETE", `policies/${second}`)).status).toBe(200);
  expect(await ids()).not.toContain(second);
  expect((await shop.change("DELETE", `policies/${second}`)).status).toBe(404);
  await shop.change("POST", "revisions/1/restore", { about: `policy:${second}` });
  expect(await ids()).toEqual(before);
});

test("what is not there cannot be gone back to, nor a policy whose point the shop does not have any more", async () => {
  const [shop, stranger] = [await openShop(), await openShop()];
  await stranger.change("PATCH", unanswered, { config: { seconds: 30 } });
  expect((await shop.change("POST", "revisions/2/restore", {})).status).toBe(404);
  expect((await shop.get("revisions/no")).error.code).toBe("not-found");
  expect(await shop.change("POST", "revisions/1/restore", { about: "secret:x" })).toMatchObject({
    status: 400,
    body: { error: { path: "about" } },
  });
  const policy = {
    id: "tell-supervisor",
    title: { zh: "叫主管", en: "Call the supervisor" },
    when: { points: ["shop/asks-shipping"] },
    then: [{ intervention: "supervision/notify-supervisor" }],
  };
  await shop.change("PUT", "rules/asks-shipping", { mode: "live", rule });
  await shop.change("PUT", "policies/tell-supervisor", policy);
  await shop.change("DELETE", "policies/tell-supervisor");
  await shop.change("DELETE", "rules/asks-shipping");
  expect(await shop.change("POST", "revisions/3/restore", { about: "policy:tell-supervisor" })).toMatchObject({
    status: 400,
    body: { error: { path: "when.points.0" } },
  });
});

test("a rule that is being written is tried on the shop's newest messages, and nobody else's (N37)", async () => {
  const [shop, stranger] = [await openShop(), await openShop()];
  const [chat, other] = [shop.chat("c-1"), stranger.chat("c-1")];
  await chat.say("buyer", "什么时候可以发货");
  await chat.say("buyer", "好的谢谢");
  await chat.settle();
  await other.say("buyer", "什么时候发货");
  await other.settle();
  const tried = await shop.change("POST", "rules/preview", { rule });
  expect(tried.body).toMatchObject({
    messages: 2,
    contents: [{ path: "standards.0.conditions.0", side: "buyer", read: 2, count: 1 }],
  });
  expect(tried.body.contents[0].samples).toMatchObject([
    {
      conversation: "c-1",
      text: "什么时候可以发货",
      spans: [
        { start: 0, end: 4 },
        { start: 6, end: 8 },
      ],
    },
  ]);
  const broken = { ...rule, standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords: "[发货" }] }] };
  expect((await shop.change("POST", "rules/preview", { rule: broken })).body.problems).toMatchObject([
    { path: "standards.0.conditions.0.keywords" },
  ]);
  expect((await shop.get("rules")).items).toEqual([]);
});
