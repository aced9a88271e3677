import { describe, expect, it } from "vitest";
import { type Manifest, manifestOf } from "../../plugins/sdk/manifest.ts";
import type { SettingField } from "../../plugins/sdk/settings-schema.ts";
import { isNarrower } from "./narrower.ts";
import { calm } from "./pack-fixtures.ts";
import { changeOf, differencesOf, versionProblem } from "./version-rules.ts";

const version = (manifest: Manifest) => ({ manifest, sha256: JSON.stringify(manifest) });
const made = (options: Parameters<typeof calm>[0]) => version(manifestOf(calm(options)));
const first = made({});

describe("differences of two versions", () => {
  it("names what was added, removed and narrowed, permissions among it", () => {
    const next = made({ most: 5, extra: true, without: "intervention", policies: [] });
    expect(differencesOf(first.manifest, next.manifest)).toEqual({
      added: ["settings/loud/words"],
      removed: ["interventions/comfort", "settings/comfort/text", "policies/calm-down", "permissions/suggestion"],
      narrowed: ["settings/loud/marks"],
    });
    expect(differencesOf(next.manifest, first.manifest).added).toContain("permissions/suggestion");
  });

  it("counts another kind of score as narrowed", () => {
    const [point] = first.manifest.points;
    const next = { ...first.manifest, points: [{ ...point, kind: "bonus" as const }] } as Manifest;
    expect(differencesOf(first.manifest, next).narrowed).toEqual(["points/loud"]);
  });
});

describe("a version that follows another", () => {
  it.each([
    ["adds in a minor version", { version: "1.1.0", extra: true, most: 20 }, null],
    ["narrows in a patch", { version: "1.0.1", most: 9 }, "settings/loud/marks"],
    [
      "removes in a minor version",
      { version: "1.1.0", without: "intervention", policies: [] },
      "interventions/comfort",
    ],
    ["removes in a major version", { version: "2.0.0", without: "intervention", policies: [] }, null],
    ["no longer suggests a policy", { version: "1.0.1", policies: [] }, null],
    ["is the same version with other content", { extra: true }, "1.0.0 is installed with other content"],
    ["is an earlier one, which may lack what came later", { version: "0.9.0", most: 5 }, null],
  ] as const)("%s", (_, options, problem) => {
    const said = versionProblem(first, made(options as Parameters<typeof calm>[0]));
    if (problem === null) expect(said).toBeNull();
    else expect(said).toContain(problem);
  });

  it("says which version is expected, and lets a minor one break before 1.0.0", () => {
    const early = made({ version: "0.3.1" });
    expect(versionProblem(early, made({ version: "0.3.2", most: 5 }))).toContain("expected 0.4.0 or above");
    expect(versionProblem(early, made({ version: "0.4.0", most: 5 }))).toBeNull();
    expect(versionProblem(first, made({ version: "1.5.0", most: 5 }))).toContain("expected 2.0.0 or above");
  });

  it("is named for what it does", () => {
    const next = made({ version: "1.1.0", extra: true });
    const changes = [changeOf(null, first), changeOf(first, first), changeOf(first, next), changeOf(next, first)];
    expect(changes).toEqual(["install", "same", "upgrade", "downgrade"]);
  });
});

const titles = { zh: "甲", en: "A" };
const number = { type: "number", ...titles, default: 5, minimum: 1, maximum: 10 } as const;
const text = { type: "string", ...titles, default: "", maxLength: 20 } as const;
const choice = { type: "string", ...titles, default: "a", enum: ["a", "b"] } as const;
const list = { type: "array", ...titles, default: [], items: { type: "string", maxLength: 20 }, maxItems: 5 } as const;
const set = <Field extends object>(field: Field, change: object) =>
  ({ ...field, ...change }) as unknown as SettingField;

it.each([
  ["a higher minimum", number, { minimum: 2 }, true],
  ["a lower maximum", number, { maximum: 9 }, true],
  ["wider bounds", number, { minimum: 0, maximum: 11 }, false],
  ["another default and title", number, { default: 6, zh: "乙" }, false],
  ["a step", number, { multipleOf: 0.5 }, true],
  ["whole numbers", number, { type: "integer" }, true],
  ["a coarser step", set(number, { multipleOf: 2 }), { multipleOf: 4 }, true],
  ["a finer step", set(number, { multipleOf: 2 }), { multipleOf: 1 }, false],
  ["fractions", set(number, { type: "integer" }), { type: "number" }, false],
  ["another type", number, { type: "boolean" }, true],
  ["shorter text", text, { maxLength: 10 }, true],
  ["text that must be there", text, { minLength: 1 }, true],
  ["a pattern", text, { pattern: "^a" }, true],
  ["no pattern any more", set(text, { pattern: "^a" }), { pattern: undefined }, false],
  ["choices instead of text", text, { enum: ["a"], maxLength: undefined }, true],
  ["fewer choices", choice, { enum: ["a"] }, true],
  ["more choices", choice, { enum: ["c", "b", "a"] }, false],
  ["a shorter list", list, { maxItems: 4 }, true],
  ["a longer list", list, { maxItems: 6 }, false],
  ["shorter items", list, { items: { type: "string", maxLength: 10 } }, true],
  ["names of receivers", list, { refersTo: "receivers" }, true],
])("%s: narrower is %4$s", (_, before, change, narrower) => {
  expect(isNarrower(before as SettingField, set(before, change))).toBe(narrower);
});
