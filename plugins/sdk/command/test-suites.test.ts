import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ShownCase } from "../testing/shown-case.ts";
import { writeNew } from "./new-pack.ts";
import { plugin, root, temporaryFolder } from "./run-plugin.ts";
import { coverageTable, evidenceText } from "./suite-report.ts";
import { testSuites } from "./test-suites.ts";
import { underlined } from "./underline.ts";

let into: string;
let pack: string;
beforeAll(() => {
  into = temporaryFolder();
  pack = writeNew({ id: "tested/invoice", kind: "point", into, zh: "要发票", en: "Invoice" }).folder;
});
afterAll(() => rmSync(into, { recursive: true }));

describe("test", { timeout: 60_000 }, () => {
  test("shows what is quoted as underlined text in a terminal, and how many cases each code has", async () => {
    const { code, output } = await plugin(["test", pack], { FORCE_COLOR: "1" });
    expect(code).toBe(0);
    expect(output).toContain("可以开\u001b[4m\u001b[33m發票\u001b[39m\u001b[24m吗");
    expect(output).toMatch(/invoice\/found +2/);
  });

  test("runs a pack as a guest, and equal cases pass", async () => {
    const { code, output } = await plugin(["test", pack, "--guest"]);
    expect(output).toContain("tested runs as a guest");
    expect(output).toMatch(/Tests .*8 passed/);
    expect(code).toBe(0);
  });

  test("as a guest the bundled pack runs, and not what a suite imports", async () => {
    appendFileSync(
      join(pack, "invoice.test.ts"),
      `
testPoint({ ...invoice, inspect: () => [] }, {
  flags: [
    {
      name: "only as a guest, where the pack's own code runs",
      script: [buyer("请看示例词句")],
      expect: [{ code: "found", evidence: ["示例词句"] }],
    },
  ],
  ignores: [{ name: "nothing", script: [buyer("在吗")] }],
});
`,
    );
    expect((await plugin(["test", join(pack, "invoice.test.ts")])).code).toBe(1);
    expect((await plugin(["test", join(pack, "invoice.test.ts"), "--guest"])).code).toBe(0);
  });

  test("runs again when a file changes", async () => {
    const folder = join(into, "watched");
    mkdirSync(folder);
    const suite = (expected: number) =>
      `import { expect, test } from "vitest";\ntest("adds", () => expect(1 + 1).toBe(${expected}));\n`;
    writeFileSync(join(folder, "a.test.ts"), suite(2));
    const { VITEST: _, VITEST_POOL_ID: __, VITEST_WORKER_ID: ___, NODE_ENV: ____, ...env } = process.env;
    const running = spawn(process.execPath, ["plugins/sdk/plugin.ts", "test", folder, "--watch"], { cwd: root, env });
    let output = "";
    const says = (words: RegExp) =>
      new Promise<void>((resolve, reject) => {
        running.stdout.on("data", (text) => {
          output += text;
          if (words.test(output)) resolve();
        });
        running.once("exit", () => reject(new Error(output)));
      });
    try {
      await says(/1 passed[\s\S]*Waiting for file changes/);
      output = "";
      writeFileSync(join(folder, "a.test.ts"), suite(3));
      await says(/1 failed/);
    } finally {
      running.removeAllListeners("exit");
      running.kill("SIGKILL");
    }
  });

  test.each([
    ["a folder that is not there", "plugins/nowhere", {}, "plugins/nowhere does not exist"],
    ["to watch a bundle", "plugins/sdk", { guest: true, watch: true }, "leave out --watch"],
    [
      "a guest without a pack",
      "plugins/sdk/testing",
      { guest: true },
      "index.ts does not exist: give the folder of a pack",
    ],
    ["a guest that its host would refuse", "plugins/alerts", { guest: true }, 'Pack "alerts" is refused:'],
  ])("refuses %s", async (_, path, options, line) => {
    await expect(testSuites(path, options)).rejects.toThrow(line);
  });

  test("a folder without cases is no success", async () => {
    mkdirSync(join(into, "empty"));
    expect(await plugin(["test", join(into, "empty")])).toMatchObject({ code: 1 });
  });
});

describe("what a run shows", () => {
  const shown: ShownCase = {
    kind: "case",
    id: "late",
    name: "a question left alone",
    codes: ["late"],
    lines: [
      { who: "buyer", text: "什么时候发货", spans: [[0, 6]] },
      { who: "time", seconds: 61 },
    ],
  };

  test("places that overlap are marked once", () => {
    expect(
      underlined(
        "abcdef",
        [
          [3, 5],
          [1, 4],
          [1, 2],
        ],
        (words) => `<${words}>`,
      ),
    ).toBe("a<bcd><e>f");
  });

  test("a chat with its time, and codes without a case", () => {
    expect(evidenceText([shown])).toBe("late a question left alone → late\n  buyer  [什么时候发货]\n         … 61 s");
    const table = coverageTable([{ kind: "suite", id: "late", codes: ["late", "later"] }], [shown]);
    expect(table.split("\n").map((line) => line.trim())).toEqual([
      "code        cases",
      "late/late       1",
      "late/later      0",
    ]);
  });
});
