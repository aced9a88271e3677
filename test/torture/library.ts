import { build } from "esbuild";

/** Parses expressions with a library of 90 KB and says what it found; `parent` and its like would never end. */
const entry = `
import { RegExpParser } from "@eslint-community/regexpp";
const left = ["parent", "resolved", "references", "start", "end"];
function said(value) {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).filter(([name]) => !left.includes(name)).map(([name, inner]) => [name, said(inner)]));
}
export function attack() {
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  const of = (source) => {
    try {
      return said(parser.parsePattern(source, 0, source.length, { unicode: source.includes("p{") }));
    } catch (error) {
      return [error.name, error.message];
    }
  };
  return ["(a+)+b", "(?<y>\\\\d{4})-[^a-z]*?$", "(?<!x)(?=y)|z{2,3}\\\\1", "[A-\\\\u005a]\\\\p{L}", "(a", "[z-a]", "a{2,1}"].map(of);
}
`;

/** One module without imports, which exports `attack`. */
export async function libraryModule(folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
