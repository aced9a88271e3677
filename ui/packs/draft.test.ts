import { describe, expect, it } from "vitest";
import type { PointSettings } from "../../worker/settings/snapshot.ts";
import { draftOf, isEdited, isEmpty, patchOf } from "./draft.ts";
import { fieldsOf } from "./fields.ts";

const fields = fieldsOf({
  type: "object",
  properties: {
    seconds: { type: "integer", default: 60, minimum: 5, maximum: 86_400, zh: "等待（秒）", en: "Wait (seconds)" },
    phrases: {
      type: "array",
      items: { type: "string", maxLength: 64 },
      maxItems: 100,
      default: ["稍等"],
      zh: "话术",
      en: "Phrases",
    },
  },
});
const defaults = { kind: "deduct", score: -3, fields } as const;
const untouched: PointSettings = { enabled: true, allowed: [], config: { seconds: 60, phrases: ["稍等"] } };

describe("the draft of a point's settings", () => {
  it("fills in what was never chosen", () => {
    expect(draftOf({ ...untouched, config: {} }, defaults)).toEqual({
      severity: null,
      sessionTypes: [],
      groups: [],
      schedule: null,
      presale: -3,
      aftersale: -3,
      config: { seconds: 60, phrases: ["稍等"] },
    });
  });

  it("keeps 不检出 apart from a score of 0", () => {
    const draft = draftOf({ ...untouched, scores: { presale: null, aftersale: 0 } }, defaults);
    expect(draft.presale).toBeNull();
    expect(draft.aftersale).toBe(0);
  });
});

describe("what is sent", () => {
  const before = draftOf(untouched, defaults);

  it("is nothing when nothing changed", () => {
    expect(isEmpty(patchOf(before, { ...before, config: { seconds: 60, phrases: ["稍等"] } }, defaults))).toBe(true);
  });

  it("is only what changed", () => {
    const after = { ...before, presale: null, config: { ...before.config, seconds: 30 } };
    expect(patchOf(before, after, defaults)).toEqual({
      scores: { presale: null, aftersale: -3 },
      config: { seconds: 30 },
    });
  });

  it("takes a setting back with null when it is at its default again", () => {
    const changed = draftOf(
      {
        ...untouched,
        severity: "urgent",
        scores: { presale: -5, aftersale: -3 },
        sessionTypes: ["presale"],
        config: { seconds: 30 },
      },
      defaults,
    );
    expect(patchOf(changed, before, defaults)).toEqual({
      severity: null,
      scores: null,
      sessionTypes: null,
      config: { seconds: null },
    });
  });

  it("never has scores for an alert", () => {
    expect(patchOf(before, { ...before, presale: -9 }, { ...defaults, kind: "alert" })).toEqual({});
  });
});

it("knows a point that was tuned from one that was not", () => {
  expect(isEdited(untouched, fields)).toBe(false);
  expect(isEdited({ ...untouched, enabled: false }, fields)).toBe(false);
  expect(isEdited({ ...untouched, config: { seconds: 61 } }, fields)).toBe(true);
  expect(isEdited({ ...untouched, severity: "low" }, fields)).toBe(true);
  const allowed = [{ phrase: "12315号房", finding: null, by: "user:1", at: 1 }];
  expect(isEdited({ ...untouched, allowed }, fields)).toBe(true);
});
