import { expect, test } from "vitest";
import { allShops } from "../../db/schema.ts";
import { Refused } from "../errors.ts";
import { type Identity, managesMerchant, type Permission, reachOfKey, reachOfMember, requireShop } from "./identity.ts";

const shops = [
  { id: "north", name: "North" },
  { id: "south", name: "South" },
];

test("an admin of all shops reads and configures each", () => {
  expect(reachOfMember([{ shop: allShops, role: "admin" }], shops)).toEqual([
    { id: "north", name: "North", may: ["read", "review", "configure"] },
    { id: "south", name: "South", may: ["read", "review", "configure"] },
  ]);
});

test("a member of one shop does not reach its sibling", () => {
  expect(reachOfMember([{ shop: "north", role: "admin" }], shops).map(({ id }) => id)).toEqual(["north"]);
});

test("roles add up in the shop where there are two", () => {
  const reach = reachOfMember(
    [
      { shop: allShops, role: "quality" },
      { shop: "south", role: "admin" },
    ],
    shops,
  );
  expect(reach.map(({ may }) => may)).toEqual([
    ["read", "review"],
    ["read", "review", "configure"],
  ]);
});

test("an agent may do nothing that is not listed", () => {
  expect(reachOfMember([{ shop: allShops, role: "agent" }], shops).every(({ may }) => may.length === 0)).toBe(true);
});

test("a key reaches its shop and does what its scopes say", () => {
  expect(reachOfKey({ shop: "south", scopes: ["read"] }, shops)).toEqual([
    { id: "south", name: "South", may: ["read"] },
  ]);
  expect(reachOfKey({ shop: allShops, scopes: ["read", "write"] }, shops)[0]?.may).toEqual([
    "read",
    "review",
    "configure",
  ]);
  expect(reachOfKey({ shop: allShops, scopes: [] }, shops)[0]?.may).toEqual([]);
});

test("only an administrator of all shops manages people and keys", () => {
  expect(managesMerchant([{ shop: allShops, role: "admin" }])).toBe(true);
  expect(managesMerchant([{ shop: "north", role: "admin" }])).toBe(false);
  expect(managesMerchant([{ shop: allShops, role: "quality" }])).toBe(false);
});

test("a key that may say its word on results configures nothing", () => {
  expect(reachOfKey({ shop: "south", scopes: ["read", "review"] }, shops)[0]?.may).toEqual(["read", "review"]);
});

test("a shop out of reach is not found, a shop in reach without the permission is forbidden", () => {
  const identity: Identity = {
    by: "user:1",
    user: "1",
    merchant: { id: "m", name: "M" },
    member: { email: "q@example.com", name: "Q", role: "quality", language: "zh" },
    shops: reachOfMember([{ shop: "north", role: "quality" }], shops),
    manages: false,
  };
  const code = (shop: string, permission: Permission) => {
    try {
      return requireShop(identity, shop, permission).id;
    } catch (error) {
      return error instanceof Refused ? error.code : "another error";
    }
  };
  expect(code("north", "read")).toBe("north");
  expect(code("north", "review")).toBe("north");
  expect(code("north", "configure")).toBe("forbidden");
  expect(code("south", "read")).toBe("not-found");
  expect(code("elsewhere", "read")).toBe("not-found");
});
