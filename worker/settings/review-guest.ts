import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { guardCode } from "../guest/guard.ts";
import { loadGuest } from "../guest/load.ts";
import type { PackContent } from "./pack-content.ts";

/** No shop has this id: what is loaded to be looked at shares nothing with what runs. */
const reviewShop = "@review";
const patienceMs = 5_000;
/** Ids of points and codes, which are short. */
const longestDescription = 262_144;

/**
 * Guards the code of a guest, loads it once, and compares what it is with what its manifest says. Returns the guarded code.
 * @throws Refused `invalid`, path `code`
 */
export async function checkGuest(
  env: Env,
  merchant: string,
  { content, code }: { content: PackContent; code: string },
): Promise<string> {
  const guarded = guardCode(code);
  if (!guarded.ok) {
    const lines = guarded.problems
      .slice(0, 5)
      .map(({ message, line, column }) => `line ${line}, column ${column}: ${message.en}`);
    throw refused(lines.join("; "));
  }
  const { sha256, manifest } = content;
  const guest = loadGuest(env, { merchant, shop: reviewShop, pack: manifest.id, sha256 }, async () => guarded.code);
  let text: string;
  try {
    text = await within(guest.describe());
  } catch (error) {
    throw refused(
      `The code does not load: ${error instanceof Error ? error.message.slice(0, 400) : "no reason given"}`,
    );
  }
  const problem = differenceOf(text, manifest);
  if (problem !== null) throw refused(problem);
  return guarded.code;
}

const described = z.object({
  points: z.array(z.object({ id: z.string(), codes: z.array(z.string()) })),
  interventions: z.array(z.object({ id: z.string() })),
});

/** What the code says of itself beside its manifest; null: the same. */
function differenceOf(text: string, manifest: Manifest): string | null {
  const parsed = described.safeParse(text.length > longestDescription ? null : jsonOf(text));
  if (!parsed.success) return "The code does not export a pack as its default";
  const said = {
    points: parsed.data.points.map(({ id, codes }) => `${id}: ${[...codes].sort().join(" ")}`),
    interventions: parsed.data.interventions.map(({ id }) => id),
  };
  const expected = {
    points: manifest.points.map(({ id, codes }) => `${id}: ${Object.keys(codes).sort().join(" ")}`),
    interventions: manifest.interventions.map(({ id }) => id),
  };
  for (const list of ["points", "interventions"] as const) {
    if (isDeepStrictEqual(said[list].toSorted(), expected[list].toSorted())) continue;
    const show = (names: readonly string[]) => (names.length === 0 ? "none" : names.join(", ").slice(0, 200));
    return `The code has other ${list} than its manifest: ${show(said[list])}; the manifest has ${show(expected[list])}`;
  }
  return null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function within(answer: Promise<string>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function refused(message: string): Refused {
  return new Refused("invalid", { path: "code", message });
}
