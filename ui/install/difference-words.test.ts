import { expect, it } from "vitest";
import { z } from "zod";
import { manifestOf } from "../../plugins/sdk/manifest.ts";
import { definePack } from "../../plugins/sdk/pack.ts";
import { definePoint } from "../../plugins/sdk/point.ts";
import { differencesIn } from "./difference-words.ts";

const late = definePoint({
  id: "late",
  title: { zh: "太晚", en: "Too late" },
  description: { zh: "太晚", en: "Too late" },
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({ seconds: z.number().int().min(1).max(60).default(5).meta({ zh: "等待", en: "Wait" }) }),
  codes: { very: { message: { zh: "非常晚", en: "Very late" } } },
  inspect: () => [],
});
const manifest = manifestOf(
  definePack({
    id: "sample",
    version: "1.0.0",
    api: 1,
    title: { zh: "样例", en: "Sample" },
    description: { zh: "样例", en: "Sample" },
    points: [late],
    interventions: [],
    policies: [],
  }),
);

it("names a code and a setting by their titles and their point's", () => {
  expect(differencesIn(["codes/late/very", "settings/late/seconds"], [manifest])).toEqual([
    {
      part: "codes/late/very",
      kind: "codes",
      title: { zh: "非常晚", en: "Very late" },
      owner: late.title,
      id: "very",
    },
    {
      part: "settings/late/seconds",
      kind: "settings",
      title: { zh: "等待", en: "Wait" },
      owner: late.title,
      id: "seconds",
    },
  ]);
});

it("does not tell apart what comes with its whole point", () => {
  const parts = ["points/late", "codes/late/very", "settings/late/seconds", "personal-data/orders"];
  expect(differencesIn(parts, [manifest]).map(({ part }) => part)).toEqual(["points/late", "personal-data/orders"]);
});

it("keeps the id of what neither version can name, and leaves out kinds that it does not know", () => {
  expect(differencesIn(["policies/call", "icons/late"], [manifest])).toEqual([
    { part: "policies/call", kind: "policies", title: null, owner: null, id: "call" },
  ]);
});
