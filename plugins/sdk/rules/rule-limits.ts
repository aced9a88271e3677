export const ruleLimits = {
  standards: 20,
  conditions: 10,
  combinations: 10,
  /** Keyword expressions, lists of sentences and patterns of one rule together, steps included. */
  contents: 60,
  perShop: 200,
  /** Characters of keyword expressions, and sentences: an isolate keeps the indexes of its shops under 20 MB in all. */
  keywordsPerShop: 200_000,
  sentencesPerShop: 5_000,
} as const;
