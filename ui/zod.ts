import { config } from "zod/v4/core";

/**
 * What the pages' builds load as `zod` (`vite.config.ts`), so that whoever loads it loads this setting with it: zod compiles its parsers
 * with `new Function`, which the page's policy forbids; without, it need not even try.
 */
config({ jitless: true });

export * from "zod/v4";
