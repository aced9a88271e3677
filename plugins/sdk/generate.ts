/**
 * Writes `plugins/<pack>/manifest.json` and `README.md` of every compiled-in pack from its code, and the JSON Schemas of manifests
 * and rules. With `--check` it writes nothing, names the files that differ, and exits 1.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { packs } from "../manifest.ts";
import { docsOf } from "./docs.ts";
import { manifestOf, PackRefused } from "./manifest.ts";
import { manifestJsonSchema } from "./manifest-json-schema.ts";
import { ruleJsonSchema } from "./rules/json-schema.ts";

type Generated = { readonly path: string; readonly url: URL; readonly text: string };

function generated(): Generated[] {
  const schema = (name: string, text: string): Generated => {
    return { path: `plugins/sdk/${name}`, url: new URL(name, import.meta.url), text };
  };
  const schemas = [
    schema("manifest.schema.json", manifestJsonSchema()),
    schema("rules/rule.schema.json", ruleJsonSchema()),
  ];
  const ofPacks = packs.flatMap((pack) => {
    const manifest = manifestOf(pack, { among: packs });
    const file = (name: string, text: string): Generated => {
      const path = `plugins/${pack.id}/${name}`;
      return { path, url: new URL(`../${pack.id}/${name}`, import.meta.url), text };
    };
    if (!existsSync(new URL(`../${pack.id}/index.ts`, import.meta.url))) {
      throw new PackRefused(pack.id, [`its folder must have its id: plugins/${pack.id}/index.ts`]);
    }
    return [file("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`), file("README.md", docsOf(manifest))];
  });
  return [...schemas, ...ofPacks];
}

try {
  const files = generated();
  const differing = files.filter(({ url, text }) => !existsSync(url) || readFileSync(url, "utf8") !== text);
  if (process.argv.includes("--check")) {
    for (const { path } of differing) console.error(`${path} differs from the code: run npm run generate`);
    process.exitCode = differing.length > 0 ? 1 : 0;
  } else {
    for (const { path, url, text } of differing) {
      writeFileSync(url, text);
      console.log(`wrote ${path}`);
    }
  }
} catch (error) {
  if (!(error instanceof PackRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
