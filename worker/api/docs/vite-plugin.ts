import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const ours = ["init.js", "docs.css"];
const swaggers = ["swagger-ui.css", "swagger-ui-bundle.js"];

/** Adds the files of `/docs` to the UI's build, so that the static host serves them. */
export function docsAssets(): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: "docs-assets",
    apply: "build",
    async generateBundle() {
      const files = [
        ...ours.map((name) => ({ name, path: fileURLToPath(import.meta.resolve(`./${name}`)) })),
        ...swaggers.map((name) => ({ name, path: require.resolve(`swagger-ui-dist/${name}`) })),
      ];
      for (const { name, path } of files) {
        this.emitFile({ type: "asset", fileName: `docs/${name}`, source: await readFile(path) });
      }
    },
  };
}
