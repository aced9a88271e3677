import { stringify } from "csv-stringify/sync";
import { guarded } from "./csv-cell.ts";

/**
 * CSV (RFC 4180) as UTF-8 with a byte-order mark, which Excel needs for Chinese. Texts are quoted, so that a line end of theirs begins no
 * row, and guarded where a spreadsheet would take them for a formula: buyers and agents choose their own names.
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[], { bom = true } = {}): string {
  const text = stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? guarded(cell) : cell))),
    { quoted_string: true, quoted_empty: false, record_delimiter: "windows" },
  );
  return bom ? `\uFEFF${text}` : text;
}

export const csvHeaders = (name: string) => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${name}.csv"`,
});
