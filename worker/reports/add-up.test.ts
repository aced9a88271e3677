import { expect, test } from "vitest";
import { addUp } from "./add-up.ts";

test("rows of one account become one under its newest name", () => {
  const rows = [
    { agent: "a-1", name: "小王", sessions: 2 },
    { agent: "a-2", name: "小李", sessions: 1 },
    { agent: "a-1", name: "王姐", sessions: 3 },
  ];
  expect(addUp(rows, { key: ({ agent }) => agent, summed: ["sessions"] })).toEqual([
    { agent: "a-1", name: "王姐", sessions: 5 },
    { agent: "a-2", name: "小李", sessions: 1 },
  ]);
});
