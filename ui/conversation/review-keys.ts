/**
 * Every key of the page of a session. The help sheet is drawn from this list and so is what a key press means. `keys`: as
 * `KeyboardEvent.key`, letters in lower case.
 */
export const reviewKeys = [
  { id: "nextSentence", keys: ["j", "ArrowDown"] },
  { id: "sentenceBefore", keys: ["k", "ArrowUp"] },
  { id: "nextFinding", keys: ["n"] },
  { id: "findingBefore", keys: ["p"] },
  { id: "tag", keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"] },
  { id: "otherTag", keys: ["0"] },
  { id: "wrong", keys: ["x"] },
  { id: "score", keys: ["s"] },
  { id: "remark", keys: ["r"] },
  { id: "counted", keys: ["c"] },
  { id: "fullScreen", keys: ["f"] },
  { id: "done", keys: ["Enter"] },
  { id: "skip", keys: ["t"] },
  { id: "help", keys: ["?"] },
] as const satisfies readonly { readonly id: string; readonly keys: readonly string[] }[];
export type ReviewKey = (typeof reviewKeys)[number]["id"];

type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

/** What a key means, or null. Keys with modifiers are the browser's. */
export function meaningOf({ key, ctrlKey, metaKey, altKey }: Pressed): ReviewKey | null {
  if (ctrlKey || metaKey || altKey) return null;
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  return reviewKeys.find(({ keys }) => (keys as readonly string[]).includes(pressed))?.id ?? null;
}

const names: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", Enter: "Enter" };

/** As a key cap shows it. */
export function capOf(key: string): string {
  return names[key] ?? key.toUpperCase();
}
