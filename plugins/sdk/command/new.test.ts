import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askNew } from "./ask-new.ts";
import { writeNew } from "./new-pack.ts";
import { plugin, temporaryFolder } from "./run-plugin.ts";

let into: string;
beforeAll(() => {
  into = temporaryFolder();
});
afterAll(() => rmSync(into, { recursive: true }));

describe("new", { timeout: 90_000 }, () => {
  test("adds to a pack that is there, and overwrites nothing", async () => {
    await plugin(["new", "second/first-point", "--into", into]);
    const added = await plugin(["new", "second/other-point", "--into", into]);
    expect(added.output).toContain(`Add it to ${join(into, "second/index.ts")}`);
    expect(readFileSync(join(into, "second/index.ts"), "utf8")).not.toContain("other-point");
    const again = await plugin(["new", "second/other-point", "--into", into]);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining("other-point.ts exists already") });
  });

  test.each([
    ["no id", [], "give an id: pack/name"],
    ["an unknown kind", ["my-shop/invoice", "--kind", "poem"], "Allowed choices are point, intervention, rules"],
  ])("refuses %s in one line", async (_, args, line) => {
    const refused = await plugin(["new", ...args, "--into", into]);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(line) });
    expect(refused.output).not.toContain("    at ");
  });

  test.each([
    ["an id without a pack", { id: "invoice" }, "give pack/point"],
    ["an id in camelCase", { id: "myShop/invoice" }, "give pack/point"],
    ["an id of three parts", { id: "my-shop/rules/invoice" }, "give pack/point"],
    ["an empty title", { zh: " " }, "--zh"],
    ["a title with braces, which a message would fill", { en: "Wants {it}" }, "--en"],
  ])("refuses %s", (_, change, line) => {
    const options = { id: "refused/invoice", kind: "point", into, zh: "发票", en: "Invoice", ...change } as const;
    expect(() => writeNew(options)).toThrow(line);
    expect(existsSync(join(into, "refused"))).toBe(false);
  });

  test("a word that the language keeps is an id like any other", async () => {
    const { folder } = writeNew({ id: "words/default", kind: "point", into, zh: "默认", en: "Default" });
    expect(readFileSync(join(folder, "default.ts"), "utf8")).toContain("export const defaultPoint =");
  });
});

describe("new outside the repository", () => {
  const options = { id: "my-shop/late-night", kind: "rules", zh: "深夜", en: "Late at night" } as const;
  let outside: string;
  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), "interject-new-"));
  });
  afterAll(() => rmSync(outside, { recursive: true }));

  test("asks where a new project takes the SDK from, rather than guess a name that others may own", () => {
    expect(() => writeNew({ ...options, into: outside })).toThrow("--sdk file:interject-0.1.0.tgz");
    expect(existsSync(join(outside, "my-shop"))).toBe(false);
  });

  test("writes a project around the pack; what npm has noted before stays", () => {
    const before = { dependencies: { interject: "file:../interject.tgz", "left-pad": "1.3.0" } };
    writeFileSync(join(outside, "package.json"), JSON.stringify(before));
    writeFileSync(join(outside, ".gitignore"), "mine\n");
    const { written } = writeNew({ ...options, into: outside, sdk: "file:../interject.tgz" });
    expect(written.map((path) => path.slice(outside.length + 1))).toEqual([
      "my-shop/rules/late-night.json",
      "my-shop/late-night.test.ts",
      "my-shop/index.ts",
      "my-shop/index.test.ts",
      "my-shop/docs.ts",
      "my-shop/card.ts",
      "package.json",
      "tsconfig.json",
      ".npmrc",
      "README.md",
    ]);
    const project = JSON.parse(readFileSync(join(outside, "package.json"), "utf8"));
    expect(project.dependencies).toEqual({ "left-pad": "1.3.0" });
    expect(project.devDependencies).toMatchObject({ interject: "file:../interject.tgz", zod: expect.any(String) });
    expect(readFileSync(join(outside, ".gitignore"), "utf8")).toBe("mine\n");
    const readme = readFileSync(join(outside, "README.md"), "utf8");
    expect(readme).toMatch(/运行测试[\s\S]*runs the suites/);
    const rule = JSON.parse(readFileSync(join(outside, "my-shop/rules/late-night.json"), "utf8"));
    expect(rule.$schema).toBe("../../node_modules/interject/rule.schema.json");
  });

  test("leaves a project alone that is one already", () => {
    const { written } = writeNew({ ...options, id: "other/late-night", into: outside });
    expect(written.every((path) => path.startsWith(join(outside, "other")))).toBe(true);
  });
});

describe("in a terminal", () => {
  /** Keys as a person presses them, one question after the other. */
  async function answer(keys: readonly string[], given: Parameters<typeof askNew>[0]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    Object.assign(input, { isTTY: true, setRawMode: () => {} });
    const asked = askNew(given, { input: input as Readable, output });
    // Each question has drawn itself before its keys come.
    for (const key of keys) {
      await new Promise((drawn) => output.once("data", drawn));
      input.write(key);
    }
    return asked;
  }

  test("asks for what the flags leave open", async () => {
    const { kind, id, zh } = await answer(["\r", "\r"], { into, kind: "rules", zh: "深夜", sdk: "1.0.0" });
    expect({ kind, id, zh }).toEqual({ kind: "rules", id: "my-shop/my-rule", zh: "深夜" });
  });

  test("writes nothing once it is cancelled", async () => {
    await expect(answer(["\u0003"], { into, kind: "rules", id: "a/b" })).rejects.toThrow("nothing was written");
  });
});
