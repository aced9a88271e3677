import { type Part, parts, type Texts } from "./parts.ts";

/** All parts of one language together, for tests. */
export async function everyText(language: "zh" | "en"): Promise<Texts> {
  const modules = await Promise.all(Object.keys(parts).map((part) => parts[part as Part][language]()));
  return Object.assign({}, ...modules) as Texts;
}
