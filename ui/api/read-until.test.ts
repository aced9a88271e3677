import { expect, it } from "vitest";
import { readUntil } from "./read-until.ts";

const noPause = () => Promise.resolve();

it("reads until the change is there, and not once more", async () => {
  let reads = 0;
  await readUntil(
    async () => ++reads,
    (count) => count === 3,
    noPause,
  );
  expect(reads).toBe(3);
});

it("gives up when the change does not come", async () => {
  let [reads, waited] = [0, 0];
  await readUntil(
    async () => ++reads,
    () => false,
    async (ms) => {
      waited += ms;
    },
  );
  expect(reads).toBeGreaterThan(1);
  expect(waited).toBe(6_000);
});
