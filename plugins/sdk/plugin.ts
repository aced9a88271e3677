#!/usr/bin/env node
/** The plugin author's command: `npm run plugin -- new | test | …` here, `npx interject …` where the SDK is installed. */
import { join } from "node:path";
import { confirm, isCancel } from "@clack/prompts";
import chalk from "chalk";
import { Command, Option } from "commander";
import { askNew, defaultTitles, type GivenNew } from "./command/ask-new.ts";
import { installPack } from "./command/install.ts";
import { writeKeys } from "./command/keys.ts";
import { type NewOptions, newKinds, writeNew } from "./command/new-pack.ts";
import type { PlayFileOptions } from "./command/play.ts";
import { CommandRefused } from "./command/refused.ts";
import { signPack, verifyPack } from "./command/sign.ts";
import type { TestOptions } from "./command/test-suites.ts";
import { sdkVersion } from "./command/versions.ts";
import { commandName, inRepository, installedFrom } from "./command/where.ts";
import { PackRefused } from "./manifest.ts";

// Each command loads what it alone needs: a compiler, the engine, a test runner.
const program = new Command(inRepository ? "plugin" : "interject")
  .description("Write, test and publish points, interventions and rules")
  .version(sdkVersion)
  .showHelpAfterError();

const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;

program
  .command("new")
  .description(
    "write a point, an intervention or a rule with its tests; around it its pack and project, if there is none",
  )
  .argument("[id]", "pack/name, both in kebab-case; asked for in a terminal, like every flag that is left out")
  .addOption(new Option("--kind <kind>", "what to write (default: point)").choices(newKinds))
  .option("--into <folder>", "folder that holds packs", inRepository ? "plugins" : ".")
  .option("--zh <title>", "Chinese title")
  .option("--en <title>", "English title")
  .option(
    "--sdk <source>",
    "of a new project: file:interject-0.1.0.tgz, or a version (default: as this one was installed)",
  )
  .action(async (id: string | undefined, flags: Omit<GivenNew, "id">) => {
    const given = { ...flags, id, sdk: flags.sdk ?? installedFrom(flags.into) };
    const options = isTerminal && !isComplete(given) ? await askNew(given) : withDefaults(given);
    const { folder, written, joined } = writeNew(options);
    for (const path of written) console.log(`wrote ${path}`);
    if (joined) console.log(`Add it to ${join(folder, "index.ts")}.`);
    const isProject = written.some((path) => path.endsWith("package.json"));
    const enter = options.into === "." ? "" : `cd ${options.into} && `;
    const next = isProject ? `${enter}npm install && npm test` : `${commandName} test ${folder}`;
    console.log(`Next: ${next}`);
  });

function isComplete({ id, kind, zh, en }: GivenNew): boolean {
  return [id, kind, zh, en].every((value) => value !== undefined);
}

function withDefaults({ id, kind = "point", into, zh, en, sdk }: GivenNew): NewOptions {
  if (id === undefined)
    throw new CommandRefused("give an id: pack/name, both in kebab-case, such as my-shop/late-night");
  const titles = defaultTitles[kind];
  return { id, kind, into, zh: zh ?? titles.zh, en: en ?? titles.en, sdk };
}

program
  .command("test")
  .description("run the suites in a folder or file; show what they quote and how many cases each code has")
  .argument("<path>", "a pack's folder or a test file")
  .option("--watch", "run again whenever a file changes")
  .option("--guest", "run the pack bundled, guarded and isolated, as a shop does")
  .action(async (path: string, options: TestOptions) => {
    const { testSuites } = await import("./command/test-suites.ts");
    await testSuites(path, options);
  });

program
  .command("play")
  .description("play captured chats and show what was found, what held back and why, timers and decisions")
  .argument("<file>", 'JSON lines {id, messages: [{role: "buyer" | "agent" | "bot", text, at?}]}')
  .option("--pack <folder>", `a pack's folder${inRepository ? " (default: all that are compiled in)" : ""}`)
  .option("--dialogue <id>", "only this one")
  .option("--open", "nobody closes the chat: time goes on to the end of its day")
  .action(async (file: string, options: PlayFileOptions) => {
    const { playFile } = await import("./command/play.ts");
    await playFile(file, options, (text) => console.log(text));
  });

program
  .command("check")
  .description(
    "say everything that stands against publishing: manifest, docs, model card, what a guest may not do, size",
  )
  .argument("<folder>", "a pack's folder")
  .action(async (folder: string) => {
    const { checkPack } = await import("./command/check.ts");
    const { id, version, problems, bytes } = await checkPack(folder);
    for (const problem of problems) console.error(`${chalk.red("✘")} ${problem}`);
    const size = bytes === null ? "" : `, ${bytes} bytes`;
    console.log(`${id} ${version}${size}: ${problems.length === 0 ? "ready" : `${problems.length} problems`}`);
    if (problems.length > 0) process.exitCode = 1;
  });

program
  .command("pack")
  .description("write the one file that is published; the same source gives the same bytes everywhere")
  .argument("<folder>", "a pack's folder")
  .option("--out <folder>", "where to write (default: dist in the pack's folder)")
  .action(async (folder: string, { out }: { out?: string }) => {
    const { writePack } = await import("./command/pack.ts");
    const { path, file, bytes } = await writePack(folder, out);
    console.log(`wrote ${path}`);
    console.log(`${file.manifest.id} ${file.manifest.version}, ${bytes} bytes, sha256 ${file.sha256}`);
  });

program
  .command("keys")
  .description("write a new ed25519 key pair that only you can read; never over an old one")
  .argument("<file>", "where to write it; keep it out of the repository")
  .action(async (file: string) => {
    const { publicKey } = await writeKeys(file);
    console.log(`wrote ${file}`);
    console.log(`Public key, by which shops know you: ${publicKey}`);
  });

program
  .command("sign")
  .description("put your signature into a pack file")
  .argument("<file>", "what `pack` wrote")
  .requiredOption("--key <file>", "what `keys` wrote")
  .action(async (file: string, { key }: { key: string }) => {
    console.log(`signed ${file} by ${await signPack(file, key)}`);
  });

program
  .command("verify")
  .description("check that a pack file is whole and signed")
  .argument("<file>", "a pack file")
  .option("--key <public>", "by this public key")
  .action(async (file: string, { key }: { key?: string }) => {
    console.log(`${file} is whole and signed by ${await verifyPack(file, key)}`);
  });

type InstallFlags = { to: string; shop: string; key?: string; yes?: true };
program
  .command("install")
  .description("send a pack file to a shop: shows the review of its permissions, asks, and installs it")
  .argument("<file>", "a pack file")
  .requiredOption("--to <url>", "where Interject runs")
  .requiredOption("--shop <id>", "the shop's id")
  .option("--key <key>", "an API key of the shop that may write (default: INTERJECT_API_KEY)")
  .option("--yes", "install without asking")
  .action(async (file: string, { to, shop, key = process.env.INTERJECT_API_KEY, yes }: InstallFlags) => {
    if (key === undefined || key === "") throw new CommandRefused("give an API key: --key, or INTERJECT_API_KEY");
    await installPack(file, { to, shop, key }, { print: (line) => console.log(line), confirm: () => confirmed(yes) });
  });

async function confirmed(yes: true | undefined): Promise<boolean> {
  if (yes) return true;
  if (!isTerminal) throw new CommandRefused("nobody is there to confirm: read the review above and give --yes");
  const answer = await confirm({ message: "安装？ Install?" });
  return !isCancel(answer) && answer;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommandRefused || error instanceof PackRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
