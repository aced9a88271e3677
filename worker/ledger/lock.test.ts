import { expect, test } from "vitest";
import { Lock } from "./lock.ts";

test("lets one task through at a time, in the order in which they came", async () => {
  const lock = new Lock();
  const log: string[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = lock.run(async () => {
    log.push("first starts");
    await gates[0]?.promise;
    log.push("first ends");
  });
  const second = lock.run(async () => {
    log.push("second starts");
    await gates[1]?.promise;
  });
  gates[1]?.resolve();
  await Promise.resolve();
  gates[0]?.resolve();
  await Promise.all([first, second]);
  expect(log).toEqual(["first starts", "first ends", "second starts"]);
  expect(lock.waiting).toBe(0);
});

test("a task that fails tells its caller and does not hold up the next", async () => {
  const lock = new Lock();
  const failed = lock.run(() => Promise.reject(new Error("no")));
  const next = lock.run(async () => "done");
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("done");
  expect(lock.waiting).toBe(0);
});
