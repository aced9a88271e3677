import { expect, test } from "vitest";
import { fromOurPages, mayChange, ourOrigins } from "./browser-origin.ts";

const origins = ["https://interject.example.com"];
const ours = { origin: "https://interject.example.com", "sec-fetch-site": "same-origin" };
const json = { "content-type": "application/json", cookie: "interject.login=x" };

test.each([
  ["our page", { ...json, ...ours }, true],
  ["our page in a browser without Sec-Fetch-Site", { ...json, origin: ours.origin }, true],
  ["JSON with a charset", { ...json, ...ours, "content-type": "application/json; charset=utf-8" }, true],
  ["no Origin and no Sec-Fetch-Site", json, false],
  ["an evil Origin", { ...json, origin: "https://evil.example.net" }, false],
  ["an evil Origin that says same-origin", { ...json, ...ours, origin: "https://evil.example.net" }, false],
  ["Origin null", { ...json, origin: "null" }, false],
  [
    "a sub-domain of our site",
    { ...json, origin: "https://a.interject.example.com", "sec-fetch-site": "same-site" },
    false,
  ],
  ["our Origin from another site", { ...json, origin: ours.origin, "sec-fetch-site": "cross-site" }, false],
  ["our name over http", { ...json, origin: "http://interject.example.com" }, false],
  ["JSON sent as text", { ...json, ...ours, "content-type": "text/plain" }, false],
  ["a form", { ...json, ...ours, "content-type": "application/x-www-form-urlencoded" }, false],
  ["a type that only begins like JSON", { ...json, ...ours, "content-type": "application/jsonp" }, false],
  ["no content type", { cookie: json.cookie, ...ours }, false],
  [
    "a foreign page before sign-in, without cookies",
    { "content-type": "application/json", origin: "https://evil.example.net" },
    false,
  ],
  ["a program before sign-in", { "content-type": "application/json" }, true],
  ["an API key", { authorization: "Bearer ik_x", origin: "https://evil.example.net" }, true],
])("%s", (_, headers, allowed) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    expect(mayChange({ method, headers: new Headers(headers), origins })).toBe(allowed);
  }
  expect(mayChange({ method: "GET", headers: new Headers(headers), origins })).toBe(true);
});

test("a request that does not say where it is from is not from our pages", () => {
  expect(fromOurPages({ headers: new Headers(), origins })).toBe(false);
});

test("our pages are where they were published and where this request came in", () => {
  expect(ourOrigins("https://interject.example.com/", "http://127.0.0.1:8787/v1/me")).toEqual([
    "https://interject.example.com",
    "http://127.0.0.1:8787",
  ]);
});
