import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { realmText } from "./generate-realm.ts";

test("the committed text is what generate-realm.ts makes of realm/ today", async () => {
  const committed = await readFile(join(import.meta.dirname, "realm-text.ts"), "utf8");
  expect(committed).toBe(await realmText());
});
