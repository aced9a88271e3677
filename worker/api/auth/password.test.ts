import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

test("stores cost, salt and hash, and accepts only the password that was hashed", async () => {
  const hash = await hashPassword("correct horse battery");
  expect(hash).toMatch(/^scrypt\$15\$8\$3\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/);
  expect(await verifyPassword({ hash, password: "correct horse battery" })).toBe(true);
  expect(await verifyPassword({ hash, password: "correct horse batterx" })).toBe(false);
  expect(await verifyPassword({ hash, password: "" })).toBe(false);
});

test("accepts a hash that an older, cheaper cost made", async () => {
  // scrypt of "old password" with the salt of sixteen zero bytes, computed by Python's hashlib.
  const hash = "scrypt$10$8$1$AAAAAAAAAAAAAAAAAAAAAA==$ynlsx4oTeXsBekJbRVd/NTCMF8Xuy0QPZz94OPs/x9M=";
  expect(await verifyPassword({ hash, password: "old password" })).toBe(true);
});

test("the same password typed in two Unicode forms is one password", async () => {
  const hash = await hashPassword("caf\u00e9-\uff21\uff22\uff23-longer");
  expect(await verifyPassword({ hash, password: "cafe\u0301-ABC-longer" })).toBe(true);
});

test.each([
  ["nothing", ""],
  ["another algorithm", "$2b$10$abcdefghijklmnopqrstuv"],
  ["a cost beyond the limit", "scrypt$24$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="],
  ["a short hash", "scrypt$10$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAA"],
])("a stored value that is not ours opens nothing: %s", async (_, hash) => {
  expect(await verifyPassword({ hash, password: "" })).toBe(false);
});
