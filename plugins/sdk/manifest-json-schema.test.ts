import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { packs } from "../manifest.ts";
import { manifestOf } from "./manifest.ts";
import { manifestJsonSchema } from "./manifest-json-schema.ts";

const published = JSON.parse(readFileSync(join(import.meta.dirname, "manifest.schema.json"), "utf8"));

test("what is published is what the code says", () => {
  expect(`${JSON.stringify(published, null, 2)}\n`).toBe(manifestJsonSchema());
});

test("by the published schema every official manifest is one, and a changed one is not", () => {
  const { $schema: _, ...schema } = published;
  const reader = z.fromJSONSchema(schema);
  for (const pack of packs) {
    const manifest = JSON.parse(JSON.stringify(manifestOf(pack, { among: packs })));
    expect(reader.safeParse(manifest).error?.issues ?? []).toEqual([]);
    for (const change of [{ api: 2 }, { permissions: { actions: ["delete"] } }, { extra: 1 }])
      expect(reader.safeParse({ ...manifest, ...change }).success).toBe(false);
  }
});
