import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newKinds } from "./new-pack.ts";
import { plugin, temporaryFolder } from "./run-plugin.ts";

let into: string;
beforeAll(() => {
  into = temporaryFolder();
});
afterAll(() => rmSync(into, { recursive: true }));

describe("new", { timeout: 90_000 }, () => {
  /** What is changed in the source, and the case that must see it. */
  const broken = {
    point: ["the-part.ts", '!== "buyer"', '=== "buyer"', "flags a phrase of the settings"],
    intervention: ["the-part.ts", "seats.online === 0", "seats.online === 1", "acts: the buyer is not content"],
    rules: ["rules/the-part.json", "buyer-said", "agent-said", "flags one of the phrases"],
  } as const;

  test("writes packs of each kind that pass at once, and whose cases can fail", async () => {
    const all = join(into, "all");
    const titles = ["--zh", "要`发票`\\", "--en", 'Wants an "invoice"'];
    for (const kind of newKinds) {
      const made = await plugin(["new", `a-${kind}/the-part`, "--kind", kind, "--into", all, ...titles]);
      expect(made).toMatchObject({ code: 0 });
    }
    const passed = await plugin(["test", all]);
    expect(passed.output).toMatch(/Test Files .*6 passed/);
    expect(passed.code).toBe(0);

    for (const kind of newKinds) {
      const [file, from, to] = broken[kind];
      const path = join(all, `a-${kind}`, file);
      const source = readFileSync(path, "utf8");
      expect(source).toContain(from);
      writeFileSync(path, source.replace(from, to));
    }
    const failed = await plugin(["test", all]);
    for (const kind of newKinds) expect(failed.output).toContain(broken[kind][3]);
    expect(failed.code).toBe(1);
  });
});
