import { type ComponentType, lazy } from "react";
import { loadTexts } from "./language.ts";
import type { Part } from "./parts.ts";

/**
 * A component as a chunk of its own, loaded with the texts that it says. To be written in one piece, with names as literals:
 * `parts.test.ts` reads the calls.
 */
type Load<Name extends string, Props> = () => Promise<{ readonly [Key in Name]: ComponentType<Props> }>;

/** A page, for the router. */
export function page<Name extends string>(load: Load<Name, object>, name: Name, ...says: Part[]) {
  return async () => {
    const [module] = await Promise.all([load(), loadTexts(says)]);
    return { Component: module[name] };
  };
}

/** What only some readers open: a dialog, a chart. Shown within `Suspense`. */
export function later<Name extends string, Props>(load: Load<Name, Props>, name: Name, ...says: Part[]) {
  return lazy(async () => {
    const [module] = await Promise.all([load(), loadTexts(says)]);
    return { default: module[name] };
  });
}
