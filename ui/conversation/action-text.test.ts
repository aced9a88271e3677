import { expect, it } from "vitest";
import { actionText } from "./action-text.ts";

it("says what an action says", () => {
  expect(actionText('{"kind":"notice","audience":"supervisor","text":"买家要曝光"}')).toBe("买家要曝光");
  expect(
    actionText(
      '{"kind":"menu","text":"需要人工吗?","options":[{"id":"human","label":"转人工"},{"id":"stay","label":"继续"}]}',
    ),
  ).toBe("需要人工吗?\n▸ 转人工\n▸ 继续");
  expect(actionText('{"kind":"handoff","group":"售后"}')).toBe("售后");
});

it("is silent about what it cannot read", () => {
  expect(actionText("")).toBe("");
  expect(actionText('{"kind":"teleport"}')).toBe("");
});
