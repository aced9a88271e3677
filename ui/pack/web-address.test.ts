import { expect, it } from "vitest";
import { webAddress } from "./web-address.ts";

it.each(["https://example.com/a?b#c", "http://example.com", "HTTPS://EXAMPLE.COM"])("lets %s pass", (address) => {
  expect(webAddress(address)).toBe(address);
});

it.each([
  "javascript:alert(1)",
  " https://example.com",
  "data:text/html,x",
  "mailto:a@b.c",
  "/v1/auth/sign-out",
  "//example.com",
  "https:example.com",
])("leads nowhere: %s", (address) => {
  expect(webAddress(address)).toBe("");
});
