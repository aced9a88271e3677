import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifestSchema } from "../manifest.ts";
import { digestOf, packFileSchema } from "../pack-file.ts";
import { newKinds, writeNew } from "./new-pack.ts";
import { writePack } from "./pack.ts";
import { plugin, root, temporaryFolder } from "./run-plugin.ts";

let into: string;
beforeAll(() => {
  into = temporaryFolder();
});
afterAll(() => rmSync(into, { recursive: true }));

const titles = { zh: "要发票", en: "Wants an invoice" };
const read = (path: string) => packFileSchema.parse(JSON.parse(readFileSync(path, "utf8")));

describe("pack", { timeout: 60_000 }, () => {
  test("writes one file, the same bytes wherever the pack lies, and says its digest", async () => {
    const { folder } = writeNew({ id: "packed/some-point", kind: "point", into, ...titles });
    const elsewhere = join(into, "deeper/down/packed");
    cpSync(folder, elsewhere, { recursive: true });
    const outputs = [await plugin(["pack", folder]), await plugin(["pack", elsewhere, "--out", join(into, "out")])];
    const [one = "", other = ""] = [join(folder, "dist"), join(into, "out")].map((out) =>
      readFileSync(join(out, "packed-0.1.0.pack.json"), "utf8"),
    );
    expect(other).toBe(one);
    const file = read(join(into, "out/packed-0.1.0.pack.json"));
    expect(file.sha256).toBe(digestOf(JSON.parse(one)));
    for (const { output } of outputs)
      expect(output).toContain(`packed 0.1.0, ${Buffer.byteLength(one)} bytes, sha256 ${file.sha256}`);
    expect(manifestSchema.parse(file.manifest).points[0]).toMatchObject({
      id: "some-point",
      phrases: { phrases: { fields: ["phrases"], words: [] } },
    });
  });

  test("what travels is small, and holds nothing of the author's machine and nothing that only the host needs", async () => {
    const { code } = read(join(into, "out/packed-0.1.0.pack.json"));
    expect(code?.length).toBeLessThan(4_000);
    for (const absent of [root, "node_modules", "plugins/sdk", "import", "Proxy", "RegExp", "safeParse"])
      expect(code).not.toContain(absent);
    expect(code).toContain('id: "some-point"');
  });

  test("rules travel as data", async () => {
    const { folder } = writeNew({ id: "only-rules/some-rule", kind: "rules", into, ...titles });
    expect(await plugin(["pack", folder])).toMatchObject({ code: 0 });
    const { code, manifest } = read(join(folder, "dist/only-rules-0.1.0.pack.json"));
    expect(code).toBeNull();
    expect(manifest.rules?.map(({ id }) => id)).toEqual(["some-rule"]);
    expect(manifest.points[0]).not.toHaveProperty("phrases");
  });

  const refusals: [string, string, string][] = [
    [
      "rules beside code",
      `import { definePack, definePoint, readRule, ruleToPoint } from "interject/sdk";
       import { z } from "zod";
       const rule = readRule({ id: "ruled", title: { zh: "a", en: "a" }, kind: "alert",
         standards: [{ id: "said", conditions: [{ type: "buyer-said", keywords: "发票" }] }] });
       const coded = definePoint({ ...shape, config: z.object({}), inspect: () => [] });
       export default definePack({ ...pack, points: [ruleToPoint(rule), coded], rules: [rule] });`,
      "rules.ruled: a pack is rules or code",
    ],
    [
      "phrases that depend on a choice",
      `import { definePack, definePoint } from "interject/sdk";
       import { z } from "zod";
       const list = z.array(z.string().max(9)).max(9).default(["a"]).meta({ zh: "词", en: "Words" });
       const coded = definePoint({ ...shape, config: z.object({ list }),
         phrases: ({ list }) => ({ words: list.length > 1 ? [...list, "more"] : list }), inspect: () => [] });
       export default definePack({ ...pack, points: [coded] });`,
      "points.coded.phrases.words: with settings",
    ],
    [
      "a module that only Node has",
      `import { definePack, definePoint } from "interject/sdk";
       import { readFileSync } from "node:fs";
       import { z } from "zod";
       const coded = definePoint({ ...shape, config: z.object({}), inspect: () => readFileSync("/etc/passwd") && [] });
       export default definePack({ ...pack, points: [coded] });`,
      'Could not resolve "node:fs"',
    ],
    ["no TypeScript", "export default definePack({", "index.ts:8:28: Expected identifier"],
    ["a pack that throws", 'throw new Error("not today");', "cannot be loaded: Error: not today"],
    ["no pack", "export default 1;", "must export exactly one pack"],
    [
      "two packs",
      "export const a = { ...pack, points: [] }; export const b = { ...pack, points: [] };",
      "it exports 2",
    ],
  ];
  test.each(refusals)("refuses %s", async (name, source, line) => {
    const id = name.toLowerCase().replaceAll(" ", "-");
    const folder = join(into, "refused", id);
    mkdirSync(folder, { recursive: true });
    const shapes = `
      const title = { zh: "a", en: "a" };
      const pack = { id: ${JSON.stringify(id)}, version: "1.0.0", api: 1, title, description: title,
        interventions: [], policies: [] };
      const shape = { id: "coded", title, description: title, kind: "alert", moment: "message", rows: [],
        codes: { found: { message: title } } };
    `;
    writeFileSync(join(folder, "index.ts"), `${shapes}\n${source}`);
    await expect(writePack(folder)).rejects.toThrow(line);
    expect(existsSync(join(folder, "dist"))).toBe(false);
  });

  test.each([
    ["a folder that is not there", ["pack", "plugins/nowhere"], "index.ts does not exist: give the folder of a pack"],
    ["a folder of another name", ["pack", "plugins/sdk"], "must export exactly one pack"],
    ["an unknown command", ["publish"], "unknown command"],
  ])("refuses %s in one line", async (_, args, line) => {
    expect(await plugin(args)).toMatchObject({ code: 1, output: expect.stringContaining(line) });
  });
});

test("every kind of new pack is ready to leave", { timeout: 60_000 }, async () => {
  for (const kind of newKinds) {
    const { folder } = writeNew({ id: `ready-${kind}/some-part`, kind, into, ...titles });
    expect(await plugin(["check", folder])).toMatchObject({ code: 0, output: expect.stringContaining("ready") });
  }
});
