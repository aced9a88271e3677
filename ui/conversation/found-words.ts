/** Where searched words stand in a text. Latin letters match in either case, as the search does. */

export type WordSpan = { readonly start: number; readonly end: number };

/** Words as they were searched for, divided by blanks. */
export function wordsOf(text: string | null): string[] {
  return [...new Set((text ?? "").trim().split(/\s+/u))].filter((word) => word !== "");
}

/** Offsets are UTF-16; folding ASCII only keeps them, which `toLowerCase` of other scripts does not. */
export function findWords(text: string, words: readonly string[]): WordSpan[] {
  const read = lower(text);
  return words.flatMap((word) => {
    const spans: WordSpan[] = [];
    const wanted = lower(word);
    for (let at = read.indexOf(wanted); at >= 0; at = read.indexOf(wanted, at + wanted.length))
      spans.push({ start: at, end: at + word.length });
    return spans;
  });
}

function lower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
