/** What became of a step of a pack's life in one shop. Apart from the steps: the pages know it, too. */
export const packOutcomes = [
  "installed",
  "upgraded",
  "unchanged",
  "attention",
  "changed",
  "rolled-back",
  "uninstalled",
  "refused",
] as const;
export type PackOutcome = (typeof packOutcomes)[number];
