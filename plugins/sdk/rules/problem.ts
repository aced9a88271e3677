import type { Bilingual } from "../point.ts";

/** What is wrong with a text that a merchant wrote. `offset` counts UTF-16 units from the start of that text. */
export type TextProblem = { readonly offset: number; readonly message: Bilingual };

/** What a merchant should look at although it works. `start` and `end` are the half-open place in the text. */
export type TextWarning = {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly message: Bilingual;
};
