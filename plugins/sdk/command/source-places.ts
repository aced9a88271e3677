import { SourceMap } from "node:module";
import { join, relative } from "node:path";

/** Where in the author's own files a place of the bundle was written. Lines and columns count from 1. */
export function sourcePlaces(map: string, folder: string): (line: number, column: number) => string {
  const payload = JSON.parse(map);
  const places = new SourceMap(payload);
  return (line, column) => {
    const found = places.findEntry(line - 1, column - 1);
    if (!("originalSource" in found) || found.originalSource === undefined) return `line ${line}, column ${column}`;
    const path = relative(process.cwd(), join(folder, found.originalSource));
    return `${path}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  };
}
