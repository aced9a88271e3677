/** A guest that fails so often within so long is paused, until a person has looked. Apart from the count: the pages say it, too. */
export const breaker = { failures: 20, withinMs: 300_000 } as const;
