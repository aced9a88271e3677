/** The plugin author's command: `npm run plugin -- new | test | pack`. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { bundle } from "./command/bundle.ts";
import { CommandRefused, scaffold } from "./command/scaffold.ts";
import { PackRefused } from "./manifest.ts";

const program = new Command("plugin").description("Write, test and pack points and interventions").showHelpAfterError();

program
  .command("new")
  .description("write a point that works, with its tests, and its pack if there is none")
  .argument("<id>", "pack/point, in kebab-case")
  .option("--into <folder>", "folder that holds packs", "plugins")
  .option("--zh <title>", "Chinese title", "新质检点")
  .option("--en <title>", "English title", "New point")
  .action((id: string, { into, zh, en }: { into: string; zh: string; en: string }) => {
    const written = scaffold({ id, into, zh, en });
    for (const path of written) console.log(`wrote ${path}`);
    const [pack] = id.split("/");
    if (!written.some((path) => path.endsWith("index.ts"))) console.log(`Add the point to ${into}/${pack}/index.ts.`);
    console.log(`Next: npm run plugin -- test ${into}/${pack}`);
  });

program
  .command("test")
  .description("run the suites in a folder or file")
  .argument("<path>", "a pack's folder or a test file")
  .action(async (path: string) => {
    if (!existsSync(path)) throw new CommandRefused(`${path} does not exist`);
    const { startVitest } = await import("vitest/node");
    const isFile = path.endsWith(".ts");
    const folder = isFile ? resolve(path, "..") : resolve(path);
    // Without the product's own configuration, whose projects start a database.
    const run = await startVitest("test", isFile ? [resolve(path)] : [], {
      config: false,
      dir: folder,
      include: ["**/*.test.ts"],
      watch: false,
    });
    await run.close();
  });

program
  .command("pack")
  .description("write manifest.json and the pack as one reproducible file with its SHA-256")
  .argument("<folder>", "a pack's folder")
  .option("--out <folder>", "where to write (default: dist in the pack's folder)")
  .action(async (folder: string, { out }: { out?: string }) => {
    const { manifest, sha256, bytes, files } = await bundle(folder, out);
    for (const path of files) console.log(`wrote ${path}`);
    console.log(`${manifest.id} ${manifest.version}, ${bytes} bytes, sha256 ${sha256}`);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommandRefused || error instanceof PackRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
