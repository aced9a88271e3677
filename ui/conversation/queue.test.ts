import { expect, it } from "vitest";
import { listAddress, placeIn, sessionAddress } from "./queue.ts";

const items = ["a", "b", "c"].map((id) => ({ id }));

it("knows where a session stands in the queue, and what comes next", () => {
  expect(placeIn(items, "a")).toEqual({ position: 1, count: 3, next: { id: "b" }, before: null });
  expect(placeIn(items, "c")).toEqual({ position: 3, count: 3, next: null, before: { id: "b" } });
  expect(placeIn(items, "gone")).toEqual({ position: null, count: 3, next: { id: "a" }, before: null });
  expect(placeIn([], "a")).toEqual({ position: null, count: 0, next: null, before: null });
});

it("keeps the queue in the address, there and back", () => {
  const session = { id: "demo/interject/c 1/2026-11-20.1", conversation: "c 1", channel: "interject" };
  const address = sessionAddress("demo", session, { queue: "reviewed=no&agent=%E6%A2%85", words: { buyerText: "退" } });
  const search = new URL(address, "http://here").searchParams;
  expect(address.startsWith("/shops/demo/conversations/c%201?")).toBe(true);
  expect([search.get("session"), search.get("buyerText")]).toEqual([session.id, "退"]);
  expect(listAddress("demo", search.get("queue") ?? "", 10)).toBe(
    "/shops/demo/conversations?reviewed=no&agent=%E6%A2%85&finished=10",
  );
});
