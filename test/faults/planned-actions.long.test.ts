import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../serve/free-port.ts";
import { type House, openHouse } from "./house.ts";
import { type ActionsOptions, faultsIn, planActions } from "./planned-actions.ts";

let stateDir: string;
let house: House;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "interject-faults-"));
  house = await openHouse({ stateDir, port: await freePort(), env: { ALLOW_LOOPBACK: "1" } });
});
afterAll(async () => {
  await house?.stop();
  await rm(stateDir, { recursive: true, force: true });
});

test("every planned action arrives under one key, though the platform breaks calls and the product is killed", async () => {
  const options: ActionsOptions = {
    actions: 300,
    kills: 2,
    faults: 0.06,
    // Its second attempt comes after five seconds, its third after five minutes: too long for this test.
    faultsOfOne: 1,
    patienceMs: 120_000,
    rate: 60,
  };
  const result = await planActions(house, options);
  expect(faultsIn(result, options)).toEqual([]);
  expect(result.repeatedKeys).toBeGreaterThanOrEqual(result.failedAfter);
});
