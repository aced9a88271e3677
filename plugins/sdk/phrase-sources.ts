import { z } from "zod";
import type { PackDefinition } from "./pack.ts";

/**
 * The phrase lists of a guest point as data: the host puts them into the shop's one matcher and asks the guest only with hits in
 * hand. Each list joins fields of the settings with constant words.
 */
export const phraseSources = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/),
    z.strictObject({
      fields: z.array(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)).max(20),
      words: z.array(z.string().min(1).max(200)).max(5_000),
    }),
  )
  .refine((lists) => Object.keys(lists).length <= 50, "at most 50 lists");
export type PhraseSources = z.infer<typeof phraseSources>;

/** The point's lists under these settings. */
export function phrasesFrom(sources: PhraseSources, config: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(sources).map(([list, { fields, words }]) => [
      list,
      [...fields.flatMap((name) => strings(config[name])), ...words],
    ]),
  );
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

type Point = PackDefinition["points"][number];
const markOf = (field: string) => `\u0000${field}\u0000`;

/**
 * Finds the sources by calling `phrases` with marked settings. A text: why they are not of that form, as the author is told.
 */
export function phraseSourcesOf({ config, phrases }: Point): PhraseSources | string | undefined {
  if (phrases === undefined) return undefined;
  const defaults = config.parse({});
  const fields = Object.keys(defaults).filter((name) => Array.isArray(defaults[name]));
  const other = new Set<string>();
  const marked = new Proxy(Object.fromEntries(fields.map((name) => [name, [markOf(name)]])), {
    get(lists, name) {
      if (typeof name === "string" && !Object.hasOwn(lists, name)) other.add(name);
      return Reflect.get(lists, name);
    },
  });
  let lists: { readonly [list: string]: readonly string[] };
  try {
    lists = phrases(marked);
  } catch (error) {
    return `phrases: ${error instanceof Error ? error.message : String(error)} (${form})`;
  }
  if (other.size > 0) return `phrases reads ${[...other].join(", ")}: ${form}`;
  const sources: Record<string, { fields: string[]; words: string[] }> = {};
  for (const [list, entries] of Object.entries(lists)) {
    const named = entries.filter((entry) => fields.some((field) => entry === markOf(field)));
    const words = entries.filter((entry) => !named.includes(entry));
    if (words.some((word) => word.includes("\u0000"))) return `phrases.${list} changes the words of a setting: ${form}`;
    sources[list] = { fields: [...new Set(named.map((mark) => mark.slice(1, -1)))], words: [...new Set(words)] };
  }
  const parsed = phraseSources.safeParse(sources);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = ["phrases", ...(issue?.path ?? [])].join(".");
  // Zod says of a name only that it is no key.
  const badName = issue?.code === "invalid_key" && "a list is named by a letter and then at most 39 letters or digits";
  return `${place}: ${badName || issue?.message}`;
}

const form = "in a guest, a list joins settings that are lists with constant words; do the rest in inspect";
