import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packageFolder } from "./where.ts";

const described = z.object({ version: z.string(), dependencies: z.object({ zod: z.string() }) });
const { version, dependencies } = described.parse(
  JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")),
);

export const sdkVersion = version;

/** What a new project brings besides the SDK. */
export const versions = { typescript: "^6.0.0", zod: dependencies.zod };
