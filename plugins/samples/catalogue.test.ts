import { expect, test } from "vitest";
import { digestOf, packFileSchema, tierOf } from "../sdk/pack-file.ts";
import { type CatalogueEntry, catalogueAssets } from "./catalogue.ts";

test("the catalogue lists each sample pack as its file says, and the same bytes every time", async () => {
  const assets = await catalogueAssets();
  expect(await catalogueAssets()).toEqual(assets);
  const [index, ...files] = assets;
  const list: CatalogueEntry[] = JSON.parse(index?.text ?? "");
  expect(list.map(({ file }) => file)).toEqual(files.map(({ name }) => name));
  expect(list.map(({ manifest, tier }) => [manifest.id, tier])).toEqual([
    ["address-guard", "guest"],
    ["coupon-comfort", "guest"],
    ["promotion-day", "rules"],
  ]);
  for (const [place, { sha256, bytes, manifest, tier }] of list.entries()) {
    const text = files[place]?.text ?? "";
    const file = packFileSchema.parse(JSON.parse(text));
    expect(file).toMatchObject({ sha256, manifest });
    expect(digestOf(JSON.parse(text))).toBe(sha256);
    expect([Buffer.byteLength(text), tierOf(file)]).toEqual([bytes, tier]);
    // Written by somebody else: nothing of this machine, nothing from outside.
    expect(file.code ?? "").not.toMatch(/\bimport\b|require\(|\/plugins\//);
  }
});
