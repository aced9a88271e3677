import type { Manifest } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import { type PhraseSources, phrasesFrom } from "../phrase-sources.ts";
import { sampleSettings } from "./sample-settings.ts";

type Point = PackDefinition["points"][number];

/**
 * Where the phrases that the manifest promises are not those that the point asks for. The host looks for the former: a list that is
 * computed would be another one in a shop.
 */
export function phraseProblems(pack: PackDefinition, manifest: Manifest): string[] {
  return pack.points.flatMap((point) => {
    const declared = manifest.points.find(({ id }) => id === point.id);
    if (declared?.phrases === undefined || point.phrases === undefined) return [];
    for (const settings of sampleSettings(point.config, declared.settings)) {
      const list = differingList(point, declared.phrases, settings);
      if (list === null) continue;
      const shown = JSON.stringify(settings).slice(0, 200);
      return [
        `points.${point.id}.phrases.${list}: with settings ${shown} it differs from what the manifest says; ${form}`,
      ];
    }
    return [];
  });
}

const form = "in a guest, a list joins settings that are lists with constant words; do the rest in inspect";

function differingList({ phrases }: Point, sources: PhraseSources, settings: Record<string, unknown>): string | null {
  const promised: Readonly<Record<string, readonly string[]>> = phrasesFrom(sources, settings);
  const asked: Readonly<Record<string, readonly string[]>> = phrases?.(settings) ?? {};
  const lists = new Set([...Object.keys(promised), ...Object.keys(asked)]);
  const words = (list: readonly string[] = []) => [...new Set(list)].sort().join("\n");
  return [...lists].find((list) => words(promised[list]) !== words(asked[list])) ?? null;
}
