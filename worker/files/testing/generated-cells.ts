import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect } from "vitest";
import { unguarded } from "../csv-cell.ts";
import { writeCsv } from "../write-csv.ts";

/** First characters with which a spreadsheet begins a formula, or that move what follows to the front of another cell. */
const live = new Set(["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]);
const skipped = new Set([" ", "\u3000", "\u00a0", "\uFEFF", '"']);

function firstOf(cell: string): string {
  for (const character of cell) if (!skipped.has(character)) return character;
  return "";
}

/** The cells as a spreadsheet reads them: RFC 4180, both kinds of line ends. */
export const cellsOf = (text: string): string[][] =>
  parse(text, { bom: true, record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true });

const piece = fc.oneof(
  fc.constantFrom(...live, ...skipped, "'", ",", ";", "1+1", "cmd|' /C calc'!A0", "SUM(A1)", "什么", "a", "\r\n"),
  fc.string({ unit: "grapheme", maxLength: 4 }),
);
const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));

const cellsEach = 10;

/** H12: so many generated cells are never a live formula, stay where they are, and are read back as they were. */
export function checkGeneratedCells(count: number): void {
  fc.assert(
    fc.property(fc.array(cell, { minLength: cellsEach, maxLength: cellsEach }), (cells) => {
      const rows = cellsOf(writeCsv([cells.slice(0, 5), cells.slice(5)]));
      expect(rows.map((row) => row.length)).toEqual([5, 5]);
      const read = rows.flat();
      for (const [index, text] of read.entries()) {
        if (live.has(firstOf(text))) throw new Error(`live: ${JSON.stringify(text)}`);
        if (unguarded(text) !== cells[index])
          throw new Error(`${JSON.stringify(cells[index])} came back as ${JSON.stringify(text)}`);
      }
    }),
    { numRuns: count / cellsEach },
  );
}
