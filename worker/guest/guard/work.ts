import type { AnyNode } from "acorn";
import { type Helper, prefix } from "../realm/names.ts";
import type { Edits } from "./edits.ts";
import { type Kind, kindOf } from "./kinds.ts";
import type { Source } from "./source.ts";

/** A piece of code that runs as a whole once it is entered, and the steps that it takes then. */
export type Region = { weight: number };

/** What all that write into the code of a pack share. */
export type Work = {
  readonly source: Source;
  readonly edits: Edits;
  readonly kindOf: (node: AnyNode) => Kind;
  /** Steps for each error that is caught, see `caught`. */
  readonly errorSteps: number;
  readonly visit: (node: AnyNode, region: Region, parent: AnyNode) => void;
  /** A name that nothing else has. */
  readonly fresh: () => string;
};

/** Called when everything inside has been visited: what is opened last closes first. */
export type Closing = () => void;

export function createWork(source: Source, edits: Edits, shadowed: ReadonlySet<string>, visit: Visit): Work {
  let names = 0;
  const work: Work = {
    source,
    edits,
    kindOf: (node) => kindOf(node, shadowed),
    errorSteps: 100 + (source.code.length >> 2),
    visit: (node, region, parent) => visit(work, node, region, parent),
    fresh: () => `${prefix}${++names}`,
  };
  return work;
}
export type Visit = (work: Work, node: AnyNode, region: Region, parent: AnyNode) => void;

/** With a blank before it: the code may end in a word there. */
export function called(helper: Helper): string {
  return ` ${prefix}${helper}`;
}

/** Calls a helper with what stands there; parentheses around it stay inside. */
export function wrap({ edits }: Work, from: number, to: number, helper: Helper): Closing {
  edits.open(from, `${called(helper)}(`);
  return () => edits.close(to, ")");
}
