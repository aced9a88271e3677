import { describe, expect, it } from "vitest";
import { partsOf, safeLink } from "./parts.ts";

describe("links in messages", () => {
  it("are http or https", () => {
    expect(safeLink("https://shop.example/p/1?a=b")).toBe("https://shop.example/p/1?a=b");
    expect(safeLink("http://shop.example")).toBe("http://shop.example/");
  });

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "//evil.example",
    "",
    undefined,
  ])("are never %j", (url) => expect(safeLink(url)).toBeNull());
});

it("shows no part rather than a broken one", () => {
  expect(partsOf(null)).toEqual([]);
  expect(partsOf('[{"type":"hologram"}]')).toEqual([]);
  expect(partsOf('[{"type":"text","text":"在吗"},{"type":"image"}]')).toHaveLength(2);
});
