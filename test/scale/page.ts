import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../serve/build.ts";
import { referenceLoad } from "./load.ts";
import { lagPicture } from "./picture.ts";
import { asMarkdown, scaleOf, type TableName, tableNames, tablesOf } from "./tables.ts";

/** `docs/scale.md` is written by hand but for its tables and its picture. `npm run generate` writes those, a test compares them. */

export const scaleFile = join(root, "docs/scale.md");
export const pictureFile = join(root, "docs/scale.svg");

const begin = (name: TableName) => `<!-- table ${name}: npm run generate -->`;
const end = "<!-- end -->";

export function scalePage(written: string = readFileSync(scaleFile, "utf8")): { page: string; picture: string } {
  const scale = scaleOf(referenceLoad);
  const tables = tablesOf(scale);
  const page = tableNames.reduce((text, name) => {
    const from = text.indexOf(begin(name));
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`docs/scale.md: the place of the table ${name} is missing`);
    return `${text.slice(0, from)}${begin(name)}\n${asMarkdown(tables[name])}\n${text.slice(to)}`;
  }, written);
  return { page, picture: lagPicture(scale.peaks) };
}
