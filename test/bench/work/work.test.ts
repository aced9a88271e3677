import { expect, test } from "vitest";
import { acceptedWork, countWork, grown } from "./work.ts";

test("judging a message costs what was accepted, within five parts of a hundred", async () => {
  expect(grown(await countWork(), await acceptedWork())).toEqual([]);
});

test("a cost that grows by more is named, with what to do when it is meant", () => {
  const accepted = { blocks: 400, bytes: 30_000 };
  expect(grown({ blocks: 420, bytes: 31_500 }, accepted)).toEqual([]);
  expect(grown({ blocks: 100, bytes: 31_600 }, accepted)).toEqual([
    "Judging takes 5 % more bytes (31600 a message, 30000 accepted): npm run bench -- --work --accept",
  ]);
  expect(grown({ blocks: 800, bytes: 60_000 }, accepted)).toHaveLength(2);
});
