import { describe, expect, it } from "vitest";
import { z } from "zod";
import { settingsOf } from "../../plugins/sdk/settings-schema.ts";
import { fieldsOf, same } from "./fields.ts";

/** As a manifest is made: from a point's config schema. */
function fields(config: z.ZodObject) {
  const { settings, problems } = settingsOf(config);
  expect(problems).toEqual([]);
  return fieldsOf(settings);
}

describe("the settings form", () => {
  it("has a number with bounds, default and unit", () => {
    const [seconds] = fields(
      z.object({
        seconds: z.number().int().min(5).max(86_400).default(60).meta({ zh: "等待（秒）", en: "Wait (seconds)" }),
      }),
    );
    expect(seconds).toEqual({
      name: "seconds",
      kind: "number",
      whole: true,
      min: 5,
      max: 86_400,
      fallback: 60,
      title: { zh: "等待", en: "Wait" },
      unit: { zh: "秒", en: "seconds" },
    });
  });

  it("has a field for each kind of setting, in order", () => {
    const found = fields(
      z.object({
        ratio: z.number().min(0).max(1).default(0.5).meta({ zh: "比例", en: "Ratio" }),
        strict: z.boolean().default(true).meta({ zh: "严格（推荐）", en: "Strict (recommended)" }),
        standard: z
          .enum(["A", "B"])
          .default("A")
          .meta({ zh: "标准", en: "Standard", options: { A: { zh: "宽松", en: "Loose" } } }),
        phrases: z.array(z.string().max(64)).max(200).default(["稍等", "马上"]).meta({ zh: "话术", en: "Phrases" }),
        days: z
          .array(z.enum(["mon", "tue"]))
          .max(7)
          .default(["mon"])
          .meta({ zh: "日子", en: "Days" }),
        note: z.string().max(100).default("").meta({ zh: "备注", en: "Note" }),
      }),
    );
    expect(found.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "ratio number",
      "strict boolean",
      "standard choice",
      "phrases list",
      "days choices",
      "note text",
    ]);
    expect(found[0]).toMatchObject({ whole: false, min: 0, max: 1, fallback: 0.5, unit: null });
    expect(found[1]).toMatchObject({ title: { zh: "严格（推荐）" }, unit: null });
    expect(found[2]).toMatchObject({
      options: [
        { value: "A", title: { zh: "宽松", en: "Loose" } },
        { value: "B", title: { zh: "B", en: "B" } },
      ],
    });
    expect(found[3]).toMatchObject({ most: 200, longest: 64, fallback: ["稍等", "马上"] });
  });

  it("needs no settings", () => {
    expect(fields(z.object({}))).toEqual([]);
  });
});

it("compares settings by value", () => {
  expect(same(["a", "b"], ["a", "b"])).toBe(true);
  expect(same(["a", "b"], ["b", "a"])).toBe(false);
  expect(same(["a"], "a")).toBe(false);
  expect(same(60, 60)).toBe(true);
});
