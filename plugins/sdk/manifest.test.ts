import { describe, expect, test } from "vitest";
import { z } from "zod";
import { docsOf } from "./docs.ts";
import { manifestOf, manifestSchema, PackRefused } from "./manifest.ts";
import type { PackDefinition } from "./pack.ts";
import { policy } from "./policy.ts";
import { offer, unanswered } from "./testing/sample.ts";

const title = { zh: "样例", en: "Sample" };
const nudge = {
  id: "nudge",
  title: { zh: "提醒", en: "Nudge" },
  when: { points: ["sample/unanswered"], codes: ["late"] },
  then: [{ intervention: "sample/offer" }],
};
const pack: PackDefinition = {
  id: "sample",
  version: "1.2.0",
  api: 1,
  title,
  description: title,
  points: [unanswered],
  interventions: [offer],
  policies: [policy.parse(nudge)],
};
const titled = { zh: "字段", en: "Field" };

function problemsOf(change: object, among: readonly PackDefinition[] = []): string {
  try {
    manifestOf({ ...pack, ...change }, { among });
    return "";
  } catch (error) {
    if (!(error instanceof PackRefused)) throw error;
    return error.problems.join("\n");
  }
}
const withField = (field: z.ZodType) => ({ points: [{ ...unanswered, config: z.object({ field }) }] });
const withCodes = (codes: object) => ({ points: [{ ...unanswered, codes }] });
const withPolicy = (change: object) => ({ policies: [policy.parse({ ...nudge, ...change })] });

