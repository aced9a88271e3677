import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pictureFile, scaleFile, scalePage } from "./page.ts";

test("the page's tables and picture are those that the model gives", { timeout: 120_000 }, () => {
  const { page, picture } = scalePage();
  expect(readFileSync(scaleFile, "utf8")).toBe(page);
  expect(readFileSync(pictureFile, "utf8")).toBe(picture);
});
