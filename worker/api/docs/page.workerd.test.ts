import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { app } from "../../app.ts";
import type { Env } from "../../env.ts";

const env = bindings as unknown as Env;
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }, env);

test.each([
  ["/docs/plugins", "zh-CN,zh;q=0.9", "/docs/plugins/zh/overview"],
  ["/docs/plugins", "en-GB", "/docs/plugins/en/overview"],
  ["/docs/plugins/zh", "en", "/docs/plugins/zh/overview"],
])("%s leads a reader of %s to %s", async (path, language, target) => {
  const answer = await get(path, { "accept-language": language });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, target]);
});

test.each(["/docs/plugins/fr", "/docs/plugins/en/nothing", "/docs/plugins/en/overview/more", "/docs/nothing.js"])(
  "%s is not there, and is not the product's own page",
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("json");
  },
);
