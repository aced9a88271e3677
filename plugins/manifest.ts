import alerts from "./alerts/index.ts";
import answers from "./answers/index.ts";
import assist from "./assist/index.ts";
import communication from "./communication/index.ts";
import handoff from "./handoff/index.ts";
import recipes from "./recipes/index.ts";
import sales from "./sales/index.ts";
import type { PackDefinition } from "./sdk/pack.ts";
import service from "./service/index.ts";
import supervision from "./supervision/index.ts";

/** The packs that are compiled in, in the order in which merchants see them. */
export const packs: readonly PackDefinition[] = [
  alerts,
  service,
  answers,
  sales,
  communication,
  handoff,
  assist,
  supervision,
  recipes,
];
