import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Lints the document that is served.
const folder = mkdtempSync(join(tmpdir(), "interject-openapi-"));
const file = join(folder, "openapi.json");
try {
  writeFileSync(file, execFileSync("node", ["worker/api/print-openapi.ts"], { maxBuffer: 64_000_000 }));
  execFileSync("redocly", ["lint", "--config", "worker/api/redocly.yaml", file], {
    stdio: "inherit",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
