import { dirname, join, sep } from "node:path";
import { type Plugin, transform } from "esbuild";
import { bundled, type LoadedPack } from "./load-pack.ts";
import { guestSdk } from "./where.ts";
import { withMembers, zodStandIn } from "./zod-stand-in.ts";

export type GuestBundle = {
  /** One ES module without imports that exports the pack as default. */
  readonly code: string;
  /** Source map of the code, for messages to the author; it does not travel. */
  readonly map: string;
};

/**
 * The pack as it leaves its author. The same source gives the same bytes in every folder: the code carries no paths, no time and
 * no source map. Names and lines stay readable for whoever reviews the pack.
 */
export async function bundleGuest({ entry, name }: Pick<LoadedPack, "entry" | "name">): Promise<GuestBundle> {
  const folder = dirname(entry);
  const whole = await bundled({
    stdin: {
      contents: `export { ${name} as default } from ${JSON.stringify(entry)};`,
      resolveDir: folder,
      sourcefile: "pack.ts",
    },
    absWorkingDir: folder,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    sourcemap: "inline",
    plugins: [guestModules],
  });
  // Comments name the author's folders; reading the code once more drops them.
  const { code, map } = await transform(withMembers(whole.code), {
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    sourcemap: "external",
    sourcefile: "pack.js",
  });
  return { code, map };
}

const sdkFolder = dirname(guestSdk) + sep;

/** A module of which nothing is used leaves nothing behind. */
const guestModules: Plugin = {
  name: "guest-modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^interject\/sdk$/ }, () => ({ path: guestSdk, sideEffects: false }));
    onResolve({ filter: /^interject\/testing$/ }, () => ({
      errors: [{ text: "interject/testing is for tests: a pack must not import it" }],
    }));
    onResolve({ filter: /^zod(?:$|\/)/ }, () => ({ path: "zod", namespace: "stand-in", sideEffects: false }));
    onLoad({ filter: /.*/, namespace: "stand-in" }, () => ({ contents: zodStandIn(), loader: "js" }));
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, importer }) =>
      importer.startsWith(sdkFolder) ? { path: join(resolveDir, path), sideEffects: false } : undefined,
    );
  },
};
