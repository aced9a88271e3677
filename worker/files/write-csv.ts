import { stringify } from "csv-stringify/sync";

/** UTF-8 with a byte-order mark, which Excel needs for Chinese. Cells that a spreadsheet would take for a formula are escaped. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[], { bom = true } = {}): string {
  const text = stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: "windows" },
  );
  return bom ? `\uFEFF${text}` : text;
}

export const csvHeaders = (name: string) => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${name}.csv"`,
});
