import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authorPages } from "../../worker/api/docs/author-pages.ts";
import { blocksOf, readPage } from "../docs/blocks.ts";
import { runPage } from "../docs/run-page.ts";
import { root } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { type Interject, startInterject } from "../serve/start.ts";

/** Everything that the documentation for authors shows is done, page by page; the Chinese pages show the same code. */

let folder: string;
let interject: Interject;

beforeAll(async () => {
  mkdirSync(join(root, ".interject"), { recursive: true });
  folder = mkdtempSync(join(root, ".interject/docs-"));
  interject = await startInterject({ stateDir: join(folder, "state"), port: await freePort(), quiet: true, env: {} });
});
afterAll(async () => {
  await interject.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("docs/plugins", () => {
  test.each(authorPages)("%s", async (page) => {
    const { url, apiKey, hook } = interject.demo;
    const env = { INTERJECT_URL: url, INTERJECT_API_KEY: apiKey, INTERJECT_SHOP: hook.split("/").at(-1) ?? "" };
    await runPage(blocksOf(readPage("en", page)), { folder: join(folder, page), env });
  });

  test("all of it has the right types", async () => {
    const config = {
      extends: "../../tsconfig.base.json",
      compilerOptions: { types: ["node"] },
      include: ["*/**/*.ts"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    // What the SDK and the engine are made of is checked once.
    const known = ["--incremental", "--tsBuildInfoFile", join(root, "node_modules/.cache/types-docs.json")];
    await promisify(execFile)(join(root, "node_modules/.bin/tsc"), ["-p", folder, ...known]).catch(({ stdout }) => {
      expect(stdout).toBe("");
    });
  });

  test("its pages and schemas are served, in the language of the reader", async () => {
    const { url } = interject.demo;
    const chinese = await fetch(`${url}/docs/plugins`, { headers: { "accept-language": "zh-CN" } });
    expect([chinese.status, new URL(chinese.url).pathname]).toEqual([200, "/docs/plugins/zh/overview"]);
    expect(chinese.headers.get("content-security-policy")).toMatch(/script-src 'self'/);
    expect(await chinese.text()).toContain('lang="zh-CN"');
    for (const page of authorPages) expect((await fetch(`${url}/docs/plugins/en/${page}`)).status).toBe(200);
    expect((await fetch(`${url}/docs/plugins/en/nothing`)).status).toBe(404);
    for (const schema of ["manifest", "rule"]) {
      const answer = await fetch(`${url}/docs/${schema}.schema.json`);
      expect(answer.headers.get("content-type")).toContain("json");
      expect(await answer.json()).toMatchObject({ type: "object" });
    }
    const picture = await fetch(`${url}/docs/message-zh.svg`);
    expect(picture.headers.get("content-type")).toContain("svg");
    expect(await (await fetch(`${url}/docs`)).text()).toContain('href="/docs/plugins"');
  });

  test("the catalogue has the sample packs, each with its digest", async () => {
    const list = await (await fetch(`${interject.demo.url}/catalogue/index.json`)).json();
    expect(list.map(({ file, tier }: { file: string; tier: string }) => [file, tier])).toEqual([
      ["address-guard-1.0.0.pack.json", "guest"],
      ["coupon-comfort-1.0.0.pack.json", "guest"],
      ["promotion-day-1.0.0.pack.json", "rules"],
    ]);
    for (const { file, sha256 } of list) {
      expect(await (await fetch(`${interject.demo.url}/catalogue/${file}`)).json()).toMatchObject({ sha256 });
    }
  });
});
