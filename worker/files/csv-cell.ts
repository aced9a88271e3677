/**
 * A spreadsheet runs a cell that begins like a formula, also behind blanks, quotes and a byte-order mark, and in full-width characters
 * (H12). Such a cell is written behind an apostrophe, which spreadsheets take for “this is text”, and read without it.
 */
const starts = new Set(["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]);
const quotes = new Set(["'", '"', "\uFEFF"]);

function isFormula(cell: string): boolean {
  for (const character of cell) {
    if (starts.has(character)) return true;
    if (!quotes.has(character) && character.trim() !== "") return false;
  }
  return false;
}

export function guarded(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}

/** The opposite of `guarded`, for every text. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}
