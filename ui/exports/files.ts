import { guarded } from "../../worker/files/csv-cell.ts";
import type { Cell } from "./detail-rows.ts";

export const fileKinds = ["csv", "xlsx"] as const;
export type FileKind = (typeof fileKinds)[number];

type Rows = readonly (readonly Cell[])[];

/** As `worker/files/write-csv.ts` writes it. */
export async function csvFile(rows: Rows): Promise<Blob> {
  const { stringify } = await import("csv-stringify/browser/esm/sync");
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? guarded(cell) : cell)));
  const text = stringify(cells, { quoted_string: true, quoted_empty: false, record_delimiter: "windows" });
  return new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" });
}

/** Texts are cells of text, so that none can become a formula. */
async function xlsxFile(rows: Rows): Promise<Blob> {
  const { default: write } = await import("write-excel-file/universal");
  const cells = rows.map((row, index) =>
    row.map((value) => {
      if (value === null) return null;
      const bold = index === 0 ? { fontWeight: "bold" as const } : {};
      return typeof value === "number" ? { type: Number, value, ...bold } : { type: String, value, ...bold };
    }),
  );
  return write(cells, { stickyRowsCount: 1 }).toBlob();
}

export function fileOf(kind: FileKind, rows: Rows): Promise<Blob> {
  return kind === "csv" ? csvFile(rows) : xlsxFile(rows);
}

export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
