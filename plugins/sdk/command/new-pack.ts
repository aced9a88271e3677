import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { kebabId } from "../manifest.ts";
import { CommandRefused } from "./refused.ts";
import { aboutIntervention, aboutPoint, docsSource } from "./templates/docs.ts";
import {
  interventionPackSource,
  interventionSource,
  interventionTestSource,
  policyTestSource,
} from "./templates/intervention.ts";
import { identifierOf, type Names } from "./templates/names.ts";
import { cardSource, packTestSource, pointPackSource, pointSource, pointTestSource } from "./templates/point.ts";
import { gitignore, npmrc, packageJson, readme, tsconfig } from "./templates/project.ts";
import { ruleSource, rulesPackSource, ruleTestSource } from "./templates/rules.ts";
import { versions } from "./versions.ts";
import { inRepository, packageFolder, schemas } from "./where.ts";

export const newKinds = ["point", "intervention", "rules"] as const;
export type NewKind = (typeof newKinds)[number];

export type NewOptions = {
  /** `pack/part`, where the part is a point, an intervention or a rule. */
  readonly id: string;
  readonly kind: NewKind;
  /** Folder that holds packs. */
  readonly into: string;
  readonly zh: string;
  readonly en: string;
  /** Where a new project takes the SDK from. */
  readonly sdk?: string | undefined;
};

export type NewPack = {
  readonly folder: string;
  readonly written: readonly string[];
  /** The pack was there before: its index must list the new part. */
  readonly joined: boolean;
};

/**
 * Writes a point, an intervention or a rule that works, with its suite; around it a pack, if there is none; and around that a
 * project, in a folder without one. Never overwrites a file, but
 * for a `package.json` that npm alone has written.
 */
export function writeNew(options: NewOptions): NewPack {
  const { id: whole, kind, into, sdk } = options;
  const names = namesOf(options);
  const folder = join(into, names.pack);
  const joined = existsSync(join(folder, "index.ts"));
  const part = partFiles(kind, names, folder);
  const around = joined ? {} : packFiles(kind, names);
  const files = new Map(Object.entries({ ...part, ...around }).map(([name, text]) => [join(folder, name), text]));
  for (const path of files.keys())
    if (existsSync(path)) throw new CommandRefused(`${path} exists already: ${whole} is written nowhere`);
  if (needsProject(into)) {
    const project = projectFiles(names.pack, into, sdk);
    for (const [name, text] of Object.entries(project))
      if (name === "package.json" || !existsSync(join(into, name))) files.set(join(into, name), text);
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { folder, written: [...files.keys()], joined };
}

function namesOf({ id: whole, kind, zh, en }: NewOptions): Names {
  const [pack = "", id = "", ...rest] = whole.split("/");
  const fits = kebabId.safeParse(pack).success && kebabId.max(40).safeParse(id).success && rest.length === 0;
  if (!fits) {
    const what = kind === "rules" ? "rule" : kind;
    throw new CommandRefused(
      `${JSON.stringify(whole)} is not an id: give pack/${what}, both in kebab-case, such as my-shop/late-night`,
    );
  }
  for (const [flag, title] of [
    ["--zh", zh],
    ["--en", en],
  ]) {
    if (!/^[^{}\n]{1,80}$/.test(title?.trim() ?? ""))
      throw new CommandRefused(`${flag} ${JSON.stringify(title)}: a title has 1 to 80 characters and no braces`);
  }
  const suffix = { point: "Point", intervention: "Intervention", rules: "Rule" }[kind];
  return { pack, id, name: identifierOf(id, suffix), zh: zh.trim(), en: en.trim() };
}

type Files = { readonly [name: string]: string };

function partFiles(kind: NewKind, names: Names, folder: string): Files {
  const { id } = names;
  switch (kind) {
    case "point":
      return { [`${id}.ts`]: pointSource(names), [`${id}.test.ts`]: pointTestSource(names) };
    case "intervention":
      return { [`${id}.ts`]: interventionSource(names), [`${id}.test.ts`]: interventionTestSource(names) };
    case "rules": {
      const schema = isInside(folder) ? schemas.rule : join(folder, "../node_modules/interject/rule.schema.json");
      const path = relative(resolve(folder, "rules"), resolve(schema)).split(sep).join("/");
      return { [`rules/${id}.json`]: ruleSource(names, path), [`${id}.test.ts`]: ruleTestSource(names) };
    }
  }
}

function packFiles(kind: NewKind, names: Names): Files {
  switch (kind) {
    case "point":
      return {
        "index.ts": pointPackSource(names),
        "index.test.ts": packTestSource(names),
        "docs.ts": docsSource(names, aboutPoint),
        "card.ts": cardSource(names, "found"),
      };
    case "intervention":
      return {
        "index.ts": interventionPackSource(names),
        "index.test.ts": policyTestSource(names),
        "docs.ts": docsSource(names, aboutIntervention),
      };
    case "rules":
      return {
        "index.ts": rulesPackSource(names),
        "index.test.ts": packTestSource(names),
        "docs.ts": docsSource(names, aboutPoint),
        "card.ts": cardSource(names, "said"),
      };
  }
}

/** Outside the repository, in a folder that is no project yet, or only what `npm install` makes of one. */
export function needsProject(into: string): boolean {
  return (
    !isInside(into) &&
    Object.keys(describedIn(into)).every((key) => key === "dependencies" || key === "devDependencies")
  );
}

function isInside(folder: string): boolean {
  return inRepository && !relative(packageFolder, resolve(folder)).startsWith("..");
}

type Dependencies = Readonly<Record<string, string>>;

function describedIn(into: string): { readonly dependencies?: Dependencies; readonly devDependencies?: Dependencies } {
  const path = join(into, "package.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

function projectFiles(pack: string, into: string, sdk: string | undefined): Files {
  if (sdk === undefined || sdk.trim() === "") {
    throw new CommandRefused(
      `${join(into, "package.json")} does not exist: say where the new project takes the SDK from, --sdk file:interject-0.1.0.tgz or a version of your registry`,
    );
  }
  return {
    "package.json": packageJson({ pack, sdk, versions, ...describedIn(into) }),
    "tsconfig.json": tsconfig(),
    ".gitignore": gitignore,
    ".npmrc": npmrc,
    "README.md": readme(pack),
  };
}
