/** What a template is filled with. `name` is the id as an identifier. */
export type Names = {
  readonly pack: string;
  readonly id: string;
  readonly name: string;
  readonly zh: string;
  readonly en: string;
};

/** Words that a template declares or the language keeps. */
const taken = new Set(
  `agent arm buyer card closed default defineIntervention definePack definePoint docs finding pack policy quoted rated readRule
  readRules ruleToPoint rulesToPoints seats starts testIntervention testPack testPoint testPolicies triggers wait z
  await break case catch class const continue debugger delete do else enum eval export extends false finally for function if
  implements import in instanceof interface let new null package private protected public return static super switch this throw
  true try typeof var void while with yield`.split(/\s+/),
);

/** `late-night` as `lateNight`; a word that is taken gets the suffix. */
export function identifierOf(id: string, suffix: string): string {
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return taken.has(name) ? `${name}${suffix}` : name;
}

/** A text inside a template literal of the written file. */
export function literal(text: string): string {
  return text.replace(/[\\`]|\$\{/g, (found) => `\\${found}`);
}

export const json = JSON.stringify;
