import { expect, test } from "vitest";
import { z } from "zod";
import { definePack } from "../../plugins/sdk/pack.ts";
import { definePoint, type PointKind } from "../../plugins/sdk/point.ts";
import { compileShop } from "./compile.ts";
import { familiesOf } from "./families.ts";
import type { PointSettings } from "./snapshot.ts";
import { snapshotWith } from "./snapshot-fixture.ts";

const same = (text: string) => ({ zh: text, en: text });

function point(id: string, kind: PointKind, overrides?: string[]) {
  return definePoint({
    id,
    title: same(id),
    description: same(id),
    kind,
    moment: kind === "alert" ? "message" : "session",
    ...(overrides !== undefined && { overrides }),
    rows: [],
    config: z.object({}),
    codes: { found: { message: same(id) } },
    inspect: () => [],
  });
}

const pack = definePack({
  id: "test",
  version: "1.0.0",
  api: 1,
  title: same("test"),
  description: same("test"),
  points: [point("live", "alert"), point("other", "alert"), point("whole", "deduct", ["test/live", "test/gone"])],
  interventions: [],
  policies: [],
});

function families(points: Record<string, Partial<PointSettings>> = {}) {
  const shop = snapshotWith({
    points,
    packs: ["test"],
  });
  return familiesOf(compileShop(shop, [pack]));
}

test("a session point makes a family with those of its alerts that are on", () => {
  const whole = { point: "test/whole", alerts: ["test/live"], types: ["presale", "aftersale", "unsure"] };
  expect(families()).toEqual([whole]);
  expect(families({ "test/other": { enabled: false } })).toEqual([whole]);
  expect(families({ "test/live": { enabled: false } })).toEqual([]);
  expect(families({ "test/whole": { enabled: false } })).toEqual([]);
});

test("a session type that the point does not inspect is left out", () => {
  const types = (settings: Partial<PointSettings>) => families({ "test/whole": settings })[0]?.types;
  expect(types({ sessionTypes: ["aftersale"] })).toEqual(["aftersale"]);
  expect(types({ scores: { presale: null, aftersale: 0 } })).toEqual(["aftersale", "unsure"]);
  expect(types({ scores: { presale: null, aftersale: null } })).toBeUndefined();
});
