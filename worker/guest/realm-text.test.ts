import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { realmText } from "./generate-realm.ts";

test("the committed text is what generate-realm.ts makes of realm/ today", async () => {
  const committed = await readFile(join(import.meta.dirname, "realm-text.ts"), "utf8");
  // The whole text would drown what is wrong: run the script, and look at the difference.
  expect(committed === (await realmText())).toBe(true);
});
