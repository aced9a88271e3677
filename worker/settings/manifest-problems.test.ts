import { expect, it } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { type Manifest, manifestOf, manifestSchema } from "../../plugins/sdk/manifest.ts";
import { manifestProblem, packProblem } from "./manifest-problems.ts";
import { contentOf } from "./pack-content.ts";
import { calm, promotion } from "./pack-fixtures.ts";

const isTaken = (id: string) => packs.some((pack) => pack.id === id);
const guest = manifestOf(calm());
const rules = manifestOf(promotion());

/** The place of the first problem, as an upload would be told; null: there is none. */
function problemOf(manifest: Manifest, tier: "guest" | "rules"): { path: string; message: string } | null {
  const parsed = manifestSchema.parse(manifest);
  const early = manifestProblem(parsed, isTaken);
  if (early !== null) return early;
  const content = contentOf({ sha256: "0".repeat(64), tier, manifest, signature: null });
  if (typeof content === "string") return { path: "manifest", message: content };
  return packProblem({ manifest: parsed, definition: content.definition, tier }, packs);
}

const [loud] = guest.points;
const [comfort] = guest.interventions;
const marks = loud?.settings.properties.marks;
const withPoint = (change: object) => ({ ...guest, points: [{ ...loud, ...change }] }) as Manifest;
const withSetting = (name: string, field: object) =>
  withPoint({ settings: { type: "object", properties: { [name]: { ...marks, ...field } } } });
const withIntervention = (change: object) => ({ ...guest, interventions: [{ ...comfort, ...change }] }) as Manifest;
const text = { type: "string", zh: "字", en: "text", default: "", maxLength: 10 };

it("accepts what the tool writes", () => {
  expect(problemOf(guest, "guest")).toBeNull();
  expect(problemOf(rules, "rules")).toBeNull();
});

it.each([
  [
    "an intervention that does what nobody is asked for",
    withIntervention({ actions: ["handoff"] }),
    "permissions.actions",
  ],
  [
    "a verdict before sending, for which a guest is asked too late",
    { ...withIntervention({ actions: ["verdict"] }), permissions: { actions: ["verdict"], personalData: [] } },
    "interventions.comfort.actions",
  ],
  ["a point about the whole shop", withPoint({ moment: "shop" }), "points.loud.moment"],
  ["a default out of bounds", withSetting("marks", { default: 99 }), "points.loud.config"],
  ["a setting that every object has", withSetting("constructor", {}), "points.loud.settings.constructor"],
  ["a point without codes", withPoint({ codes: {} }), "points.loud.codes"],
  ["two points of one id", { ...guest, points: [loud, loud] }, ""],
  [
    "a pattern that RE2 does not read",
    withPoint({ settings: { type: "object", properties: { words: { ...text, pattern: "(?<=a)b" } } } }),
    "",
  ],
  [
    "a policy whose intervention refuses its config",
    {
      ...guest,
      policies: guest.policies.map((policy) => ({
        ...policy,
        then: [{ intervention: "calm/comfort", config: { text: 5 } }],
      })),
    },
    "policies.calm-down",
  ],
  ["more points than a shop can hold", { ...guest, points: Array.from({ length: 201 }, () => loud) }, "points"],
])("refuses %s", (_, manifest, place) => {
  const path = place === "" ? "manifest" : `manifest.${place}`;
  expect(problemOf(manifest as Manifest, "guest")).toMatchObject({ path });
});
