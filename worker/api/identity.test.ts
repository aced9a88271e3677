import { expect, test } from "vitest";
import { allShops, type MemberRole } from "../../db/schema.ts";
import { Refused } from "../errors.ts";
import {
  type Identity,
  managesMerchant,
  type OwnRole,
  type Permission,
  reachOfKey,
  reachOfMember,
  requireShop,
} from "./identity.ts";

const member = (shop: string, role: MemberRole, agents: string[] = []) => ({ shop, role, agents });
const whole = { masks: [], groups: null };
const outsourced: OwnRole = {
  permissions: ["read", "review"],
  masks: ["phones"],
  groups: [{ shop: "north", group: "g" }],
};
const own = (shop: string, role: Partial<OwnRole> = {}) => ({
  ...member(shop, "agent"),
  own: { ...outsourced, ...role },
});
const shops = [
  { id: "north", name: "North" },
  { id: "south", name: "South" },
];

test("an admin of all shops reads and configures each", () => {
  expect(reachOfMember([member(allShops, "admin")], shops)).toEqual([
    { id: "north", name: "North", may: ["read", "review", "configure"], agents: [], ...whole },
    { id: "south", name: "South", may: ["read", "review", "configure"], agents: [], ...whole },
  ]);
});

test("a member of one shop does not reach its sibling", () => {
  expect(reachOfMember([member("north", "admin")], shops).map(({ id }) => id)).toEqual(["north"]);
});

test("roles add up in the shop where there are two", () => {
  const reach = reachOfMember([member(allShops, "quality"), member("south", "admin")], shops);
  expect(reach.map(({ may }) => may)).toEqual([
    ["read", "review"],
    ["read", "review", "configure"],
  ]);
});

test("an agent sees what is his own, and may do nothing else (F005)", () => {
  expect(reachOfMember([member(allShops, "agent")], shops).map(({ may }) => may)).toEqual([["own"], ["own"]]);
});

test("an account is spoken for in its own shop only, and only by an agent", () => {
  const memberships = [
    member("north", "agent", ["a-1", "a-2"]),
    member("south", "admin", ["a-3"]),
    member(allShops, "agent", ["a-4"]),
  ];
  expect(reachOfMember(memberships, shops).map(({ id, agents }) => [id, agents])).toEqual([
    ["north", ["a-1", "a-2"]],
    ["south", []],
  ]);
});

test("a key reaches its shop and does what its scopes say", () => {
  expect(reachOfKey({ shop: "south", scopes: ["read"] }, shops)).toEqual([
    { id: "south", name: "South", may: ["read"], agents: [], ...whole },
  ]);
  expect(reachOfKey({ shop: allShops, scopes: ["read", "write"] }, shops)[0]?.may).toEqual([
    "read",
    "review",
    "configure",
  ]);
  expect(reachOfKey({ shop: allShops, scopes: [] }, shops)[0]?.may).toEqual([]);
});

test("only an administrator of all shops manages people and keys", () => {
  expect(managesMerchant([member(allShops, "admin")])).toBe(true);
  expect(managesMerchant([member("north", "admin")])).toBe(false);
  expect(managesMerchant([member(allShops, "quality")])).toBe(false);
});

test("a key that may say its word on results configures nothing", () => {
  expect(reachOfKey({ shop: "south", scopes: ["read", "review"] }, shops)[0]?.may).toEqual(["read", "review"]);
});

test("a shop out of reach is not found, a shop in reach without the permission is forbidden", () => {
  const identity: Identity = {
    by: "user:1",
    user: "1",
    merchant: { id: "m", name: "M" },
    member: { email: "q@example.com", name: "Q", role: "quality", ownRole: null, language: "zh" },
    shops: reachOfMember([member("north", "quality")], shops),
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

test("an own role does what it says, in its groups, and what it hides is hidden (N31)", () => {
  expect(reachOfMember([own(allShops)], shops)).toEqual([
    { id: "north", name: "North", may: ["read", "review"], agents: [], masks: ["phones"], groups: ["g"] },
    // None of its groups is there: nothing is seen.
    { id: "south", name: "South", may: ["read", "review"], agents: [], masks: ["phones"], groups: [] },
  ]);
  expect(managesMerchant([own(allShops, { permissions: ["read", "review", "configure"] })])).toBe(false);
});

test("a second limited role shows no more, a built-in one that reads shows all (N31)", () => {
  const [twice] = reachOfMember([own(allShops), own("north", { masks: ["names"], groups: null })], shops);
  expect(twice).toMatchObject({ masks: ["phones", "names"], groups: null });
  const [inspector] = reachOfMember([own(allShops), member("north", "quality")], shops);
  expect(inspector).toMatchObject(whole);
  const [agent] = reachOfMember([own(allShops), member("north", "agent")], shops);
  expect(agent).toMatchObject({ masks: ["phones"], groups: ["g"] });
});

test("who is kept from seeing something changes no settings (N31)", () => {
  const may = (role: Partial<OwnRole>) =>
    reachOfMember([own(allShops, { permissions: ["read", "configure"], ...role })], shops)[0]?.may;
  expect(may({ masks: [], groups: null })).toEqual(["read", "configure"]);
  expect(may({ masks: ["names"], groups: null })).toEqual(["read"]);
  expect(may({ masks: [], groups: [] })).toEqual(["read"]);
});
