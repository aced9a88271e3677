import { expect, it } from "vitest";
import { refusedArea } from "./refused-area.ts";

it.each([
  ["manifest.id", "name"],
  ["manifest.permissions.actions.0", "permissions"],
  ["manifest.points.3.title.en", "manifest"],
  ["manifest.identity", "manifest"],
  ["signature.key", "signature"],
  ["code", "code"],
  ["codes", "none"],
  [undefined, "none"],
])("%s is about %s", (path, area) => {
  expect(refusedArea(path)).toBe(area);
});
