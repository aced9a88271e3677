import { packLimits } from "../../plugins/sdk/pack-format.ts";

export type FileProblem = "tooLarge" | "empty" | "notJson" | "notPack";
export type ReadFile = { readonly file: unknown } | { readonly problem: FileProblem };

type Chosen = { readonly size: number; text(): Promise<string> };

/** What somebody chose as a pack file, read far enough to tell a wrong file at once; the server checks the rest. */
export async function readPackFile(chosen: Chosen): Promise<ReadFile> {
  if (chosen.size > packLimits.file) return { problem: "tooLarge" };
  if (chosen.size === 0) return { problem: "empty" };
  const file = parsed(await chosen.text());
  if (file === undefined) return { problem: "notJson" };
  const format = typeof file === "object" && file !== null ? Reflect.get(file, "format") : undefined;
  return format === undefined ? { problem: "notPack" } : { file };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Bytes as people say them. */
export function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1_024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
