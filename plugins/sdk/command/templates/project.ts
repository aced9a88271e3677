import { literal } from "./names.ts";

/** The files around the packs of an author who begins in an empty folder. */

export type ProjectOptions = {
  readonly pack: string;
  /** Where the SDK comes from: a version, or `file:` and a path. */
  readonly sdk: string;
  /** What the folder has been given already. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly versions: { readonly typescript: string; readonly zod: string };
};

export function packageJson({ pack, sdk, versions, dependencies = {}, devDependencies = {} }: ProjectOptions): string {
  const { interject: _, ...own } = dependencies;
  const project = {
    name: `${pack}-packs`,
    private: true,
    type: "module",
    scripts: {
      test: `interject test ${pack}`,
      check: `interject check ${pack}`,
      pack: `interject pack ${pack}`,
      types: "tsc",
    },
    ...(Object.keys(own).length > 0 && { dependencies: own }),
    devDependencies: { ...devDependencies, interject: sdk, ...versions },
  };
  return `${JSON.stringify(project, null, 2)}\n`;
}

export function tsconfig(): string {
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2023"],
    module: "ESNext",
    moduleResolution: "Bundler",
    strict: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  return `${JSON.stringify({ compilerOptions, include: ["**/*.ts"], exclude: ["**/dist"] }, null, 2)}\n`;
}

/** A key in the repository would be everybody's. */
/** Without it npm warns of a script of esbuild that is not needed. */
export const npmrc =
  "# No package may run code while it is installed; everything here works without.\nignore-scripts=true\n";

export const gitignore = "node_modules/\ndist/\n*.key.json\n";

export function readme(pack: string): string {
  const id = literal(pack);
  const commands = (
    test: string,
    guest: string,
    check: string,
    packed: string,
    play: string,
  ) => `| \`npx interject test ${id}\` | ${test} |
| \`npx interject test ${id} --guest\` | ${guest} |
| \`npx interject check ${id}\` | ${check} |
| \`npx interject play chats.jsonl --pack ${id}\` | ${play} |
| \`npx interject pack ${id}\` | ${packed} |`;
  return `# ${pack}

Interject 的插件包。每个包一个文件夹，文件夹名就是包的 id。

| 命令 | 作用 |
| --- | --- |
${commands("运行测试；加 `--watch` 边改边测", "像在店铺里一样隔离运行同样的测试", "发布前检查", "生成一个可发布的文件", "在真实对话上回放")}

签名：\`npx interject keys publisher.key.json\`，再 \`npx interject sign 文件 --key publisher.key.json\`。

---

Packs for Interject. One folder a pack, named by the pack's id.

| Command | Does |
| --- | --- |
${commands("runs the suites; with `--watch` while you write", "runs the same suites with the pack isolated, as in a shop", "says what stands against publishing", "writes the one file that is published", "replays captured chats")}

To sign: \`npx interject keys publisher.key.json\`, then \`npx interject sign FILE --key publisher.key.json\`.
`;
}
