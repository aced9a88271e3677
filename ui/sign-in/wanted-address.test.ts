import { describe, expect, it } from "vitest";
import { wantedAddress } from "./wanted-address.ts";

describe("the wanted address", () => {
  it("is kept with its filters", () => {
    expect(wantedAddress("/shops/demo/live?severity=urgent")).toBe("/shops/demo/live?severity=urgent");
  });

  it.each([
    null,
    "",
    "shops/demo",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/sign-in?next=/a",
  ])("never leaves this site: %j", (next) => expect(wantedAddress(next)).toBe("/"));
});
