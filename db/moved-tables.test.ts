import { expect, test } from "vitest";
import { movedTables, tablesOfPeople } from "./moved-tables.ts";

test("what stays is people and their sign-in; every other table moves with its merchant", () => {
  expect(tablesOfPeople.toSorted()).toEqual([
    "account",
    "login_session",
    "passkey",
    "passkey_challenge",
    "password_reset",
    "sign_in_try",
    "user",
    "verification",
  ]);
});

test("a row is known by what means the same in every database", () => {
  for (const { key, order, columns, tenant } of movedTables) {
    expect(key.length).toBeGreaterThan(0);
    expect(order.length).toBeGreaterThan(0);
    expect(columns).toEqual(expect.arrayContaining([...key, tenant]));
    expect(columns).not.toContain("seq");
  }
});
