import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { catalogue } from "../plugins/samples/catalogue.ts";
import { docsAssets } from "../worker/api/docs/vite-plugin.ts";
import { headersFile, metaPolicy } from "./content-security.ts";

/** Only in builds: the development server needs an inline script for hot reloading. */
function contentSecurity(): Plugin {
  return {
    name: "content-security",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: metaPolicy },
        injectTo: "head-prepend",
      },
    ],
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "_headers", source: headersFile });
    },
  };
}

const server = process.env.INTERJECT_URL ?? "http://127.0.0.1:8787";

export default defineConfig({
  resolve: { alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL("zod.ts", import.meta.url)) }] },
  plugins: [react(), contentSecurity(), docsAssets(), catalogue()],
  build: {
    outDir: "../dist/ui",
    emptyOutDir: true,
    target: "es2022",
    // The polyfill would be an inline script.
    modulePreload: { polyfill: false },
    // They only define things, but do not say so: whatever their index files name would be part of every page.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /node_modules\/@rc-component\//, sideEffects: false }] },
    },
  },
  server: { proxy: { "/v1": { target: server, ws: true, changeOrigin: true }, "/hooks": server } },
});
