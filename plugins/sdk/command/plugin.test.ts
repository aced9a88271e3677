import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifestSchema } from "../manifest.ts";

const root = join(import.meta.dirname, "../../..");
let into: string;

// Inside the repository, so that `interject/sdk` names the SDK; in the state directory, which nobody commits.
beforeAll(() => {
  mkdirSync(join(root, ".interject"), { recursive: true });
  into = mkdtempSync(join(root, ".interject/plugin-"));
});
afterAll(() => rmSync(into, { recursive: true }));

function plugin(...args: string[]): Promise<{ code: number; output: string }> {
  const command = [join(root, "plugins/sdk/plugin.ts"), ...args];
  // The variables of this run would tell the inner one that it is a worker of it.
  const { VITEST: _, VITEST_POOL_ID: __, VITEST_WORKER_ID: ___, NODE_ENV: ____, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: `${stdout}${stderr}` });
    });
  });
}

describe("npm run plugin", { timeout: 60_000 }, () => {
  test("new writes a point and its pack, whose tests pass and can fail", async () => {
    const made = await plugin(
      "new",
      "my-shop/invoice-wish",
      "--into",
      into,
      "--zh",
      "要发票",
      "--en",
      "Wants an invoice",
    );
    expect(made).toMatchObject({ code: 0 });
    const folder = join(into, "my-shop");
    const passed = await plugin("test", folder);
    expect(passed.output).toMatch(/7 passed/);
    expect(passed.code).toBe(0);

    const point = join(folder, "invoice-wish.ts");
    writeFileSync(point, readFileSync(point, "utf8").replace('!== "buyer"', '=== "buyer"'));
    const failed = await plugin("test", folder);
    expect(failed.output).toContain("flags a phrase of the settings");
    expect(failed.code).toBe(1);
  });

  test("new adds a point to a pack and overwrites nothing", async () => {
    await plugin("new", "second/first-point", "--into", into);
    const added = await plugin("new", "second/other-point", "--into", into);
    expect(added.output).toContain("Add the point to");
    const again = await plugin("new", "second/other-point", "--into", into);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining("other-point.ts exists already") });
  });

  test.each([
    ["an id without a pack", ["new", "invoice"], "give pack/point"],
    ["an id in camelCase", ["new", "myShop/invoice"], "give pack/point"],
    ["a folder that is not there", ["test", "plugins/nowhere"], "plugins/nowhere does not exist"],
    ["a folder without a pack", ["pack", "plugins/sdk"], "index.ts must export exactly one pack"],
    ["an unknown command", ["publish"], "unknown command"],
  ])("refuses %s in one line", async (_, args, line) => {
    const refused = await plugin(...args, ...(args[0] === "new" ? ["--into", into] : []));
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(line);
    expect(refused.output).not.toContain("    at ");
  });

  test("pack writes the same bytes wherever the pack lies", async () => {
    await plugin("new", "packed/some-point", "--into", into);
    const folder = join(into, "packed");
    const elsewhere = join(into, "deeper/down/packed");
    cpSync(folder, elsewhere, { recursive: true });
    for (const place of [folder, elsewhere]) expect((await plugin("pack", relative(root, place))).code).toBe(0);
    const read = (place: string, file: string): string => readFileSync(join(place, "dist", file), "utf8");
    const name = "packed-0.1.0.js";
    for (const file of ["manifest.json", name, `${name}.sha256`]) {
      expect(existsSync(join(folder, "dist", file))).toBe(true);
      expect(read(folder, file)).toBe(read(elsewhere, file));
    }
    expect(read(folder, name)).not.toContain(root);
    expect(manifestSchema.parse(JSON.parse(read(folder, "manifest.json"))).points[0]?.id).toBe("some-point");
  });
});
