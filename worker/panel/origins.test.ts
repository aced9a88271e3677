import { expect, it } from "vitest";
import { panelOrigin } from "./origins.ts";

const takes = (value: string) => panelOrigin.safeParse(value).success;

it("takes an origin, and nothing that is more than that", () => {
  expect(takes("https://desk.example.com")).toBe(true);
  expect(takes("https://desk.example.com:8443")).toBe(true);
  expect(takes("http://localhost:5000")).toBe(true);
  for (const bad of [
    "*",
    "https://*",
    "https:",
    "https://desk.example.com;script-src",
    "https://desk.example.com,evil.example",
    "http://desk.example.com",
    "https://desk.example.com/",
    "https://desk.example.com; script-src *",
    "https://desk.example.com 'self'",
    "https://user@desk.example.com",
    "javascript:alert(1)",
    "null",
  ])
    expect([bad, takes(bad)]).toEqual([bad, false]);
});
