import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import chalk from "chalk";
import { startVitest } from "vitest/node";
import type { ProvidedGuest } from "../testing/guest-run.ts";
import { CommandRefused } from "./refused.ts";
import { suiteReporter } from "./suite-report.ts";

export type TestOptions = { readonly watch?: boolean; readonly guest?: boolean };

/** Runs the suites in a folder or file. Exit code 1: a case fails, or there is none. */
export async function testSuites(path: string, { watch = false, guest = false }: TestOptions): Promise<void> {
  if (!existsSync(path)) throw new CommandRefused(`${path} does not exist`);
  if (watch && guest) throw new CommandRefused("--guest runs a bundle, which does not change: leave out --watch");
  const isFile = statSync(path).isFile();
  const folder = isFile ? dirname(resolve(path)) : resolve(path);
  const prepared = guest ? await (await import("./prepare-guest.ts")).prepareGuest(folder) : null;
  try {
    if (prepared !== null) console.log(prepared.said);
    const provide: ProvidedGuest = prepared === null ? {} : { guestPack: prepared.folder };
    // Without a configuration of the project's own: the product's would start a database.
    const run = await startVitest("test", isFile ? [resolve(path)] : [], {
      config: false,
      dir: folder,
      include: ["**/*.test.ts"],
      watch,
      reporters: ["default", suiteReporter({ evidence: chalk.level > 0 })],
      provide,
    });
    if (!watch) await run.close();
  } finally {
    prepared?.remove();
  }
}