describe("manifestOf", () => {
  test("derives everything from the code, as plain JSON that the schema takes back", () => {
    const manifest = manifestOf(pack);
    expect(manifestSchema.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
    expect(manifest.permissions.actions).toEqual(["handoff", "menu"]);
    expect(manifest.points[0]?.settings.properties.seconds).toEqual({
      type: "integer",
      zh: "等待（秒）",
      en: "Wait (seconds)",
      default: 60,
      minimum: 5,
      maximum: 86_400,
    });
    expect(manifest.policies[0]?.mode).toBe("observe");
  });

  test.each([
    ["a switch", z.boolean().default(true).meta(titled)],
    ["a number", z.number().min(0).max(1).default(0.5).meta(titled)],
    ["a text", z.string().trim().max(20).default("").meta(titled)],
    [
      "a choice",
      z
        .enum(["a", "b"])
        .default("a")
        .meta({ ...titled, options: { a: titled, b: titled } }),
    ],
    ["a list", z.array(z.string().min(1).max(64)).max(200).default([]).meta(titled)],
    [
      "a list of choices",
      z
        .array(z.enum(["a", "b"]))
        .max(2)
        .default(["a"])
        .meta(titled),
    ],
  ])("draws %s", (_, field) => {
    expect(problemsOf(withField(field))).toBe("");
  });

  test.each([
    ["an id in camelCase", { id: "samplePack" }, "id: kebab-case"],
    [
      "a point's id in camelCase",
      { points: [{ ...unanswered, id: "noAnswer" }], policies: [] },
      "points.noAnswer.id: kebab-case",
    ],
    ["an id declared twice", { points: [unanswered, unanswered] }, 'id "unanswered" is declared twice'],
    [
      "a point and an intervention of one id",
      { interventions: [{ ...offer, id: "unanswered" }], policies: [] },
      "declared twice",
    ],
    ["a policy declared twice", { policies: [pack.policies[0], pack.policies[0]] }, 'policy "nudge" is declared twice'],
    ["an api that no host supports", { api: 2 }, "api:"],
    ["a version that is not semver", { version: "1.2" }, "version: semver"],
    ["a title in one language", { title: { zh: "样例" } }, "title.en"],
    [
      "a message in one language",
      withCodes({ late: { message: { zh: "迟", en: "" } } }),
      "points.unanswered.codes.late.message.en",
    ],
    [
      "placeholders that differ",
      withCodes({ late: { message: { zh: "{seconds} 秒", en: "late" } } }),
      "Chinese fills {seconds}",
    ],
    ["a score of an alert", withCodes({ late: { score: -3, message: titled } }), "an alert carries no score"],
    ["a point without codes", withCodes({}), "at least one code"],
    [
      "an action that nobody can deliver",
      { interventions: [{ ...offer, actions: ["call"] }] },
      "interventions.offer.actions",
    ],
    [
      "a reason in one language",
      { interventions: [{ ...offer, reasons: { busy: { zh: "忙", en: "" } } }] },
      "reasons.busy.en",
    ],
    ["an unknown point", withPolicy({ when: { points: ["sample/other"] } }), 'unknown point "sample/other"'],
    [
      "an unknown code",
      withPolicy({ when: { points: ["sample/unanswered"], codes: ["early"] } }),
      'unknown code "early"',
    ],
    [
      "an unknown intervention",
      withPolicy({ then: [{ intervention: "sample/other" }] }),
      'unknown intervention "sample/other"',
    ],
    [
      "settings that the intervention refuses",
      withPolicy({ then: [{ intervention: "sample/offer", config: { text: 1 } }] }),
      "refuses this config",
    ],
    ["a setting without a default", withField(z.boolean().meta(titled)), "config.field: has no default"],
    ["a setting without a title", withField(z.boolean().default(true)), "config.field: has no Chinese title"],
    [
      "a setting with half a title",
      withField(z.boolean().default(true).meta({ zh: "字段" })),
      "config.field: has no English title",
    ],
    [
      "a number without a bound",
      withField(z.number().int().min(1).default(1).meta(titled)),
      "config.field: has no bound",
    ],
    ["a text without a bound", withField(z.string().default("").meta(titled)), "config.field: has no bound"],
    [
      "a list without a bound",
      withField(z.array(z.string().max(9)).default([]).meta(titled)),
      "config.field: has no bound",
    ],
    [
      "a list of texts without a bound",
      withField(z.array(z.string()).max(9).default([]).meta(titled)),
      "config.field: has no bound",
    ],
    ["an object as a setting", withField(z.object({}).default({}).meta(titled)), "config.field: has no form field"],
    [
      "a list of numbers",
      withField(z.array(z.number()).max(3).default([]).meta(titled)),
      "config.field: has no form field",
    ],
    ["a date as a setting", withField(z.date().default(new Date(0)).meta(titled)), "config.field: has no form field"],
    [
      "a default outside its bounds",
      withField(z.number().min(5).max(9).default(1).meta(titled)),
      "outside its own bounds",
    ],
    [
      "a setting in kebab-case",
      { points: [{ ...unanswered, config: z.object({ "a-b": z.boolean().default(true).meta(titled) }) }] },
      "camelCase",
    ],
  ])("refuses %s", (_, change, problem) => {
    expect(problemsOf(change)).toContain(problem);
  });

  test("checks references into another pack when it is told of it", () => {
    const elsewhere = withPolicy({ when: { points: ["other/point"] } });
    expect(problemsOf(elsewhere)).toBe("");
    expect(problemsOf(elsewhere, [{ ...pack, id: "other" }])).toContain('unknown point "other/point"');
  });
});

describe("docsOf", () => {
  test("shows points, codes, settings, interventions and policies in both languages", () => {
    const page = docsOf(manifestOf(pack));
    expect(page).toContain("### 未及时响应 · No timely answer");
    expect(page).toContain("| `late` | {seconds} 秒未回复 · No answer for {seconds} seconds | 中 · normal |");
    expect(page).toContain("| `seconds` | 等待（秒） · Wait (seconds) | 60 | 5 – 86400 |");
    expect(page).toContain("| `no-agent-online` | 没有在线客服 · No agent is online |");
    expect(page).toContain(
      "| `nudge` 提醒 · Nudge | `sample/unanswered`, `late` | `sample/offer` | once-per-session |",
    );
    expect(page).toContain("Actions: `handoff`, `menu`");
  });

  test("a bar in a text does not break its table", () => {
    const bars = { ...pack, ...withCodes({ late: { message: { zh: "甲|乙", en: "a|b" } } }) };
    expect(docsOf(manifestOf(bars))).toContain("甲\\|乙 · a\\|b");
  });
});
