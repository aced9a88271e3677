import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { root } from "../serve/build.ts";

const read = async <Shape extends z.ZodType>(file: string, shape: Shape) =>
  shape.parse(JSON.parse(await readFile(join(root, file), "utf8")));
const versions = z.record(z.string(), z.string());
const manifest = await read(
  "package.json",
  z.object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions.default({}) }),
);
const lock = await read(
  "package-lock.json",
  z.object({ packages: z.record(z.string(), z.object({ version: z.string(), integrity: z.string().optional() })) }),
);

describe("failure P17: a package that is not what it was", () => {
  it("is not installed: each is named by one version and the digest of what was published, on every system", () => {
    const { "": own, ...packages } = lock.packages;
    expect(own).toBeDefined();
    const loose = Object.entries(packages).filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
    expect(loose.map(([path]) => path)).toEqual([]);
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(asked.filter(([, version]) => !/^(?:npm:.+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it("runs nothing while it is installed", async () => {
    expect(await readFile(join(root, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  it("is on the list of what a deployment is made of, with its digest", async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "sbom"], { cwd: root, maxBuffer: 1e8 });
    const { bomFormat, components } = z
      .object({
        bomFormat: z.string(),
        components: z.array(
          z.object({
            name: z.string(),
            version: z.string(),
            hashes: z.array(z.object({ alg: z.string(), content: z.string() })).default([]),
          }),
        ),
      })
      .parse(JSON.parse(stdout));
    expect(bomFormat).toBe("CycloneDX");
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const asked = Object.entries(manifest.dependencies).map(([name, version]) => `${name}@${version}`);
    expect(asked.filter((one) => !listed.has(one))).toEqual([]);
    expect(components.filter(({ hashes }) => !hashes.some(({ alg }) => alg === "SHA-512"))).toEqual([]);
  });
});
